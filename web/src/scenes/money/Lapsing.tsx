// What of a year's money may lapse at its end, and how spending goes against an even course.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { LapsingItem, LapsingView, Money as MoneyValue } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Export } from "../../parts/Export";
import { Figures } from "../../parts/Figures";
import { FilterBar, type Chosen, type Filter } from "../../parts/Filters";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { YearBadge } from "../years/Years";
import { Burn } from "./Burn";
import { share } from "./flow";

const figures = ["years.granted", "years.atRisk", "years.bound", "years.paid", "years.expected"] as const;

const filters: readonly Filter[] = [{ name: "fiscal_year", label: "money.fiscalYear", is: "year" }];

export default function Lapsing() {
  const { say } = useSpeech();
  const { values, set, clear } = useAddress(["fiscal_year"]);
  const chosen: Chosen = { filters, values, set, clear };
  const read = useRead<LapsingView>("/api/lapsing", values);
  return (
    <>
      <Head
        title={say("years.lapsing")}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/years", words: say("years.title") },
        ]}
        sub={<span>{say("years.lapsingWords")}</span>}
      >
        <Export path="/api/lapsing" query={values} />
      </Head>
      <FilterBar chosen={chosen} />
      <Waiting read={read}>{(view) => <Shown view={view} />}</Waiting>
    </>
  );
}

function Shown({ view }: { view: LapsingView }) {
  const { say } = useSpeech();
  return (
    <div className="stack">
      <Figures
        of={[
          {
            label: say("money.fiscalYear"),
            value: <Link to={`/money/years/${view.fiscal_year}`}>{view.fiscal_year}</Link>,
          },
          { label: say("years.state"), value: <YearBadge state={view.state} /> },
          { label: say("years.through"), value: <Day day={view.last_on} /> },
          { label: say("years.daysLeft"), value: view.days_left },
        ]}
      />
      {view.appropriations.length === 0 ? (
        <div className="sheet">
          <Empty icon="money" title={say("years.none")} words={say("money.noneWords")} />
        </div>
      ) : (
        <Sheet flush>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.lapsing")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{say("years.appropriation")}</th>
                  {figures.map((word) => (
                    <th key={word} scope="col" className="number">
                      {say(word)}
                    </th>
                  ))}
                  <th scope="col">{say("years.burn")}</th>
                </tr>
              </thead>
              <tbody>
                {view.appropriations.map((one) => (
                  <Row key={one.id} one={one} />
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
      )}
      {view.appropriations.map((one) => (
        <Burn key={one.id} of={{ appropriation: one.id }} about={one.title} />
      ))}
    </div>
  );
}

function Row({ one }: { one: LapsingItem }) {
  const { say } = useSpeech();
  const behind = BigInt(one.paid.minor) < BigInt(one.expected.minor);
  const part = (of: MoneyValue) => (
    <>
      <Money {...of} /> <small className="quiet">{share(BigInt(of.minor), BigInt(one.granted.minor))}</small>
    </>
  );
  return (
    <tr>
      <td className="cut">
        <Link to={`/money/appropriations/${one.id}`}>
          <Said text={one.title} />
        </Link>
      </td>
      <td className="number">
        <Money {...one.granted} />
      </td>
      <td className="number">{part(one.at_risk)}</td>
      <td className="number">
        <Money {...one.bound} />
      </td>
      <td className="number">{part(one.paid)}</td>
      <td className="number">
        <Money {...one.expected} />
      </td>
      <td>
        <Course one={one} />{" "}
        <span className={`badge ${behind ? "warn" : "good"}`}>{say(behind ? "years.behind" : "years.ahead")}</span>
      </td>
    </tr>
  );
}

/** Paid month by month, one bar each, to the largest. */
function Course({ one }: { one: LapsingItem }) {
  const most = one.months.reduce((all, each) => Math.max(all, Number(each.minor)), 0);
  if (most <= 0) return null;
  return (
    <svg
      className="course"
      width={one.months.length * 6}
      height="20"
      role="img"
      aria-label={one.months.map((each) => each.month).join(", ")}
    >
      {one.months.map((each, i) => {
        const high = Math.max(1, Math.round((Math.max(0, Number(each.minor)) / most) * 20));
        return <rect key={each.month} x={i * 6} y={20 - high} width="4" height={high} fill="currentcolor" />;
      })}
    </svg>
  );
}
