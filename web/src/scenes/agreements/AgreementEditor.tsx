// Writing an agreement: saved as it is typed, of any completeness; what keeps it from being offered is listed beside
// it, each with its place.
import { useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Agreement, AgreementTerms } from "../../api/types";
import { instantWords } from "../../parts/day_words";
import { Choice, DayEntry, Entry } from "../../parts/inputs";
import { exact } from "../../parts/money_words";
import { usePaper } from "../../parts/paper";
import { ProblemNote, Sheet } from "../../parts/Page";
import { Reasons } from "../../parts/Reasons";
import { SecondPerson } from "../../parts/SecondPerson";
import { inLanguage, useSpeech, type Word } from "../../words";
import { Checks } from "./Checks";
import { AmountEntry, Row, Tongue, WholeEntry } from "./fields";
import { OfferForm } from "./forms";
import { blankMilestone, MilestoneFields } from "./MilestoneFields";
import { ReportFields } from "./ReportFields";

export function AgreementEditor({ agreement }: { agreement: Agreement }) {
  const { say, text, term, language, locale } = useSpeech();
  const client = useQueryClient();
  const paper = usePaper<AgreementTerms>(
    `/api/awards/${agreement.id}/agreement`,
    "terms",
    agreement.terms,
    agreement.paper,
  );
  const [offering, setOffering] = useState(false);
  const terms = paper.value;
  const currency = terms.amount?.currency ?? agreement.available.currency;
  const set = (some: Partial<AgreementTerms>) => paper.change({ ...terms, ...some });
  const faults = paper.faults ?? agreement.faults;
  const put = <T,>(list: readonly T[], at: number, next: T) => list.map((one, i) => (i === at ? next : one));
  const drop = <T,>(list: readonly T[], at: number) => list.filter((_, i) => i !== at);
  const wrong = (pointer: string) => {
    const found = faults.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
    return found && inLanguage(found.title, language).words;
  };
  const sum = terms.instalments.reduce((all, one) => all + BigInt(one.minor), 0n);
  const offer = agreement.may.find((one) => one.step === "offer");
  return (
    <div className="columns">
      <div key={paper.round} className="stack">
        <Sheet title={say("portfolio.facts")}>
          <div className="form">
            <div className="pair">
              <Entry
                long
                label="agreements.purpose"
                note={<Tongue of="zh" />}
                name="purpose"
                error={wrong("/purpose")}
                value={terms.purpose.zh}
                onChange={(zh) => set({ purpose: { ...terms.purpose, zh } })}
              />
              <Entry
                long
                label="agreements.purpose"
                note={<Tongue of="en" />}
                name="purpose"
                value={terms.purpose.en}
                onChange={(en) => set({ purpose: { ...terms.purpose, en } })}
              />
            </div>
            <div className="pair">
              <Entry
                label="portfolio.lead"
                name="lead"
                error={wrong("/lead")}
                value={terms.lead}
                onChange={(lead) => set({ lead })}
              />
              <AmountEntry
                label="portfolio.amount"
                currency={currency}
                error={wrong("/amount")}
                value={terms.amount?.minor ?? ""}
                onChange={(minor) => set({ amount: { minor, currency } })}
              />
            </div>
            <div className="pair">
              <DayEntry
                label="portfolio.startsOn"
                name="starts_on"
                error={wrong("/starts_on")}
                value={terms.starts_on ?? ""}
                onChange={(day) => set(day ? { starts_on: day } : { starts_on: undefined as never })}
              />
              <DayEntry
                label="portfolio.endsOn"
                name="ends_on"
                error={wrong("/ends_on")}
                value={terms.ends_on ?? ""}
                onChange={(day) => set(day ? { ends_on: day } : { ends_on: undefined as never })}
              />
            </div>
            <div className="pair">
              <WholeEntry
                label="agreements.readinessStart"
                value={terms.readiness_at_start}
                onChange={(level) => set({ readiness_at_start: level })}
              />
              <WholeEntry
                label="agreements.readinessEnd"
                value={terms.readiness_at_end}
                onChange={(level) => set({ readiness_at_end: level })}
              />
            </div>
          </div>
        </Sheet>
        <ReportFields
          of={terms.reports}
          onChange={(reports) => set(reports ? { reports } : { reports: undefined as never })}
        />

        <Part
          title="agreements.parties"
          error={wrong("/parties")}
          onAdd={() => set({ parties: [...terms.parties, { organisation: "", recipient: false, share: 0 }] })}
        >
          {terms.parties.map((one, i) => (
            <Row
              key={i}
              what={one.organisation}
              onRemove={one.recipient ? undefined : () => set({ parties: drop(terms.parties, i) })}
            >
              <Entry
                label={one.recipient ? "agreements.recipient" : "agreements.partner"}
                name="organisation"
                error={wrong(`/parties/${i}/organisation`)}
                value={one.organisation}
                onChange={(organisation) => set({ parties: put(terms.parties, i, { ...one, organisation }) })}
              />
              <WholeEntry
                label="agreements.share"
                value={one.share}
                onChange={(share) => set({ parties: put(terms.parties, i, { ...one, share }) })}
              />
            </Row>
          ))}
        </Part>

        <Part
          title="agreements.milestones"
          error={faults.find((one) => one.pointer === "/milestones") && wrong("/milestones")}
          onAdd={() =>
            set({
              milestones: [...terms.milestones, blankMilestone(`M${terms.milestones.length + 1}`)],
            })
          }
        >
          {terms.milestones.map((one, i) => (
            <MilestoneFields
              key={i}
              at={i}
              one={one}
              wrong={wrong}
              onChange={(next) => set({ milestones: put(terms.milestones, i, next) })}
              onRemove={() => set({ milestones: drop(terms.milestones, i) })}
            />
          ))}
        </Part>

        <Part
          title="agreements.plan"
          error={faults.find((one) => one.pointer === "/instalments") && wrong("/instalments")}
          note={say("agreements.planSum", {
            sum: exact(sum.toString(), currency, locale),
            whole: exact(terms.amount?.minor ?? 0, currency, locale),
          })}
          onAdd={() =>
            set({
              instalments: [
                ...terms.instalments,
                { kind: "milestone", milestone: terms.milestones.at(-1)?.number ?? "", minor: 0 },
              ],
            })
          }
        >
          {terms.instalments.map((one, i) => (
            <Row
              key={i}
              what={`${term("instalmentKinds", one.kind)} ${one.milestone}`}
              onRemove={() => set({ instalments: drop(terms.instalments, i) })}
            >
              <Choice
                label="agreements.kind"
                name="kind"
                error={wrong(`/instalments/${i}/kind`)}
                value={one.kind}
                onChange={(kind) => {
                  const next = kind as typeof one.kind;
                  const bare = next === "advance" || next === "reimbursement";
                  set({
                    instalments: put(terms.instalments, i, {
                      ...one,
                      kind: next,
                      milestone: bare ? "" : one.milestone || (terms.milestones[0]?.number ?? ""),
                    }),
                  });
                }}
                options={(["milestone", "prize", "advance", "reimbursement"] as const).map((value) => ({
                  value,
                  words: term("instalmentKinds", value),
                }))}
              />
              {(one.kind === "milestone" || one.kind === "prize") && (
                <Choice
                  label="agreements.milestone"
                  name="milestone"
                  error={wrong(`/instalments/${i}/milestone`)}
                  value={one.milestone}
                  onChange={(milestone) => set({ instalments: put(terms.instalments, i, { ...one, milestone }) })}
                  options={[
                    { value: "", words: "" },
                    ...terms.milestones.map((each) => ({
                      value: each.number,
                      words: `${each.number} ${text(each.title)}`,
                    })),
                  ]}
                />
              )}
              <AmountEntry
                label="agreements.amount"
                currency={currency}
                error={wrong(`/instalments/${i}/minor`)}
                value={one.minor}
                onChange={(minor) => set({ instalments: put(terms.instalments, i, { ...one, minor }) })}
              />
            </Row>
          ))}
        </Part>

        <Part
          title="agreements.lines"
          note={say("agreements.linesHelp")}
          error={faults.find((one) => one.pointer === "/lines") && wrong("/lines")}
          onAdd={() => set({ lines: [...terms.lines, { code: "", title: { zh: "", en: "" }, minor: 0 }] })}
        >
          {terms.lines.map((one, i) => (
            <Row key={i} what={one.code} onRemove={() => set({ lines: drop(terms.lines, i) })}>
              <Entry
                label="agreements.lineCode"
                name="code"
                error={wrong(`/lines/${i}/code`)}
                value={one.code}
                onChange={(code) => set({ lines: put(terms.lines, i, { ...one, code }) })}
              />
              <Entry
                label="agreements.lineTitle"
                note={<Tongue of="zh" />}
                name="title"
                error={wrong(`/lines/${i}/title`)}
                value={one.title.zh}
                onChange={(zh) => set({ lines: put(terms.lines, i, { ...one, title: { ...one.title, zh } }) })}
              />
              <Entry
                label="agreements.lineTitle"
                note={<Tongue of="en" />}
                name="title"
                value={one.title.en}
                onChange={(en) => set({ lines: put(terms.lines, i, { ...one, title: { ...one.title, en } }) })}
              />
              <AmountEntry
                label="agreements.amount"
                currency={currency}
                error={wrong(`/lines/${i}/minor`)}
                value={one.minor}
                onChange={(minor) => set({ lines: put(terms.lines, i, { ...one, minor }) })}
              />
            </Row>
          ))}
        </Part>
      </div>

      <div className="stack sticky">
        <Sheet title={say("agreements.title")}>
          <p className="quiet" role="status">
            {paper.saved
              ? say("agreements.savedAt", { time: instantWords(paper.saved, locale) })
              : say("agreements.saving")}
          </p>
          <ProblemNote problem={paper.problem} />
          {faults.length === 0 ? (
            <p>{say("agreements.ready")}</p>
          ) : (
            <>
              <p>{say("agreements.faults", { count: faults.length })}</p>
              <ul className="lines">
                {faults.slice(0, 12).map((one, i) => (
                  <li key={i}>
                    <code>{one.pointer}</code>
                    <span>{inLanguage(one.title, language).words}</span>
                    {one.detail && <span className="quiet">{one.detail}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="buttons">
            <button
              type="button"
              className="button main"
              aria-disabled={!offer?.allowed || faults.length > 0}
              aria-describedby="offer-why"
              onClick={() => {
                if (!offer?.allowed || faults.length > 0) return;
                void paper.flush().then(() => setOffering(true));
              }}
            >
              {term("awardSteps", "offer")}
            </button>
          </div>
          <div className="quiet" id="offer-why">
            {offer?.lines ? (
              <Reasons lines={offer.lines} />
            ) : (
              !offer?.allowed && offer && inLanguage(offer.remedy, language).words
            )}
            {offer?.second_person && <SecondPerson wanted={offer.second_person} />}
          </div>
        </Sheet>
        <Checks agreement={agreement} before={() => paper.flush().then(() => client.invalidateQueries())} />
      </div>
      {offering && (
        <OfferForm
          agreement={{ ...agreement, terms }}
          onClose={() => {
            paper.forget();
            setOffering(false);
          }}
        />
      )}
    </div>
  );
}

function Part({
  title,
  note,
  error,
  onAdd,
  children,
}: {
  title: Word;
  note?: string;
  error?: string | undefined;
  onAdd: () => void;
  children: ReactNode;
}) {
  const { say } = useSpeech();
  return (
    <Sheet
      title={say(title)}
      tools={
        <button type="button" className="button small" onClick={onAdd}>
          {say("agreements.add")} <span className="hidden">{say(title)}</span>
        </button>
      }
    >
      <div className="stack">
        {note && <p className="quiet">{note}</p>}
        {children}
        {error && <p className="field-error">{error}</p>}
      </div>
    </Sheet>
  );
}
