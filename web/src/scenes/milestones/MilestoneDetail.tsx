// Milestone review: the evidence beside the criteria, what was measured against what was promised, and the verdict,
// which can be given from the keyboard.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { MilestoneDetail as Detail, Step } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Figures } from "../../parts/Figures";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { CriteriaTable, Submissions } from "./Evidence";
import { GateMark } from "./Milestones";
import { Timing } from "./Timing";

export default function MilestoneDetail() {
  const { id = "" } = useParams();
  const read = useRead<Detail>(`/api/milestones/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

const needsText = new Set(["accept_with_conditions", "send_back", "miss", "verify", "waive"]);

function Shown({ one }: { one: Detail }) {
  const { say, text, term } = useSpeech();
  const [step, setStep] = useState<string | null>(null);
  const steps: Step[] = [...one.may.filter((each) => each.step !== "submit"), ...(one.advance ? [one.advance] : [])];
  const tranche = one.tranche.minor;
  return (
    <>
      <Head
        title={`${one.number} ${text(one.title)}`}
        heading={
          <>
            {one.number} <Said text={one.title} badge />
          </>
        }
        crumbs={[
          { to: "/milestones", words: say("agreements.milestones") },
          { to: `/awards/${one.award.id}`, words: one.award.name },
        ]}
        sub={
          <>
            <State of="milestoneStates" state={one.state} />
            {one.gate && <GateMark />}
            <Timing of={one} />
            <Link to={`/awards/${one.award.id}`}>
              <Said text={one.award_title} />
            </Link>
          </>
        }
      />
      <Figures
        of={[
          { label: say("agreements.planned"), value: <Money {...one.tranche} /> },
          ...(one.prize.minor ? [{ label: term("instalmentKinds", "prize"), value: <Money {...one.prize} /> }] : []),
          ...(one.advanced.minor
            ? [{ label: term("milestoneSteps", "advance"), value: <Money {...one.advanced} /> }]
            : []),
          { label: say("agreements.due"), value: <Money {...one.payable} /> },
          { label: say("agreements.paid"), value: <Money {...one.paid} /> },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <CriteriaTable of={one.criteria} />
          <ActionBar
            words="milestoneSteps"
            may={steps}
            path=""
            subject={one.number}
            extra={(name) => () => setStep(name)}
          />
          <Submissions of={one} />
        </div>
        <div className="stack">
          {(one.before.length > 0 || one.gates.length > 0 || one.acceptor) && (
            <Sheet title={say("portfolio.facts")}>
              <dl className="facts">
                {one.acceptor && (
                  <>
                    <dt>{term("milestoneSteps", "verify")}</dt>
                    <dd>
                      <Said text={one.acceptor.name} /> · {term("opinions", one.opinion)}
                    </dd>
                  </>
                )}
                {one.before.length > 0 && (
                  <>
                    <dt>{term("milestoneStates", "planned")}</dt>
                    <dd>{say("agreements.waitsFor", { numbers: one.before.join(", ") })}</dd>
                  </>
                )}
                {one.gates.length > 0 && (
                  <>
                    <dt>{say("agreements.gate")}</dt>
                    <dd>{say("agreements.behindGate", { numbers: one.gates.join(", ") })}</dd>
                  </>
                )}
              </dl>
            </Sheet>
          )}
          {one.said.length > 0 && (
            <Sheet title={say("agreements.said")}>
              <ul className="lines">
                {one.said.map((word) => (
                  <li key={word.id}>
                    <strong>{term("milestoneSteps", word.step)}</strong>
                    <span>
                      <Said text={word.text} /> {word.decision && <span className="quiet">· {word.decision}</span>}
                    </span>
                    <span className="quiet">
                      {word.by && <Said text={word.by.name} />} · <Moment at={word.at} />
                    </span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          <Line causedBy={one.caused_by} subject={`milestone/${one.id}`} />
        </div>
      </div>
      {step && <Decide one={one} step={step} onClose={() => setStep(null)} most={Number(tranche)} />}
    </>
  );
}

function Decide({ one, step, onClose, most }: { one: Detail; step: string; onClose: () => void; most: number }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [words, setWords] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [opinion, setOpinion] = useState("supports");
  const [amount, setAmount] = useState("");
  const [tried, setTried] = useState(false);
  const change = useChange(() => {
    tell(say("parts.done", { step: term("milestoneSteps", step) }));
    onClose();
  });
  const early = readAmount(amount, one.tranche.currency);
  const missing = (needsText.has(step) || step === "advance") && words.trim() === "";
  const send = () => {
    setTried(true);
    if (missing || (step === "waive" && decision.text.trim() === "")) return;
    const path = `/api/milestones/${one.id}`;
    if (step === "verify") change.mutate({ path: `${path}/verification`, body: { opinion, text: words.trim() } });
    else if (step === "waive")
      change.mutate({
        path: `${path}/waiver`,
        body: { decision: decision.text.trim(), text: words.trim() },
        decidedIn: decision.item,
      });
    else if (step === "advance") {
      if ("refusal" in early) return;
      change.mutate({ path: `${path}/advance`, body: { minor: early.minor, reason: words.trim() } });
    } else change.mutate({ path: `${path}/verdict`, body: { verdict: step, text: words.trim() } });
  };
  return (
    <DialogForm
      title={`${term("milestoneSteps", step)} · ${one.number}`}
      send={term("milestoneSteps", step)}
      danger={step === "miss"}
      problem={change.error}
      idle={change.isPending}
      onSend={send}
      onClose={onClose}
    >
      {(step === "accept" || step === "accept_with_conditions") && most > 0 && (
        <p>
          <Money {...one.tranche} whole /> · {term("entryKinds", "fall_due")}
        </p>
      )}
      {step === "verify" && (
        <Choice
          label="agreements.opinion"
          name="opinion"
          value={opinion}
          onChange={setOpinion}
          options={["supports", "doubts"].map((value) => ({ value, words: term("opinions", value) }))}
        />
      )}
      {step === "waive" && (
        <DecisionEntry
          label="agreements.decision"
          required
          problem={change.error}
          error={tried && !decision.text.trim() ? say("parts.needed") : undefined}
          value={decision}
          onChange={setDecision}
        />
      )}
      {step === "advance" && (
        <Entry
          label="agreements.payEarly"
          name="minor"
          inputMode="decimal"
          required
          problem={change.error}
          error={tried && "refusal" in early ? say(`parts.${early.refusal}`) : undefined}
          value={amount}
          onChange={setAmount}
        />
      )}
      <Entry
        long
        label={step === "advance" ? "parts.reason" : "agreements.verdictText"}
        name={step === "advance" ? "reason" : "text"}
        required={needsText.has(step) || step === "advance"}
        problem={change.error}
        error={tried && missing ? say("parts.needed") : undefined}
        value={words}
        onChange={setWords}
      />
    </DialogForm>
  );
}
