// What an amendment changes, before and after side by side.
import type { Difference } from "../../api/types";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export function Differences({ of: all }: { of: readonly Difference[] }) {
  const { say, term } = useSpeech();
  const side = (one: Difference, which: "before" | "after") => {
    const amount = which === "before" ? one.before_amount : one.after_amount;
    const words = one[which];
    if (amount) return <Money {...amount} whole />;
    if (!words) return <span className="quiet">{say("parts.none")}</span>;
    if (one.field === "ends_on" || one.field === "due_on") return <Day day={words} />;
    if (one.field === "criteria") return <span className="quiet">{say("amendments.criteriaDiffer")}</span>;
    return <Said text={words} />;
  };
  if (all.length === 0) return <p className="quiet">{say("amendments.noDifference")}</p>;
  return (
    <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("amendments.differences")}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{say("amendments.what")}</th>
            <th scope="col">{say("amendments.before")}</th>
            <th scope="col">{say("amendments.after")}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.field + one.of}>
              <th scope="row">
                {term("differenceFields", one.field)} {one.of && <span className="mono">{one.of}</span>}
              </th>
              <td>{side(one, "before")}</td>
              <td>
                <strong>{side(one, "after")}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
