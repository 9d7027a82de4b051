// One recovery: what is asked back by which decision, what came in, and what became of the rest.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { RecoveryDetail as Recovery } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Figures } from "../../parts/Figures";
import { Line } from "../../parts/Line";
import { Fact, Head, Lines, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ReceiptForm, WriteOffForm } from "./forms";
import { Due } from "./Recoveries";

export default function RecoveryDetail() {
  const { id = "" } = useParams();
  const read = useRead<Recovery>(`/api/recoveries/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: Recovery }) {
  const { say, term } = useSpeech();
  const [form, setForm] = useState<string | null>(null);
  const forms = ["receive", "ask_write_off"];
  return (
    <>
      <Head
        title={`${say("recoveries.one")} ${one.id}`}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/recoveries", words: say("recoveries.title") },
        ]}
        sub={
          <>
            <State of="recoveryStates" state={one.state} />
            <Link className="mono" to={`/awards/${one.award.id}`}>
              {one.award.name}
            </Link>
            <Link to={`/organisations/${one.organisation.id}`}>
              <Said text={one.organisation.name} />
            </Link>
          </>
        }
      />
      <Figures
        of={[
          { label: say("recoveries.amount"), value: <Money {...one.amount} whole /> },
          { label: say("recoveries.received"), value: <Money {...one.received} whole /> },
          { label: say("recoveries.left"), value: <Money {...one.left} whole /> },
          { label: say("recoveries.dueOn"), value: <Due one={one} /> },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <Sheet>
            <dl className="facts">
              <dt>{say("recoveries.ground")}</dt>
              <dd>{term("recoveryGrounds", one.ground)}</dd>
              <dt>{say("recoveries.decision")}</dt>
              <dd>
                <Said text={one.decision} />
              </dd>
              <dt>{say("recoveries.reason")}</dt>
              <dd className="prose">
                <Said text={one.reason} />
              </dd>
              <dt>{say("recoveries.by")}</dt>
              <dd>
                <Said text={one.by.name} /> · <Moment at={one.at} />
              </dd>
              <dt>{say("payments.entry")}</dt>
              <dd>
                <Link className="mono" to={`/money/entries/${one.entry}`}>
                  {one.entry}
                </Link>
              </dd>
              <Fact name={say("recoveries.withdrawnBecause")}>
                {one.withdrawn_because && <Said text={one.withdrawn_because} />}
              </Fact>
            </dl>
          </Sheet>
          <Lines title={say("recoveries.receipts")} of={one.receipts.map((each) => ({ ...each, id: each.entry }))}>
            {(each) => (
              <>
                <strong>
                  <Money {...each.amount} whole /> · <Day day={each.received_on} />
                </strong>
                <Link className="mono" to={`/money/entries/${each.entry}`}>
                  {each.reference}
                </Link>
                <span className="quiet">
                  <Said text={each.by.name} /> · <Moment at={each.at} />
                </span>
              </>
            )}
          </Lines>
          {one.write_off && (
            <Sheet title={say("recoveries.writeOff")}>
              <dl className="facts">
                <dt>{say("recoveries.decision")}</dt>
                <dd>
                  <Said text={one.write_off.decision} />
                </dd>
                <dt>{say("recoveries.reason")}</dt>
                <dd className="prose">
                  <Said text={one.write_off.reason} />
                </dd>
                <dt>{say("recoveries.askedBy")}</dt>
                <dd>
                  <Said text={one.write_off.asked_by.name} /> · <Moment at={one.write_off.asked_at} />
                </dd>
                <Fact name={say("recoveries.answeredBy")}>
                  {one.write_off.decided_by && one.write_off.decided_at && (
                    <>
                      <Said text={one.write_off.decided_by.name} /> · <Moment at={one.write_off.decided_at} /> ·{" "}
                      <Said text={one.write_off.answer} />
                    </>
                  )}
                </Fact>
              </dl>
            </Sheet>
          )}
          <ActionBar
            words="recoverySteps"
            may={one.may}
            path={`/api/recoveries/${one.id}/steps`}
            subject={one.award.name}
            owes={["confirm_write_off", "decline_write_off", "withdraw"]}
            reasons="owed"
            extra={(step) => (forms.includes(step) ? () => setForm(step) : undefined)}
          />
        </div>
        <Line causedBy={one.caused_by} subject={`recovery/${one.id}`} />
      </div>
      {form === "receive" && <ReceiptForm one={one} onClose={() => setForm(null)} />}
      {form === "ask_write_off" && <WriteOffForm one={one} onClose={() => setForm(null)} />}
    </>
  );
}
