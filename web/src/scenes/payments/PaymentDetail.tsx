// One payment: what is checked, who did what, and what may be done.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { MilestoneDetail, PaymentDetail as Payment } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Fact, Head, Lines, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Flags } from "./Payments";

export default function PaymentDetail() {
  const { id = "" } = useParams();
  const read = useRead<Payment>(`/api/payments/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Checks({ one }: { one: Payment }) {
  const { say, term } = useSpeech();
  if (one.checks.length === 0) return null;
  return (
    <Sheet title={say("payments.checks")}>
      <ul className="lines">
        {one.checks.map((check) => (
          <li key={check.name}>
            <strong>{term("paymentChecks", check.name)}</strong>
            <span>
              <span className={`badge long ${check.passed ? "good" : "bad"}`}>
                <Icon name={check.passed ? "check" : "close"} />
                {say(check.passed ? "payments.passed" : "payments.notPassed")}
              </span>{" "}
              {check.title && <Said text={check.title} />}{" "}
              {check.detail && <span className="mono quiet">{check.detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What it is paid for, and how that was decided: met is one thing, met with conditions another. */
function MilestoneFact({ id }: { id: number }) {
  const { say } = useSpeech();
  const of = useRead<MilestoneDetail>(`/api/milestones/${id}`).data;
  return (
    <Fact name={say("payments.milestone")}>
      {of && (
        <>
          <Link to={`/milestones/${id}`}>
            {of.number} <Said text={of.title} />
          </Link>{" "}
          <State of="milestoneStates" state={of.state} />
        </>
      )}
    </Fact>
  );
}

function Shown({ one }: { one: Payment }) {
  const { say, term } = useSpeech();
  return (
    <>
      <Head
        title={`${say("payments.onePayment")} ${one.id}`}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={
          <>
            <State of="paymentStates" state={one.state} />
            <Flags one={one} />
            <Link className="mono" to={`/awards/${one.award.id}`}>
              {one.award.name}
            </Link>
            <Link to={`/programmes/${one.programme.id}`}>
              <Said text={one.programme.title} />
            </Link>
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet>
            <dl className="facts totals">
              <dt>{say("money.amount")}</dt>
              <dd>
                <Money {...one.amount} whole />
              </dd>
              <dt>{say("payments.payee")}</dt>
              <dd>
                <Link to={`/payees/${one.payee}`}>
                  <Said text={one.payee_holder} />
                </Link>{" "}
                <span className="mono">{one.payee_account}</span>
              </dd>
              {one.milestone && <MilestoneFact id={one.milestone} />}
              <dt>{say("payments.purpose")}</dt>
              <dd>
                <Said text={one.purpose} />
              </dd>
              <Fact name={say("payments.invoice")} mono>
                {[one.invoice_number, one.invoice_code].filter(Boolean).join(" ")}
              </Fact>
              <Fact name={say("payments.alike")} mono>
                {one.alike && <Link to={`/payments/${one.alike}`}>{one.alike}</Link>}
              </Fact>
              <Fact name={say("payments.notSameBecause")}>{one.alike && <Said text={one.not_same_because} />}</Fact>
              <Fact name={say("payments.reason")}>{one.reason && <Said text={one.reason} />}</Fact>
            </dl>
            {one.first_to_payee && <p className="quiet">{say("payments.firstHelp")}</p>}
            {one.account_abroad && <p className="quiet">{say("payments.abroadHelp")}</p>}
            {one.unreviewed && <p className="quiet">{say("payments.unreviewedHelp")}</p>}
          </Sheet>
          <Lines title={say("payments.orders")} of={one.orders.map((each) => ({ ...each, id: each.entry }))}>
            {(each) => (
              <>
                <strong>{term("dueGrounds", each.order.ground)}</strong>
                <Link to={`/money/entries/${each.entry}`}>
                  <Said text={`${each.order.body} ${each.order.number}`} /> · <Day day={each.order.decided_on} />
                </Link>
                {each.entered_by && (
                  <span className="quiet">
                    {say("payments.enteredBy")} <Said text={each.entered_by.name} />
                  </span>
                )}
              </>
            )}
          </Lines>
          <Checks one={one} />
          <ActionBar
            words="paymentSteps"
            may={one.may}
            path={`/api/payments/${one.id}/steps`}
            subject={one.award.name}
            owes={["reject", "withdraw", "retry", "cancel"]}
            reasons="owed"
          />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("payments.requestedBy")}</dt>
              <dd>
                <Said text={one.requested_by.name} /> · <Moment at={one.requested_at} />
              </dd>
              <Fact name={say("payments.approvedBy")}>
                {one.approved_by && one.approved_at && (
                  <>
                    <Said text={one.approved_by.name} /> · <Moment at={one.approved_at} />
                  </>
                )}
              </Fact>
              <Fact name={say("payments.batch")}>
                {one.batch && (
                  <Link className="mono" to={`/payments/batches/${one.batch}`}>
                    PS-B{one.batch}
                  </Link>
                )}
              </Fact>
              <Fact name={say("payments.endToEnd")} mono>
                {one.end_to_end.length > 0 && one.end_to_end.join(" · ")}
              </Fact>
              <Fact name={say("payments.settledOn")}>{one.settled_on && <Day day={one.settled_on} />}</Fact>
              <Fact name={say("payments.returnedOn")}>{one.returned_on && <Day day={one.returned_on} />}</Fact>
              <Fact name={say("payments.entry")}>
                {one.entry && (
                  <Link className="mono" to={`/money/entries/${one.entry}`}>
                    {one.entry}
                  </Link>
                )}
              </Fact>
            </dl>
          </Sheet>
          <Line causedBy={one.caused_by} subject={`payment/${one.id}`} />
        </div>
      </div>
    </>
  );
}
