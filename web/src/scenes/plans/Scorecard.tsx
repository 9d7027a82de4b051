// The scorecard of a plan: its indicators brought into one score by declared weights, with what is missing of it.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { PlanDetail as Plan, ScorecardView } from "../../api/types";
import { DialogForm, Entry } from "../../parts/inputs";
import { Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AssessmentBadge } from "./parts";

/** A score as a bar and in figures; without one, why. */
function Score({ score, coverage }: { score?: string | undefined; coverage: number }) {
  const { say } = useSpeech();
  return (
    <span className="score">
      {score === undefined ? (
        <span className="quiet">{say("scorecards.tooLittle", { coverage })}</span>
      ) : (
        <>
          <progress max={100} value={Number(score)} aria-hidden="true" /> <strong>{score}</strong>
          <span className="quiet small"> {say("scorecards.coverage", { coverage })}</span>
        </>
      )}
    </span>
  );
}

export function Scorecard({ one }: { one: Plan }) {
  const { say, text } = useSpeech();
  const manages = useMay("manage_mandate");
  const [weighing, setWeighing] = useState(false);
  const card = useRead<ScorecardView>(`/api/plans/${one.id}/scorecard`).data;
  if (!card || (card.state === "none" && (!manages || one.list.length === 0))) return null;
  return (
    <Sheet
      title={say("scorecards.title")}
      tools={
        card.may_set &&
        one.list.length > 0 && (
          <button type="button" className="button small" onClick={() => setWeighing(true)}>
            {say("scorecards.weigh")}
          </button>
        )
      }
    >
      {card.state === "none" ? (
        <p className="quiet">{say("scorecards.none")}</p>
      ) : (
        <>
          <p className="buttons">
            <Score score={card.score} coverage={card.coverage} />
          </p>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("scorecards.title")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{say("scorecards.weighed")}</th>
                  <th scope="col" className="number">
                    {say("scorecards.weight")}
                  </th>
                  <th scope="col" className="number">
                    {say("scorecards.score")}
                  </th>
                  <th scope="col">{say("indicators.assessment")}</th>
                </tr>
              </thead>
              {card.domains.map((domain) => (
                <tbody key={domain.part.id} aria-label={text(domain.part.title)}>
                  <tr>
                    <th scope="row">
                      <Said text={domain.part.title} />
                    </th>
                    <td className="number">{domain.weight}</td>
                    <td className="number" colSpan={2}>
                      <Score score={domain.score} coverage={domain.coverage} />
                    </td>
                  </tr>
                  {domain.indicators.map((each) => (
                    <tr key={each.indicator.id}>
                      <td>
                        <span className="quiet mono">{each.code}</span>{" "}
                        <Link to={`/indicators/${each.indicator.id}`}>
                          <Said text={each.indicator.title} />
                        </Link>
                      </td>
                      <td className="number">{each.weight}</td>
                      <td className="number">{each.score ?? "–"}</td>
                      <td>
                        <AssessmentBadge of={each.assessment} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              ))}
            </table>
          </div>
          <p className="quiet small">{say("scorecards.method", { coverage: card.least_coverage })}</p>
        </>
      )}
      {weighing && <Weighing one={one} card={card} onClose={() => setWeighing(false)} />}
    </Sheet>
  );
}

const whole = (typed: string) => /^\d{1,4}$/.test(typed.trim()) && Number(typed) > 0;

function Weighing({ one, card, onClose }: { one: Plan; card: ScorecardView; onClose: () => void }) {
  const { say, text } = useSpeech();
  const { tell } = useTell();
  const domains = one.parts.filter((each) => each.kind === "domain");
  const domainOf = (part: number) => one.parts.find((each) => each.id === part)?.whole || part;
  const [least, setLeast] = useState(String(card.least_coverage || 60));
  const [parts, setParts] = useState<Record<number, string>>(
    Object.fromEntries(
      domains.map((each) => [each.id, String(card.domains.find((now) => now.part.id === each.id)?.weight ?? "")]),
    ),
  );
  const [list, setList] = useState<Record<number, string>>(
    Object.fromEntries(
      one.list.map((each) => [
        each.id,
        String(
          card.domains.flatMap((domain) => domain.indicators).find((now) => now.indicator.id === each.id)?.weight ??
            "",
        ),
      ]),
    ),
  );
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("scorecards.set"));
    onClose();
  });
  const of = (all: Record<number, string>) =>
    Object.entries(all)
      .filter(([, weight]) => weight.trim() !== "")
      .map(([id, weight]) => ({ id: Number(id), weight: Number(weight) }));
  const typed = [least, ...Object.values(parts), ...Object.values(list)].filter((each) => each.trim() !== "");
  const weighed = of(parts);
  const ready =
    typed.every(whole) && weighed.length > 0 && of(list).length > 0 && (!card.owes_reason || reason.trim() !== "");
  return (
    <DialogForm
      title={say("scorecards.weigh")}
      send={say("scorecards.weigh")}
      problem={send.error}
      idle={send.isPending || !ready}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/scorecard`,
          body: {
            least_coverage: Number(least),
            domains: weighed.map(({ id, weight }) => ({ part: id, weight })),
            indicators: of(list)
              .filter(({ id }) => {
                const part = one.list.find((each) => each.id === id)?.part.id ?? 0;
                return weighed.some((domain) => domain.id === domainOf(part));
              })
              .map(({ id, weight }) => ({ indicator: id, weight })),
            ...(reason.trim() && { reason: reason.trim() }),
          },
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("scorecards.weighWords")}</p>
      <Entry
        label="scorecards.least"
        help="scorecards.leastHelp"
        name="least_coverage"
        problem={send.error}
        required
        inputMode="numeric"
        value={least}
        onChange={setLeast}
      />
      {domains.map((domain) => (
        <fieldset key={domain.id}>
          <legend className="legend">{text(domain.title)}</legend>
          <label className="weight">
            <span>{say("scorecards.ofDomain")}</span>
            <input
              className="input"
              inputMode="numeric"
              value={parts[domain.id] ?? ""}
              onChange={(event) => setParts({ ...parts, [domain.id]: event.target.value })}
            />
          </label>
          {one.list
            .filter((each) => domainOf(each.part.id) === domain.id)
            .map((each) => (
              <label key={each.id} className="weight">
                <span>
                  {each.code} {text(each.name)}
                </span>
                <input
                  className="input"
                  inputMode="numeric"
                  value={list[each.id] ?? ""}
                  onChange={(event) => setList({ ...list, [each.id]: event.target.value })}
                />
              </label>
            ))}
        </fieldset>
      ))}
      {card.owes_reason && (
        <Entry
          long
          required
          label="parts.reason"
          name="reason"
          problem={send.error}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      )}
    </DialogForm>
  );
}
