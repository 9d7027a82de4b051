// The team's own page, for a hand that holds a phone: what is due, what was paid, what to report, what to sign.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { MoneyDemanded, MyAward, MyAwards as Mine } from "../../api/types";
import { Export } from "../../parts/Export";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AmendmentsPanel } from "../amendments/AmendmentsPanel";
import { Timeline } from "../agreements/Timeline";
import { Timing } from "../milestones/Timing";
import { LevelBadge, ReportName } from "../reports/Reports";
import { Countersigning } from "./Countersigning";

/** What waits for a signature first, the rest as it comes. */
const toSignFirst = (of: readonly MyAward[]) => [
  ...of.filter((one) => one.digest),
  ...of.filter((one) => !one.digest),
];

export default function MyAwards() {
  const { say } = useSpeech();
  const read = useRead<Mine>("/api/my-awards");
  return (
    <>
      <Head title={say("agreements.mine")} sub={<span>{say("agreements.mineWords")}</span>}>
        {read.data && read.data.items.length > 0 && <Export path="/api/my-awards" query={{}} />}
      </Head>
      <Waiting read={read}>
        {(mine) =>
          mine.items.length === 0 ? (
            <Sheet>
              <Empty icon="portfolio" title={say("agreements.mineNone")} words={say("agreements.mineNoneWords")} />
            </Sheet>
          ) : (
            <div className="stack">
              {toSignFirst(mine.items).map((one) => (
                <One key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Waiting>
    </>
  );
}

/** Money the body asks back: how much, by which decision, until when, and what has come in. */
function Demand({ of: one }: { of: MoneyDemanded }) {
  const { say, term } = useSpeech();
  return (
    <div className="next">
      <p>
        <span className="quiet">{say("recoveries.toPayBack")}</span>
        <br />
        <strong>
          <Money {...one.amount} whole />
        </strong>{" "}
        <State of="recoveryStates" state={one.state} />
        <br />
        {term("recoveryGrounds", one.ground)} · <Said text={one.reason} />
        <br />
        <span className="quiet">
          {say("recoveries.decision")} <Said text={one.decision} />
        </span>
      </p>
      <p>
        {Number(one.left.minor) > 0 && (
          <>
            {say("recoveries.left")} <Money {...one.left} whole />
            <br />
            {say("recoveries.dueOn")} <Day day={one.due_on} />{" "}
            {one.overdue && <span className="badge bad">{say("recoveries.overdue")}</span>}
            <br />
          </>
        )}
        <span className="quiet">
          {say("recoveries.received")} <Money {...one.received} whole />
        </span>
      </p>
    </div>
  );
}

function One({ one }: { one: MyAward }) {
  const { say, term } = useSpeech();
  const [signing, setSigning] = useState(false);
  const next = one.milestones
    .filter((each) => each.state === "active")
    .sort((a, b) => (a.due_on < b.due_on ? -1 : 1))[0];
  return (
    <section className="stack" aria-label={one.number}>
      <Sheet
        title={
          <>
            <span className="mono">{one.number}</span> <Said text={one.title} />
          </>
        }
        tools={<State of="awardStates" state={one.state} />}
      >
        <dl className="tiles">
          <div>
            <dt>{say("portfolio.amount")}</dt>
            <dd>
              <Money {...one.amount} />
            </dd>
          </div>
          <div>
            <dt>{say("agreements.received")}</dt>
            <dd>
              <Money {...one.paid} />
            </dd>
          </div>
          <div>
            <dt>{say("agreements.toCome")}</dt>
            <dd>
              <Money {...one.payable} />
            </dd>
          </div>
          <div>
            <dt>{say("agreements.spent")}</dt>
            <dd>
              <Money {...one.spent} />
            </dd>
          </div>
        </dl>
        {one.digest && (
          <div className="next">
            <p>
              <strong>{say("agreements.title")}</strong>{" "}
              {one.open_until && (
                <span className="quiet">
                  <Day day={one.open_until} />
                </span>
              )}
            </p>
            <div className="buttons">
              <Link className="button" to={`/my-awards/${one.id}/agreement`}>
                {say("agreements.open")}
              </Link>
              <button type="button" className="button main" onClick={() => setSigning(true)}>
                {say("agreements.sign")}
              </button>
            </div>
          </div>
        )}
        {one.demands.map((each) => (
          <Demand key={each.id} of={each} />
        ))}
        {next && (
          <div className="next">
            <p>
              <span className="quiet">{say("agreements.next")}</span>
              <br />
              <strong>
                <span className="mono">{next.number}</span> <Said text={next.title} />
              </strong>
              <br />
              <Timing of={next} /> · <Money {...next.tranche} />
            </p>
            <div className="buttons">
              <Link className="button main" to={`/my-awards/milestones/${next.id}`}>
                {say("agreements.report")}
              </Link>
            </div>
          </div>
        )}
        {one.reports.length > 0 && (
          <ul className="lines" aria-label={say("reports.title")}>
            {one.reports.slice(0, 3).map((each) => (
              <li key={`${each.kind}${each.covers_until}${each.milestone}`}>
                <span>
                  <ReportName of={each} /> · {say("reports.due")} <Day day={each.due_on} />
                </span>
                <span>
                  {each.level && <LevelBadge of={each.level} />}
                  {each.stops && <span className="quiet"> {say("reports.stops")}</span>}{" "}
                  {each.kind === "progress" && (
                    <Link
                      to={`/my-awards/${one.id}/spending`}
                      aria-label={`${say("reports.hand")} ${each.covers_until}`}
                    >
                      {say("reports.hand")}
                    </Link>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className="buttons">
          {!one.digest && (
            <Link className="button" to={`/my-awards/${one.id}/agreement`}>
              {say("agreements.title")}
            </Link>
          )}
          <Link className="button" to={`/my-awards/${one.id}/spending`}>
            {say("agreements.spending")}
          </Link>
          {Number(one.by_claims.minor) > 0 && one.state !== "offered" && (
            <Link className="button" to={`/my-awards/${one.id}/claims`}>
              {say("claims.title")}
            </Link>
          )}
        </div>
      </Sheet>
      <AmendmentsPanel award={one} />
      {one.milestones.length > 0 && (
        <Timeline of={one.milestones} to={(each) => `/my-awards/milestones/${each.id}`} />
      )}
      <Sheet title={say("agreements.receipts")}>
        {one.receipts.length === 0 && <p className="quiet">{say("agreements.noReceipts")}</p>}
        <dl className="facts totals">
          {one.receipts.map((each) => [
            <dt key={`${each.entry}d`}>
              <Day day={each.value_on} /> {term("entryKinds", each.kind)}
            </dt>,
            <dd key={each.entry}>
              <Money {...each.amount} whole />
            </dd>,
          ])}
        </dl>
      </Sheet>
      {signing && <Countersigning one={one} onClose={() => setSigning(false)} />}
    </section>
  );
}
