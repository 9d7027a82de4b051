// One batch: its payments, the two signatures, and the files for the bank.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { get, Problem } from "../../api/client";
import { useMay, useRead } from "../../api/hooks";
import type { BatchDetail as Batch, BatchOrder } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { exact } from "../../parts/money_words";
import { download } from "../../parts/download";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";
import { First } from "./Payments";

export default function BatchDetail() {
  const { id = "" } = useParams();
  const read = useRead<Batch>(`/api/batches/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Files({ one }: { one: Batch }) {
  const { say } = useSpeech();
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchOne = async (form: "pain_001" | "csv") => {
    setProblem(null);
    try {
      const order = await get<BatchOrder>(`/api/batches/${one.id}/order`, { form });
      download(order.name, new Blob([order.text], { type: form === "csv" ? "text/csv" : "application/xml" }));
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  return (
    <Sheet title={say("payments.files")}>
      <div className="stack">
        <p className="quiet">{say("payments.filesHelp")}</p>
        <div className="buttons">
          {(["pain_001", "csv"] as const).map((form) => (
            <button key={form} type="button" className="button" onClick={() => void fetchOne(form)}>
              <Icon name="download" />
              {form === "csv" ? "CSV" : "pain.001.001.09"}
            </button>
          ))}
        </div>
        <ProblemNote problem={problem} />
      </div>
    </Sheet>
  );
}

function Signed({ title, of }: { title: Word; of: { by: { name: string }; at: string } | undefined }) {
  const { say } = useSpeech();
  return (
    <>
      <dt>{say(title)}</dt>
      <dd>
        {of ? (
          <>
            <Said text={of.by.name} /> · <Moment at={of.at} />
          </>
        ) : (
          <span className="quiet">{say("payments.waiting")}</span>
        )}
      </dd>
    </>
  );
}

function Shown({ one }: { one: Batch }) {
  const { say, term, locale } = useSpeech();
  const maySign = useMay("approve_payments");
  return (
    <>
      <Head
        title={one.message}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/payments/batches", words: say("payments.batches") },
        ]}
        sub={
          <>
            <State of="batchStates" state={one.state} />
            <Money {...one.amount} whole />
            <Said text={one.debtor.name} />
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("payments.title")}>
            <ul className="lines">
              {one.items.map((each) => (
                <li key={each.id}>
                  <span className="what">
                    <Link to={`/payments/${each.id}`}>
                      <Said text={each.holder} />
                    </Link>{" "}
                    <span className="mono quiet">
                      {each.account} · {each.award.name} · {each.end_to_end}
                    </span>
                  </span>
                  <span className="end">
                    <First one={each} />
                    <Money {...each.amount} whole />
                    <State of="paymentStates" state={each.state} />
                  </span>
                  {each.title && (
                    <span className="problem">
                      <Said text={each.title} /> <span className="mono">{each.detail}</span>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Sheet>
          {one.reason && (
            <p className="quiet">
              {term("batchStates", one.state)} · <Said text={one.reason} />
            </p>
          )}
          <ActionBar
            words="batchSteps"
            may={one.may}
            path={`/api/batches/${one.id}/steps`}
            subject={`${one.message} · ${say("payments.batchOf", { count: one.items.length, amount: exact(one.amount.minor, one.amount.currency, locale) })}`}
            owes={["dissolve"]}
            reasons="owed"
          />
        </div>
        <div className="stack">
          <Sheet title={say("payments.signatures")}>
            <dl className="facts">
              <dt>{say("payments.madeBy")}</dt>
              <dd>
                <Said text={one.made_by.name} /> · <Moment at={one.made_at} />
              </dd>
              <Signed title="payments.firstSigner" of={one.first} />
              <Signed title="payments.secondSigner" of={one.second} />
              {one.sent && <Signed title="payments.sentBy" of={one.sent} />}
              <dt>{say("payments.executeOn")}</dt>
              <dd>
                <Day day={one.execute_on} />
              </dd>
            </dl>
          </Sheet>
          {one.state === "sent" && maySign && <Files one={one} />}
          <Line causedBy={one.caused_by} subject={`batch/${one.id}`} />
        </div>
      </div>
    </>
  );
}
