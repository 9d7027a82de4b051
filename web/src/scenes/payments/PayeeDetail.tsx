// One account: where it stands on its way to being used, who must act next, and what may be done.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { Problem, upload } from "../../api/client";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { NoticeAnswer, NoticeWay, PayeeDetail as Payee, PayeeLink, Upload } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Copyable } from "../../parts/Copyable";
import { today } from "../../parts/day_words";
import { Field } from "../../parts/Field";
import { Choice, DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { noticeAnswers, noticeWays } from "../../words/paymentTerms";

export default function PayeeDetail() {
  const { id = "" } = useParams();
  const read = useRead<Payee>(`/api/payees/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

/** Verifying, and confirming by letter, each with the document that proves it. */
function Prove({ one, step, onClose }: { one: Payee; step: "verify" | "confirm_by_letter"; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [registry, setRegistry] = useState("");
  const [kept, setKept] = useState<Upload | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useChange<unknown>(() => {
    tell(say("parts.done", { step: term("payeeSteps", step) }));
    onClose();
  });
  const keep = async (chosen: File) => {
    setProblem(null);
    try {
      setKept(await upload<Upload>("/api/uploads", chosen, () => undefined));
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  const verify = step === "verify";
  return (
    <DialogForm
      title={`${term("payeeSteps", step)} · ${one.holder}`}
      send={term("payeeSteps", step)}
      problem={send.error ?? problem}
      idle={send.isPending || !kept || (verify && registry.trim() === "")}
      onSend={() => {
        if (!kept) return;
        const body = { step, document: kept.digest, ...(verify && { registry: registry.trim() }) };
        send.mutate({ path: `/api/payees/${one.id}/steps`, body });
      }}
      onClose={onClose}
    >
      {verify && (
        <Entry
          label="payments.registry"
          help="payments.registryHelp"
          name="registry"
          required
          problem={send.error}
          value={registry}
          onChange={setRegistry}
        />
      )}
      <Field
        label={say("payments.document")}
        help={say("payments.documentHelp")}
        name="document"
        problem={send.error}
        required
        note={kept && <span className="quiet">{kept.name}</span>}
      >
        {(given) => (
          <input
            {...given}
            className="input"
            type="file"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) void keep(chosen);
            }}
          />
        )}
      </Field>
    </DialogForm>
  );
}

function ConfirmationLink({ one }: { one: Payee }) {
  const { say } = useSpeech();
  const make = useChange<PayeeLink>();
  const link = make.data;
  return (
    <Sheet title={say("payments.confirmer")}>
      <div className="stack">
        <p>
          <Said text={one.confirmer.name} /> · <span className="mono">{one.confirmer.reach}</span>
        </p>
        {link ? (
          <>
            <p>{say("payments.linkFor", { name: link.deliver_to.name, reach: link.deliver_to.reach })}</p>
            <Copyable text={`${window.location.origin}${link.confirmation_link}`} label={say("payments.makeLink")} />
            <p className="quiet">{say("payments.linkOnce")}</p>
          </>
        ) : (
          <button
            type="button"
            className="button"
            disabled={make.isPending}
            onClick={() => make.mutate({ path: `/api/payees/${one.id}/link`, body: {} })}
          >
            {say("payments.makeLink")}
          </button>
        )}
        <ProblemNote problem={make.error} />
      </div>
    </Sheet>
  );
}

/** How, when and with what answer the previous contact was told: by the person who told him. */
function Telling({ one, onClose }: { one: Payee; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [way, setWay] = useState<NoticeWay>("call_back");
  const [answer, setAnswer] = useState<NoticeAnswer>("confirmed");
  const [day, setDay] = useState(today);
  const [said, setSaid] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("payments.told"));
    onClose();
  });
  return (
    <DialogForm
      title={`${say("payments.tell")} · ${one.holder}`}
      send={say("payments.tell")}
      danger={answer === "objected"}
      problem={send.error}
      idle={send.isPending || !said.trim()}
      onSend={() =>
        send.mutate({ path: `/api/payees/${one.id}/notices`, body: { way, answer, told_on: day, said: said.trim() } })
      }
      onClose={onClose}
    >
      <p>
        <Said text={one.confirmer.name} /> · <span className="mono">{one.confirmer.reach}</span>
      </p>
      <Choice
        label="payments.way"
        help="payments.wayHelp"
        name="way"
        problem={send.error}
        options={(Object.keys(noticeWays) as NoticeWay[]).map((each) => ({
          value: each,
          words: term("noticeWays", each),
        }))}
        value={way}
        onChange={(each) => setWay(each as NoticeWay)}
      />
      <DayEntry label="payments.toldOn" name="told_on" required problem={send.error} value={day} onChange={setDay} />
      <Choice
        label="payments.answer"
        name="answer"
        problem={send.error}
        options={(Object.keys(noticeAnswers) as NoticeAnswer[]).map((each) => ({
          value: each,
          words: term("noticeAnswers", each),
        }))}
        value={answer}
        onChange={(each) => setAnswer(each as NoticeAnswer)}
      />
      <Entry long label="payments.said" name="said" required problem={send.error} value={said} onChange={setSaid} />
    </DialogForm>
  );
}

/** When the previous contact was told and what he said; and where two persons did without him. */
function Notices({ one }: { one: Payee }) {
  const { say, term } = useSpeech();
  const without = one.without_contact;
  if (one.state !== "verified" && one.notices.length === 0 && !without) return null;
  return (
    <Sheet title={say("payments.notices")}>
      {one.notices.length === 0 && one.state === "verified" && <p className="quiet">{say("payments.noticesNone")}</p>}
      <ul className="lines">
        {one.notices.map((each) => (
          <li key={`${each.at} ${each.answer}`}>
            <strong>
              {term("noticeWays", each.way)} · <Day day={each.told_on} />
            </strong>
            <span>
              <span className={`badge long ${badges[each.answer]}`}>{term("noticeAnswers", each.answer)}</span>{" "}
              <Said text={each.contact.name} /> · <Said text={each.said} />
            </span>
            <span className="quiet">
              <Said text={each.by.name} /> · <Moment at={each.at} />
            </span>
          </li>
        ))}
      </ul>
      {without && (
        <dl className="facts">
          <dt>{say("payments.emergency")}</dt>
          <dd>
            <Said text={without.reason} /> · <Said text={without.asked_by.name} /> · <Moment at={without.asked_at} />
          </dd>
          <Fact name={say("payments.agreedBy")}>
            {without.agreed_by && without.agreed_at && (
              <>
                <Said text={without.agreed_by.name} /> · <Moment at={without.agreed_at} /> ·{" "}
                <Said text={without.agreed_reason} />
              </>
            )}
          </Fact>
          <Fact name={say("payments.reviewedBy")}>
            {without.reviewed_by && without.reviewed_at ? (
              <>
                <Said text={without.reviewed_by.name} /> · <Moment at={without.reviewed_at} /> ·{" "}
                <Said text={without.review} />
              </>
            ) : (
              without.agreed_by && <span className="badge warn">{say("payments.notReviewed")}</span>
            )}
          </Fact>
        </dl>
      )}
    </Sheet>
  );
}

const badges: Record<NoticeAnswer, string> = { confirmed: "good", objected: "bad", no_answer: "warn" };

function Shown({ one }: { one: Payee }) {
  const { say, term } = useSpeech();
  const mayConfirm = useMay("confirm_payees");
  const [telling, setTelling] = useState(false);
  const [proving, setProving] = useState<"verify" | "confirm_by_letter" | null>(null);
  const begun = one.state === "proposed" || one.state === "verified";
  return (
    <>
      <Head
        title={one.holder}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/payees", words: say("payments.payees") },
        ]}
        sub={
          <>
            <State of="payeeStates" state={one.state} />
            <Link to={`/organisations/${one.organisation.id}`}>
              <Said text={one.organisation.name} />
            </Link>
            {one.working_days_left !== undefined && (
              <span>{say("payments.daysLeft", { count: one.working_days_left })}</span>
            )}
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet>
            <dl className="facts totals">
              <dt>{say("payments.number")}</dt>
              <dd className="mono">{one.number ?? one.masked}</dd>
              <dt>{say("payments.bank")}</dt>
              <dd>
                <Said text={one.bank_name} /> <span className="mono">{one.bank_code}</span>
              </dd>
              <dt>{say("money.currency")}</dt>
              <dd>{one.currency}</dd>
              <dt>{say("payments.holder")}</dt>
              <dd>
                <Said text={one.holder} />{" "}
                <span className={`badge long ${one.known_holder ? "good" : "bad"}`}>
                  {say(one.known_holder ? "payments.holderKnown" : "payments.holderUnknown")}
                </span>
              </dd>
              <Fact name={say("payments.next")}>{one.next && term("payeeNext", one.next)}</Fact>
              <Fact name={say("payments.usableOn")}>{one.usable_on && <Day day={one.usable_on} />}</Fact>
              <Fact name={say("payments.replaces")}>
                {one.replaces && <Link to={`/payees/${one.replaces}`}>{say("payments.inUseNow")}</Link>}
              </Fact>
            </dl>
            {one.replaces && <p className="quiet">{say("payments.inUseUntil")}</p>}
          </Sheet>
          {begun && mayConfirm && one.state === "verified" && <ConfirmationLink one={one} />}
          <Notices one={one} />
          <ActionBar
            words="payeeSteps"
            may={one.may.filter((each) => each.step !== "take_objection")}
            path={`/api/payees/${one.id}/steps`}
            subject={one.holder}
            owes={[
              "reject",
              "withdraw",
              "suspend",
              "resume",
              "close",
              "ask_override",
              "override_contact",
              "review_override",
            ]}
            reasons="owed"
            extra={(step) => {
              if (step === "verify" || step === "confirm_by_letter") return () => setProving(step);
              if (step === "tell_contact" || step === "take_objection") return () => setTelling(true);
              return undefined;
            }}
          />
          {telling && <Telling one={one} onClose={() => setTelling(false)} />}
          {proving && <Prove one={one} step={proving} onClose={() => setProving(null)} />}
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("payments.proposedBy")}</dt>
              <dd>
                <Said text={one.proposed_by.name} /> · <Moment at={one.proposed_at} />
              </dd>
              <Fact name={say("payments.verifiedBy")}>
                {one.verified_by && one.verified_at && (
                  <>
                    <Said text={one.verified_by.name} /> · <Moment at={one.verified_at} />
                  </>
                )}
              </Fact>
              <Fact name={say("payments.registry")}>{one.verified_by && <Said text={one.registry} />}</Fact>
              <Fact name={say("payments.document")} mono>
                {one.document && `${one.document.slice(0, 12)}…`}
              </Fact>
              <Fact name={say("payments.confirmedBy")}>
                {one.confirmed_by && one.confirmed_at && (
                  <>
                    <Said text={one.confirmed_by.name} /> · <Moment at={one.confirmed_at} />
                  </>
                )}
              </Fact>
              <Fact name={say("payments.letterBy")}>
                {one.letter_by && one.confirmed_at && (
                  <>
                    <Said text={one.letter_by.name} /> · <Moment at={one.confirmed_at} />
                  </>
                )}
              </Fact>
              <dt>{say("payments.contact")}</dt>
              <dd>
                <Said text={one.contact.name} /> · {one.contact.reach}
              </dd>
              <Fact name={say("payments.reason")}>{one.reason && <Said text={one.reason} />}</Fact>
            </dl>
          </Sheet>
          <Line causedBy={one.caused_by} subject={`payee/${one.id}`} />
        </div>
      </div>
    </>
  );
}
