// One fiscal year: what stands against closing it, every appropriation explained, and what is done with what is left.
import { Fragment } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { FiscalYearDetail, YearPool } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Checklist } from "./Checklist";
import { Deeds } from "./Deeds";
import { YearBadge } from "./Years";

export default function YearDetail() {
  const { year = "" } = useParams();
  const read = useRead<FiscalYearDetail>(`/api/years/${year}`);
  return <Waiting read={read}>{(one) => <Shown key={one.year} one={one} />}</Waiting>;
}

function Shown({ one }: { one: FiscalYearDetail }) {
  const { say } = useSpeech();
  const mayClose = useMay("close_periods");
  const title = say("years.year", { year: one.year });
  return (
    <>
      <Head
        title={title}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/years", words: say("years.title") },
        ]}
        sub={
          <>
            <YearBadge state={one.state} />
            <span>
              <Day day={one.first_on} /> – <Day day={one.last_on} />
            </span>
          </>
        }
      >
        <Link className="button" to={`/money/lapsing?fiscal_year=${one.year}`}>
          {say("years.lapsing")}
        </Link>
        <Link className="button" to={`/record?subject=fiscal_year/${one.year}`}>
          {say("money.receipt")}
        </Link>
      </Head>
      {one.state === "reopening" && (
        <p className="note-line" role="status">
          {say("years.reopening", { decision: one.decision })} {one.asked_by && <Said text={one.asked_by.name} />}
        </p>
      )}
      <div className="stack">
        <Checklist checks={one.checks} />
        <ActionBar words="yearSteps" may={one.may} path={`/api/years/${one.year}/steps`} subject={title} />
        {mayClose && (one.state === "closing" || one.state === "closed") && <Deeds one={one} />}
        {one.appropriations.map((pool) => (
          <Explained key={pool.id} pool={pool} />
        ))}
      </div>
    </>
  );
}

/** What came, where it stands and what left, as one table whose columns add up. */
function Explained({ pool }: { pool: YearPool }) {
  const { say, term, text } = useSpeech();
  const { currency } = pool;
  const sum = (flows: readonly { minor: number | string }[]) =>
    flows.reduce((all, one) => all + BigInt(one.minor), 0n).toString();
  const columns = [
    { title: say("years.came"), rows: pool.came.map((one) => ({ words: term("entryKinds", one.kind), ...one })) },
    { title: say("years.stands"), rows: pool.stands.map((one) => ({ words: term("stages", one.stage), ...one })) },
    { title: say("years.left"), rows: pool.left.map((one) => ({ words: term("entryKinds", one.kind), ...one })) },
  ];
  const even = BigInt(pool.unexplained) === 0n;
  return (
    <Sheet title={`${pool.code} · ${text(pool.title)}`}>
      <div className="thirds">
        {columns.map((column) => (
          <section key={column.title} aria-label={column.title}>
            <h3>{column.title}</h3>
            <dl className="facts">
              {column.rows.map((row) => (
                <Fragment key={row.words}>
                  <dt>{row.words}</dt>
                  <dd>
                    <Money minor={row.minor} currency={currency} />
                  </dd>
                </Fragment>
              ))}
              <dt>{say("years.sum")}</dt>
              <dd>
                <strong>
                  <Money minor={sum(column.rows)} currency={currency} />
                </strong>
              </dd>
            </dl>
          </section>
        ))}
      </div>
      <p className={even ? "quiet" : "bad"}>
        {even ? (
          say("years.adds")
        ) : (
          <>
            {say("years.addsNot", { amount: "" })} <Money minor={pool.unexplained} currency={currency} />
          </>
        )}{" "}
        <Link className="underlined" to={`/money/appropriations/${pool.id}`}>
          {say("money.appropriation")}
        </Link>
      </p>
    </Sheet>
  );
}
