// The figures a plan still waits for, unit by unit: each unit's table goes out as a file, is filled in and imported.
import { Link, useParams, useSearchParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { FigureDue, FiguresDue as Due } from "../../api/types";
import { Export } from "../../parts/Export";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export default function FiguresDue() {
  const { id = "" } = useParams();
  const mine = useSearchParams()[0].get("mine") === "true";
  const read = useRead<Due>("/api/figures-due", { plan: id, ...(mine && { mine: "true" }) });
  return <Waiting read={read}>{(due) => <Shown due={due} mine={mine} />}</Waiting>;
}

/** In the order they come, those that share a key together. */
function groups<T, K>(of: readonly T[], key: (one: T) => K): T[][] {
  const found = new Map<K, T[]>();
  for (const one of of) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return [...found.values()];
}

function Shown({ due, mine }: { due: Due; mine: boolean }) {
  const { say, text } = useSpeech();
  const reads = useMay("read_mandate") && !mine;
  const manages = useMay("manage_mandate");
  return (
    <>
      <Head
        title={say("figuresDue.title")}
        crumbs={
          reads
            ? [
                { to: "/plans", words: say("plans.title") },
                { to: `/plans/${due.plan.id}`, words: text(due.plan.title) },
              ]
            : [{ to: "/my-duties", words: say("directives.mine") }]
        }
        sub={
          <span>{reads ? say("figuresDue.words") : say("figuresDue.ownWords", { plan: text(due.plan.title) })}</span>
        }
      >
        <Export path="/api/figures-due" query={{ plan: due.plan.id, ...(mine && { mine: "true" }) }} />
        {due.may_bring && (
          <Link className="button" to={`/plans/${due.plan.id}/import`}>
            {say(manages && !mine ? "plans.import" : "figuresDue.bring")}
          </Link>
        )}
      </Head>
      {due.figures.length === 0 && (
        <div className="sheet">
          <Empty icon="check" title={say("figuresDue.none")} />
        </div>
      )}
      <div className="stack">
        {groups(due.figures, (one) => one.owner?.id).map((mine) => (
          <Unit key={mine[0]?.owner?.id ?? 0} plan={due.plan.id} of={mine} />
        ))}
      </div>
    </>
  );
}

function Unit({ plan, of }: { plan: number; of: FigureDue[] }) {
  const { say, text } = useSpeech();
  const owner = of[0]?.owner;
  const name = owner ? text(owner.title) : say("figuresDue.noUnit");
  return (
    <Sheet
      flush
      title={owner ? <Said text={owner.title} badge /> : name}
      tools={owner && <Export path="/api/figures-due" query={{ plan, owner: owner.id }} />}
    >
      <div className="gridbox" tabIndex={0} role="region" aria-label={name}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("indicators.one")}</th>
              <th scope="col">{say("figuresDue.periods")}</th>
              <th scope="col" className="number">
                {say("figuresDue.count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups(of, (one) => one.indicator).map((owed) => (
              <Owed key={owed[0]?.indicator} of={owed} />
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function Owed({ of }: { of: FigureDue[] }) {
  const [first] = of;
  if (!first) return null;
  return (
    <tr>
      <td className="cut">
        <span className="quiet mono">{first.code}</span>{" "}
        <Link to={`/indicators/${first.indicator}`}>
          <Said text={{ zh: first.name_zh, en: first.name_en }} />
        </Link>
      </td>
      <td>{of.map((one) => one.period).join(" · ")}</td>
      <td className="number">{of.length}</td>
    </tr>
  );
}
