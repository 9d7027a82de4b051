// A milestone from the team's side: the report, saved as it is typed, and what became of earlier ones.
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { Problem, upload } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type { MilestoneDetail, MilestoneReport, Upload } from "../../api/types";
import { instantWords } from "../../parts/day_words";
import { Entry } from "../../parts/inputs";
import { usePaper } from "../../parts/paper";
import { Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Moment, Money, Said, State } from "../../parts/Words";
import { inLanguage, useSpeech } from "../../words";
import { NumberEntry } from "../agreements/fields";
import { CriteriaTable, Submissions, Target } from "../milestones/Evidence";
import { GateMark } from "../milestones/Milestones";
import { Timing } from "../milestones/Timing";

export default function Report() {
  const { id = "" } = useParams();
  const read = useRead<MilestoneDetail>(`/api/milestones/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: MilestoneDetail }) {
  const { say, text, term } = useSpeech();
  const writing = one.state === "active" || one.state === "planned";
  return (
    <>
      <Head
        title={`${one.number} ${text(one.title)}`}
        heading={
          <>
            {one.number} <Said text={one.title} badge />
          </>
        }
        crumbs={[{ to: "/my-awards", words: say("agreements.mine") }]}
        sub={
          <>
            <State of="milestoneStates" state={one.state} />
            {one.gate && <GateMark />}
            <Timing of={one} />
            <Money {...one.tranche} />
          </>
        }
      />
      <div className="stack">
        {one.said.length > 0 && (
          <Sheet title={say("agreements.said")}>
            <ul className="lines">
              {one.said.map((word) => (
                <li key={word.id}>
                  <strong>{term("milestoneSteps", word.step)}</strong>
                  <span>
                    <Said text={word.text} />
                  </span>
                  <span className="quiet">
                    <Moment at={word.at} />
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {writing ? <Editor one={one} /> : <CriteriaTable of={one.criteria} />}
        {one.submissions.length > 0 && <Submissions of={one} />}
      </div>
    </>
  );
}

function Editor({ one }: { one: MilestoneDetail }) {
  const { say, text, term, language, locale } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const paper = usePaper<MilestoneReport>(`/api/milestones/${one.id}/report`, "report", one.report, one.paper);
  const [problem, setProblem] = useState<Problem | null>(null);
  const report = paper.value;
  const set = (some: Partial<MilestoneReport>) => paper.change({ ...report, ...some });
  const measurements = one.criteria.map((_, i) => report.measurements[i] ?? { reason: "" });
  const measure = (i: number, some: Partial<(typeof measurements)[number]>) =>
    set({ measurements: measurements.map((each, k) => (k === i ? { ...each, ...some } : each)) });
  const faults = paper.faults ?? one.faults;
  const submit = one.may.find((each) => each.step === "submit");
  const send = useChange(() => {
    paper.forget();
    tell(say("agreements.handedInDone"));
    go("/my-awards");
  });
  const choose = async (files: FileList | null) => {
    const chosen = files?.[0];
    if (!chosen) return;
    try {
      const kept = await upload<Upload>("/api/uploads", chosen, () => undefined);
      set({ files: [...report.files, { name: kept.name, digest: kept.digest, size: kept.size }] });
      setProblem(null);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
    }
  };
  return (
    <Sheet title={say("agreements.reportTitle")}>
      <form
        key={paper.round}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit?.allowed || faults.length > 0) return;
          void paper
            .flush()
            .then(() => send.mutate({ path: `/api/milestones/${one.id}/submission`, body: { report } }));
        }}
      >
        {one.criteria.map((each, i) => (
          <fieldset key={i} className="criterion">
            <legend>
              <Said text={each.criterion.metric} />{" "}
              <span className="quiet">
                <Target of={each.criterion} />
              </span>
            </legend>
            <div className="pair">
              <NumberEntry
                label="agreements.measured"
                words={
                  each.criterion.unit
                    ? say("agreements.measuredIn", { what: say("agreements.measured"), unit: each.criterion.unit })
                    : say("agreements.measured")
                }
                value={measurements[i]?.value}
                onChange={(value) => measure(i, { value: value as never })}
              />
              {!measurements[i]?.value && (
                <Entry
                  label="agreements.reason"
                  name="reason"
                  value={measurements[i]?.reason ?? ""}
                  onChange={(reason) => measure(i, { reason })}
                />
              )}
            </div>
          </fieldset>
        ))}
        <div className="field">
          <span className="label">{say("agreements.files")}</span>
          {report.files.map((file, i) => (
            <span key={file.digest} className="with-button">
              <a href={`/api/milestones/${one.id}/files/${file.digest}`} download={file.name}>
                {file.name}
              </a>
              <button
                type="button"
                className="button plain small"
                aria-label={say("agreements.remove", { what: file.name })}
                onClick={() => set({ files: report.files.filter((_, k) => k !== i) })}
              >
                ✕
              </button>
            </span>
          ))}
          <label className="button">
            {say("agreements.addFile")}
            <input type="file" className="hidden" onChange={(event) => void choose(event.target.files)} />
          </label>
        </div>
        {report.links.map((link, i) => (
          <Entry
            key={i}
            label="agreements.link"
            name="link"
            value={link}
            onChange={(typed) => set({ links: report.links.map((each, k) => (k === i ? typed : each)) })}
          />
        ))}
        <div className="buttons">
          <button type="button" className="button" onClick={() => set({ links: [...report.links, ""] })}>
            {say("agreements.addLink")}
          </button>
        </div>
        <Entry
          long
          label="agreements.account"
          name="account"
          value={report.account}
          onChange={(account) => set({ account })}
        />
        <p className="quiet" role="status">
          {paper.saved
            ? say("agreements.savedAt", { time: instantWords(paper.saved, locale) })
            : say("agreements.saving")}
        </p>
        <ProblemNote problem={problem ?? paper.problem ?? send.error} />
        {faults.length > 0 ? (
          <>
            <p>{say("agreements.reportFaults", { count: faults.length })}</p>
            <ul className="lines">
              {faults.map((fault, i) => (
                <li key={i}>
                  {inLanguage(fault.title, language).words} <span className="quiet">{fault.detail}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{say("agreements.reportReady")}</p>
        )}
        <div className="buttons">
          <button
            type="submit"
            className="button main"
            aria-disabled={!submit?.allowed || faults.length > 0}
            disabled={send.isPending}
          >
            {say("agreements.handIn")}
          </button>
        </div>
        {submit && !submit.allowed && <p className="quiet">{text(submit.remedy) || text(submit.title)}</p>}
        {!submit && <p className="quiet">{term("milestoneStates", one.state)}</p>}
      </form>
    </Sheet>
  );
}
