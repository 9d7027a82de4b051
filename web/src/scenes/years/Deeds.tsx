// What is done with money left over at the end of a year: chosen, shown entry by entry, then posted all at once.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { Appropriation, FiscalYearDetail, Page, YearEndDeed, YearEndPreview } from "../../api/types";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, Form } from "../../parts/inputs";
import { ProblemNote, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Money, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";

const shown = 100;
const stagesOf: Record<YearEndDeed, readonly (keyof typeof terms.stages)[]> = {
  carry_forward: ["appropriated", "allotted", "committed"],
  lapse: ["appropriated", "allotted", "returned"],
  remit: ["lapsed"],
};

export function Deeds({ one }: { one: FiscalYearDetail }) {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const first = one.appropriations[0];
  const [deed, setDeed] = useState<YearEndDeed>(one.state === "closed" ? "remit" : "carry_forward");
  const [pool, setPool] = useState(first ? String(first.id) : "");
  const [into, setInto] = useState("");
  const [stage, setStage] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [asked, setAsked] = useState<Record<string, string> | null>(null);
  const [tried, setTried] = useState(false);
  const currency = one.appropriations.find((each) => String(each.id) === pool)?.currency;
  const later = useRead<Page<Appropriation>>("/api/appropriations", { limit: 200, sort: "fiscal_year" });
  const targets = (later.data?.items ?? []).filter(
    (each) => each.fiscal_year > one.year && each.granted.currency === currency,
  );
  const path = `/api/years/${one.year}/deeds`;
  const preview = useRead<YearEndPreview>(path, asked ?? {}, asked !== null);
  const send = useChange<{ posted: number }>((done) => {
    tell(say("years.posted", { count: done.posted }));
    setAsked(null);
  });
  const again =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setAsked(null);
    };
  const missing = !decision.text.trim() || (deed === "carry_forward" && !into);
  const look = () => {
    setTried(true);
    send.reset();
    if (missing) return;
    setAsked({
      deed,
      appropriation: pool,
      decision: decision.text.trim(),
      ...(deed === "carry_forward" && { to: into }),
      ...(stage && { stage }),
    });
  };
  const problem = asked ? preview.error : null;
  const there = asked && preview.data && !preview.isPlaceholderData && !preview.error ? preview.data : null;
  return (
    <Sheet title={say("years.decide")}>
      <Form
        className="form narrow"
        send={say("years.preview")}
        problem={problem}
        idle={preview.isFetching}
        onSend={look}
      >
        <p className="quiet">{say("years.decideWords")}</p>
        <div className="pair">
          <Choice
            label="money.appropriation"
            name="appropriation"
            problem={problem}
            options={one.appropriations.map((each) => ({
              value: String(each.id),
              words: `${each.code} · ${text(each.title)}`,
            }))}
            value={pool}
            onChange={again(setPool)}
          />
          <Choice
            label="years.deed"
            name="deed"
            problem={problem}
            options={(one.state === "closed" ? (["remit"] as const) : (Object.keys(stagesOf) as YearEndDeed[])).map(
              (each) => ({ value: each, words: term("yearEndDeeds", each) }),
            )}
            value={deed}
            onChange={again((value: string) => {
              setDeed(value as YearEndDeed);
              setStage("");
            })}
          />
        </div>
        <div className="pair">
          {deed === "carry_forward" && (
            <Choice
              label="years.into"
              name="to"
              problem={problem}
              required
              error={tried && !into ? say("parts.needed") : undefined}
              options={[
                { value: "", words: say("parts.choose") },
                ...targets.map((each) => ({ value: String(each.id), words: `${each.code} · ${text(each.title)}` })),
              ]}
              value={into}
              onChange={again(setInto)}
            />
          )}
          <Choice
            label="years.onlyStage"
            name="stage"
            problem={problem}
            options={[
              { value: "", words: say("years.allStages") },
              ...stagesOf[deed].map((each) => ({ value: each, words: term("stages", each) })),
            ]}
            value={stage}
            onChange={again(setStage)}
          />
        </div>
        <DecisionEntry
          label="money.decision"
          problem={problem}
          required
          error={tried && !decision.text.trim() ? say("parts.needed") : undefined}
          value={decision}
          onChange={again(setDecision)}
        />
      </Form>
      {there && there.entries.length === 0 && <p role="status">{say("years.nothing")}</p>}
      {there && there.entries.length > 0 && (
        <div className="stack">
          <p role="status">
            {say("years.previewOf", { count: there.entries.length, amount: "" })} <Money {...there.sum} />
          </p>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.preview")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{say("money.stage")}</th>
                  <th scope="col">{say("money.programme")}</th>
                  <th scope="col">{say("money.award")}</th>
                  <th scope="col" className="number">
                    {say("money.amount")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {there.entries.slice(0, shown).map((line) => (
                  <tr key={line.cause}>
                    <td>{term("stages", line.stage)}</td>
                    <td className="cut">{line.programme && <Said text={line.programme.title} />}</td>
                    <td className="mono">{line.award?.name}</td>
                    <td className="number">
                      <Money {...line.amount} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {there.entries.length > shown && <p className="quiet">… +{there.entries.length - shown}</p>}
          <ProblemNote problem={send.error} />
          <div className="buttons">
            <button
              type="button"
              className="button main"
              aria-disabled={send.isPending}
              onClick={() => {
                if (send.isPending || !asked) return;
                const { appropriation, to, ...rest } = asked;
                send.mutate({
                  path,
                  body: { ...rest, appropriation: Number(appropriation), ...(to && { to: Number(to) }) },
                  decidedIn: decision.item,
                });
              }}
            >
              {say("years.postAll")}
            </button>
          </div>
        </div>
      )}
    </Sheet>
  );
}
