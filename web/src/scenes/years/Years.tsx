// The fiscal years that have appropriations, and how each stands.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { FiscalYears, YearState } from "../../api/types";
import { Export } from "../../parts/Export";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Day } from "../../parts/Words";
import { useSpeech } from "../../words";

export function YearBadge({ state }: { state: YearState }) {
  const { term } = useSpeech();
  const tone = state === "closed" ? "good" : state === "open" ? "water" : "warn";
  return <span className={`badge ${tone}`}>{term("yearStates", state)}</span>;
}

export default function Years() {
  const { say } = useSpeech();
  const read = useRead<FiscalYears>("/api/years");
  return (
    <>
      <Head
        title={say("years.title")}
        crumbs={[{ to: "/money", words: say("money.title") }]}
        sub={<span>{say("years.words")}</span>}
      >
        <Link className="button" to="/money/books">
          {say("years.books")}
        </Link>
        <Export path="/api/years" query={{}} />
        <Link className="button" to="/money/lapsing">
          {say("years.lapsing")}
        </Link>
      </Head>
      <Waiting read={read}>{(view) => <Listed view={view} />}</Waiting>
    </>
  );
}

function Listed({ view }: { view: FiscalYears }) {
  const { say } = useSpeech();
  if (view.years.length === 0)
    return (
      <div className="sheet">
        <Empty icon="money" title={say("years.none")} words={say("money.noneWords")} />
      </div>
    );
  return (
    <Sheet flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.title")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("money.fiscalYear")}</th>
              <th scope="col">{say("years.state")}</th>
              <th scope="col">{say("years.from")}</th>
              <th scope="col">{say("years.through")}</th>
              <th scope="col" className="number">
                {say("years.count")}
              </th>
              <th scope="col">{say("money.currency")}</th>
            </tr>
          </thead>
          <tbody>
            {view.years.map((one) => (
              <tr key={one.year}>
                <td>
                  <Link to={`/money/years/${one.year}`}>{one.year}</Link>
                  {one.year === view.current && <span className="quiet"> · {say("years.present")}</span>}
                </td>
                <td>
                  <YearBadge state={one.state} />
                </td>
                <td>
                  <Day day={one.first_on} />
                </td>
                <td>
                  <Day day={one.last_on} />
                </td>
                <td className="number">{one.appropriations}</td>
                <td>{one.currencies.join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
