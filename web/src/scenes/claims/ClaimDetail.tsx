// One claim: its costs with their receipts, what was said about it, and what may be done; for its team and its judges.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { ClaimDetail as Claim } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Icon } from "../../parts/Icon";
import { DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { exact } from "../../parts/money_words";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { inLanguage, useSpeech } from "../../words";
import { AmountEntry } from "../agreements/fields";

export default function ClaimDetail() {
  const { id = "" } = useParams();
  const read = useRead<Claim>(`/api/claims/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

/** Accepting, each cost in full or in part. */
function Accepting({ one, onClose }: { one: Claim; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [parts, setParts] = useState(one.text.costs.map((cost) => Number(cost.minor)));
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("parts.done", { step: term("claimSteps", "accept") }));
    onClose();
  });
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return (
    <DialogForm
      title={`${term("claimSteps", "accept")} · ${one.award.name}`}
      send={term("claimSteps", "accept")}
      problem={send.error}
      idle={send.isPending || whole === 0}
      onSend={() =>
        send.mutate({
          path: `/api/claims/${one.id}/steps`,
          body: { step: "accept", accepted: parts, ...(reason.trim() && { reason: reason.trim() }) },
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("claims.acceptHelp")}</p>
      {one.text.costs.map((cost, i) => (
        <div key={i}>
          <p>
            <Said text={cost.what} /> · <Money minor={cost.minor} currency={one.amount.currency} whole />
          </p>
          <AmountEntry
            label="claims.accepted"
            currency={one.amount.currency}
            value={parts[i] ?? 0}
            onChange={(minor) => setParts(parts.map((part, at) => (at === i ? Number(minor) : part)))}
          />
        </div>
      ))}
      <p>
        {say("claims.sum")} <Money minor={whole} currency={one.amount.currency} whole />
      </p>
      {whole < Number(one.amount.minor) && (
        <Entry
          long
          label="claims.why"
          name="reason"
          required
          problem={send.error}
          value={reason}
          onChange={setReason}
        />
      )}
    </DialogForm>
  );
}

function Shown({ one }: { one: Claim }) {
  const { say, term, text, language, locale } = useSpeech();
  const readsMoney = useMay("read_money");
  const mayRequest = useMay("request_payments");
  const [accepting, setAccepting] = useState(false);
  const budget = (code: string) => one.lines.find((each) => each.line === code);
  // While it can still be accepted, a line says what is left of it.
  const open = one.state === "submitted" || one.state === "queried";
  const lineWords = (code: string) => {
    const line = budget(code);
    const title = (line && text(line.title)) || code;
    return line && title && open
      ? say("claims.lineLeft", { line: title, sum: exact(line.available.minor, line.available.currency, locale) })
      : title;
  };
  return (
    <>
      <Head
        title={`${say("claims.one")} ${one.id}`}
        crumbs={[
          readsMoney
            ? { to: "/claims", words: say("claims.title") }
            : { to: `/my-awards/${one.award.id}/claims`, words: say("claims.title") },
        ]}
        sub={
          <>
            <State of="claimStates" state={one.state} />
            {readsMoney ? (
              <Link className="mono" to={`/awards/${one.award.id}`}>
                {one.award.name}
              </Link>
            ) : (
              <span className="mono">{one.award.name}</span>
            )}
            <Said text={one.programme.title} />
          </>
        }
      >
        {one.state === "accepted" && mayRequest && (
          <Link className="button main" to={`/payments/new?award=${one.award.id}`}>
            {say("claims.requestPayment")}
          </Link>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("claims.costs")}>
            <ul className="lines">
              {one.text.costs.map((cost, i) => (
                <li key={i}>
                  <div className="what">
                    <strong>
                      <Said text={cost.what} />
                    </strong>
                    <p className="quiet">
                      {[lineWords(cost.line), cost.purpose].filter(Boolean).join(" · ")} <Day day={cost.paid_on} />
                    </p>
                    <a href={`/api/claims/${one.id}/files/${cost.receipt.digest}`} download={cost.receipt.name}>
                      <Icon name="record" /> {cost.receipt.name}
                    </a>
                  </div>
                  <div className="end tall">
                    <Money minor={cost.minor} currency={one.amount.currency} whole />
                    {one.accepted_costs[i] !== undefined && (
                      <span className={one.accepted_costs[i] === cost.minor ? "quiet" : undefined}>
                        {say("claims.accepted")}{" "}
                        <Money minor={one.accepted_costs[i]} currency={one.amount.currency} whole />
                      </span>
                    )}
                  </div>
                </li>
              ))}
            </ul>
            {one.text.note && (
              <p className="prose">
                <Said text={one.text.note} />
              </p>
            )}
          </Sheet>
          {one.faults.length > 0 && (
            <div className="problem">
              <strong>{say("claims.faults")}</strong>
              <ul>
                {one.faults.map((fault) => {
                  const words = inLanguage(fault.title, language);
                  return (
                    <li key={fault.pointer + fault.refusal} lang={words.lang}>
                      {words.words}
                    </li>
                  );
                })}
              </ul>
            </div>
          )}
          <ActionBar
            words="claimSteps"
            may={one.may}
            path={`/api/claims/${one.id}/steps`}
            subject={one.award.name}
            owes={["query", "answer", "reject"]}
            reasons="owed"
            extra={(step) => (step === "accept" ? () => setAccepting(true) : undefined)}
          />
          {accepting && <Accepting one={one} onClose={() => setAccepting(false)} />}
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("claims.claimed")}</dt>
              <dd>
                <Money {...one.amount} whole />
              </dd>
              <Fact name={say("claims.accepted")}>
                {one.state === "accepted" && <Money {...one.accepted_amount} whole />}
              </Fact>
              <dt>{say("claims.by")}</dt>
              <dd>
                {one.by && <Said text={one.by.name} />} · <Moment at={one.at} />
              </dd>
              <Fact name={say("claims.entry")}>
                {one.entry && readsMoney && (
                  <Link className="mono" to={`/money/entries/${one.entry}`}>
                    {one.entry}
                  </Link>
                )}
              </Fact>
            </dl>
          </Sheet>
          {one.words.length > 0 && (
            <Sheet title={say("claims.said")}>
              <ul className="lines">
                {one.words.map((word, i) => (
                  <li key={i}>
                    <strong>{term("claimSteps", word.step)}</strong>
                    <span>
                      {word.text && <Said text={word.text} />}
                      <br />
                      <span className="quiet">
                        {word.by && text(word.by.name)} · <Moment at={word.at} />
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          {readsMoney && <Line causedBy={one.caused_by} subject={`claim/${one.id}`} />}
        </div>
      </div>
    </>
  );
}
