// Asking for an amendment: what shall change, compared at once with what is agreed now.
import { useEffect, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router-dom";
import { newKey, post, type Problem } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type {
  AmendmentPreview,
  AmendmentType,
  AwardDetail,
  MilestoneTerms,
  MyAwards,
  StopReason,
} from "../../api/types";
import { isDay } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { Choice, DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { plainAmount, readAmount } from "../../parts/money_words";
import { Head, NotFound, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { amendmentTypes, stopReasons } from "../../words/terms";
import { useSide } from "./side";
import { inLanguage, useSpeech } from "../../words";
import { blankMilestone, MilestoneFields } from "../agreements/MilestoneFields";
import { Faults } from "./AmendmentDetail";
import { Differences } from "./Differences";

interface Draft {
  type: AmendmentType;
  ends_on: string;
  due: Record<string, string>;
  /** Those not passed yet, as they shall be; null as long as they are as agreed. */
  milestones: readonly MilestoneTerms[] | null;
  tranches: Record<string, string>;
  from_line: string;
  to_line: string;
  amount: string;
  milestone: string;
  lead: string;
  organisation: number | null;
  resume_on: string;
  stop_reason: StopReason;
  reason: string;
}
const blank: Draft = {
  type: "extension",
  ends_on: "",
  due: {},
  milestones: null,
  tranches: {},
  from_line: "",
  to_line: "",
  amount: "",
  milestone: "",
  lead: "",
  organisation: null,
  resume_on: "",
  stop_reason: "cannot_work",
  reason: "",
};

/** The award it is about, as the office and as its team have it. */
type About = Pick<AwardDetail, "id" | "number" | "amount">;

export default function AmendmentForm() {
  return useSide().office ? <OfOffice /> : <OfTeam />;
}

function OfOffice() {
  const { id = "" } = useParams();
  const read = useRead<AwardDetail>(`/api/awards/${id}`);
  return <Waiting read={read}>{(award) => <Asking award={award} />}</Waiting>;
}

function OfTeam() {
  const { id = "" } = useParams();
  const read = useRead<MyAwards>("/api/my-awards");
  return (
    <Waiting read={read}>
      {(mine) => {
        const award = mine.items.find((one) => one.id === Number(id));
        return award ? <Asking award={award} /> : <NotFound />;
      }}
    </Waiting>
  );
}

/** The change as the server takes it: only the particulars of its type, and of those only what was filled in. */
function changeOf(value: Draft, preview: AmendmentPreview | null, currency: string): Record<string, unknown> {
  const amount = readAmount(value.amount, currency);
  const money = "refusal" in amount ? {} : { amount: { minor: amount.minor, currency } };
  const day = (name: "ends_on" | "resume_on") => (isDay(value[name]) ? { [name]: value[name] } : {});
  switch (value.type) {
    case "extension": {
      const due = Object.entries(value.due)
        .filter(([, on]) => isDay(on))
        .map(([milestone, due_on]) => ({ milestone, due_on }));
      return { ...day("ends_on"), ...(due.length > 0 && { due }) };
    }
    case "milestones": {
      const agreed = preview?.terms?.instalments ?? [];
      const milestones = value.milestones ?? notPassed(preview);
      return {
        milestones,
        instalments: milestones.flatMap(({ number }) => {
          const written = readAmount(value.tranches[number] ?? "", currency);
          const before = agreed.filter((one) => one.milestone === number);
          if ("refusal" in written) return before;
          const others = before.filter((one) => one.kind !== "milestone");
          return [...others, { kind: "milestone", milestone: number, minor: written.minor }];
        }),
      };
    }
    case "budget":
      return {
        ...money,
        ...(value.from_line && { from_line: value.from_line }),
        ...(value.to_line && { to_line: value.to_line }),
      };
    case "amount":
      return {
        ...money,
        ...(value.milestone && { milestone: value.milestone }),
        ...(value.to_line && { to_line: value.to_line }),
      };
    case "lead":
      return value.lead.trim() ? { lead: value.lead.trim() } : {};
    case "organisation":
      return value.organisation ? { organisation: value.organisation } : {};
    case "pause":
      return day("resume_on");
    case "stop":
      return { stop_reason: value.stop_reason };
  }
}

const notPassed = (preview: AmendmentPreview | null) =>
  (preview?.terms?.milestones ?? []).filter((one) => !preview?.passed.includes(one.number));

/** The first number of the form M1, M2, … that no milestone bears. */
function freeNumber(taken: readonly string[]) {
  let at = 1;
  while (taken.includes(`M${at}`)) at += 1;
  return `M${at}`;
}

function Asking({ award }: { award: About }) {
  const side = useSide();
  const { say, term, text, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [search] = useSearchParams();
  const asked = search.get("type");
  const draft = useDraft<Draft>(`amendment ${award.id}`, {
    ...blank,
    ...(asked && asked in amendmentTypes && { type: asked as AmendmentType }),
  });
  const { value, change } = draft;
  const [preview, setPreview] = useState<AmendmentPreview | null>(null);
  const [tried, setTried] = useState(false);
  const currency = award.amount?.currency ?? "CNY";
  const body = { award: award.id, type: value.type, change: changeOf(value, preview, currency) };
  const written = JSON.stringify(body);
  useEffect(() => {
    let gone = false;
    const waiting = window.setTimeout(() => {
      post<AmendmentPreview>("/api/amendment-previews", JSON.parse(written) as unknown, newKey()).then(
        (seen) => {
          if (!gone) setPreview(seen);
        },
        (problem: Problem) => {
          if (!gone) setPreview((before) => before && { ...before, differences: [], faults: problem.errors });
        },
      );
    }, 300);
    return () => {
      gone = true;
      window.clearTimeout(waiting);
    };
  }, [written]);
  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("amendments.sent"));
    go(side.amendment(made.id));
  });
  const problem = send.error;
  const terms = preview?.terms;
  const open = notPassed(preview);
  const milestones = value.milestones ?? open;
  // The server names a milestone by its place in the changed agreement: those passed stand first.
  const passed = (terms?.milestones.length ?? 0) - open.length;
  const milestoneOf = (pointer: string) => {
    const at = /^\/milestones\/(\d+)/.exec(pointer)?.[1];
    return at === undefined ? "" : (milestones[Number(at) - passed]?.number ?? "");
  };
  const tranche = (number: string) => {
    const agreed = terms?.instalments.find((one) => one.milestone === number && one.kind === "milestone");
    return agreed ? plainAmount(agreed.minor, currency) : "";
  };
  const lines = [
    { value: "", words: say("parts.choose") },
    ...(terms?.lines ?? []).map((one) => ({ value: one.code, words: `${one.code} · ${text(one.title)}` })),
  ];
  const wrong = (pointer: string) => {
    const found = preview?.faults.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
    return found && inLanguage(found.title, language).words;
  };
  const days = (
    <div className="pair">
      {open.map((one) => (
        <DayEntry
          key={one.number}
          label="amendments.dueOf"
          name={`due/${one.number}`}
          note={
            <span className="quiet">
              {one.number} {text(one.title)} · {one.due_on}
            </span>
          }
          value={value.due[one.number] ?? ""}
          onChange={(on) => change({ due: { ...value.due, [one.number]: on } })}
        />
      ))}
    </div>
  );
  const line = (name: "from_line" | "to_line", label: "amendments.fromLine" | "amendments.toLine") => (
    <Choice
      label={label}
      name={`change/${name}`}
      problem={problem}
      options={lines}
      value={value[name]}
      onChange={(code) => change({ [name]: code })}
    />
  );
  const amount = (label: "amendments.moved" | "amendments.newAmount") => (
    <Entry
      label={label}
      name="change/amount"
      problem={problem}
      inputMode="decimal"
      note={<span className="quiet">{currency}</span>}
      value={value.amount}
      onChange={(typed) => change({ amount: typed })}
    />
  );
  return (
    <>
      <Head
        title={`${say("amendments.ask")} · ${award.number}`}
        heading={say("amendments.ask")}
        crumbs={side.crumbs({ id: award.id, name: award.number })}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank)} />}
      />
      <div className="columns">
        <Sheet>
          <Form
            send={say("amendments.ask")}
            problem={problem}
            idle={send.isPending}
            onSend={() => {
              setTried(true);
              if (value.reason.trim())
                send.mutate({ path: "/api/amendments", body: { ...body, reason: value.reason.trim() } });
            }}
          >
            <Choice
              label="amendments.type"
              name="type"
              problem={problem}
              options={Object.keys(amendmentTypes)
                // Another organisation is chosen from a list that teams do not read.
                .filter((one) => side.office || one !== "organisation")
                .map((one) => ({ value: one, words: term("amendmentTypes", one) }))}
              value={value.type}
              onChange={(type) => change({ type: type as AmendmentType })}
            />
            {value.type === "extension" && (
              <>
                <DayEntry
                  label="amendments.newEnd"
                  name="change/ends_on"
                  problem={problem}
                  required
                  value={value.ends_on}
                  onChange={(ends_on) => change({ ends_on })}
                />
                {days}
              </>
            )}
            {value.type === "milestones" && (
              <>
                {milestones.map((one, i) => (
                  <MilestoneFields
                    key={i}
                    at={passed + i}
                    one={one}
                    wrong={wrong}
                    onChange={(next) => change({ milestones: milestones.map((each, k) => (k === i ? next : each)) })}
                    onRemove={() => change({ milestones: milestones.filter((_, k) => k !== i) })}
                  >
                    <Entry
                      label="amendments.tranche"
                      name={`tranche/${one.number}`}
                      inputMode="decimal"
                      note={<span className="quiet">{currency}</span>}
                      value={value.tranches[one.number] ?? tranche(one.number)}
                      onChange={(typed) => change({ tranches: { ...value.tranches, [one.number]: typed } })}
                    />
                  </MilestoneFields>
                ))}
                <div className="buttons">
                  <button
                    type="button"
                    className="button small"
                    onClick={() => {
                      const taken = [...(terms?.milestones ?? []), ...milestones].map((one) => one.number);
                      change({ milestones: [...milestones, blankMilestone(freeNumber(taken))] });
                    }}
                  >
                    {say("agreements.addMilestone")}
                  </button>
                </div>
              </>
            )}
            {value.type === "budget" && (
              <>
                <div className="pair">
                  {line("from_line", "amendments.fromLine")}
                  {line("to_line", "amendments.toLine")}
                </div>
                {amount("amendments.moved")}
              </>
            )}
            {value.type === "amount" && (
              <>
                {amount("amendments.newAmount")}
                <Choice
                  label="amendments.trancheOf"
                  name="change/milestone"
                  problem={problem}
                  options={[
                    { value: "", words: say("parts.choose") },
                    ...open.map((one) => ({ value: one.number, words: `${one.number} · ${text(one.title)}` })),
                  ]}
                  value={value.milestone}
                  onChange={(milestone) => change({ milestone })}
                />
                {lines.length > 1 && line("to_line", "amendments.toLine")}
              </>
            )}
            {value.type === "lead" && (
              <Entry
                label="portfolio.lead"
                name="change/lead"
                problem={problem}
                required
                value={value.lead}
                onChange={(lead) => change({ lead })}
              />
            )}
            {value.type === "organisation" && (
              <Lookup
                label="portfolio.organisation"
                name="change/organisation"
                problem={problem}
                required
                path="/api/organisations"
                value={value.organisation}
                onChoose={(organisation) => change({ organisation })}
              />
            )}
            {value.type === "pause" && (
              <DayEntry
                label="amendments.resumeOn"
                name="change/resume_on"
                problem={problem}
                value={value.resume_on}
                onChange={(resume_on) => change({ resume_on })}
              />
            )}
            {value.type === "stop" && (
              <>
                <p className="quiet">{say("amendments.stopWords")}</p>
                <Choice
                  label="amendments.stopReason"
                  name="change/stop_reason"
                  problem={problem}
                  options={Object.keys(stopReasons).map((one) => ({ value: one, words: term("stopReasons", one) }))}
                  value={value.stop_reason}
                  onChange={(stop_reason) => change({ stop_reason: stop_reason as StopReason })}
                />
              </>
            )}
            <Entry
              long
              label="parts.reason"
              help="parts.reasonHelp"
              name="reason"
              required
              problem={problem}
              error={tried && !value.reason.trim() ? say("parts.needed") : undefined}
              value={value.reason}
              onChange={(reason) => change({ reason })}
            />
          </Form>
        </Sheet>
        <Sheet title={say("amendments.differences")} flush={(preview?.differences.length ?? 0) > 0}>
          {preview && <Differences of={preview.differences} />}
          {preview && <Faults of={preview.faults} where={milestoneOf} />}
        </Sheet>
      </div>
    </>
  );
}
