// What is written down of a recovery: the demand, money that came in, and the board's decision to write the rest off.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import type { Problem } from "../../api/client";
import { useChange } from "../../api/hooks";
import type { RecoveryDetail, RecoveryGround } from "../../api/types";
import { today } from "../../parts/day_words";
import { Choice, DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { inLanguage, useSpeech } from "../../words";
import { recoveryGrounds } from "../../words/recoveries";
import { AmountEntry } from "../agreements/fields";

export interface Decided {
  body: string;
  number: string;
  decided_on: string;
}
export const undecided: Decided = { body: "", number: "", decided_on: "" };
export const isDecided = (one: Decided) => Boolean(one.body.trim() && one.number.trim() && one.decided_on);

/** Who decided, under which number, and when. */
export function DecisionFields({
  value,
  problem,
  onChange,
}: {
  value: Decided;
  problem: Problem | null;
  onChange: (value: Decided) => void;
}) {
  return (
    <>
      <Entry
        label="recoveries.body"
        name="decision/body"
        required
        problem={problem}
        value={value.body}
        onChange={(body) => onChange({ ...value, body })}
      />
      <div className="pair">
        <Entry
          label="recoveries.number"
          name="decision/number"
          required
          problem={problem}
          value={value.number}
          onChange={(number) => onChange({ ...value, number })}
        />
        <DayEntry
          label="recoveries.decidedOn"
          name="decision/decided_on"
          required
          problem={problem}
          value={value.decided_on}
          onChange={(decided_on) => onChange({ ...value, decided_on })}
        />
      </div>
    </>
  );
}

export function DemandForm({
  award,
  number,
  currency,
  onClose,
}: {
  award: number;
  number: string;
  currency: string;
  onClose: () => void;
}) {
  const { say, term, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [ground, setGround] = useState<RecoveryGround>("award_stopped");
  const [minor, setMinor] = useState("0");
  const [reason, setReason] = useState("");
  const [due, setDue] = useState("");
  const [decision, setDecision] = useState(undecided);
  const send = useChange<RecoveryDetail>((made) => {
    tell(say("recoveries.demandedNow"));
    onClose();
    go(`/recoveries/${made.id}`);
  });
  const tooMuch = send.error?.field("amount/minor");
  return (
    <DialogForm
      title={`${say("recoveries.demand")} · ${number}`}
      send={say("recoveries.demand")}
      danger
      problem={send.error}
      idle={send.isPending || minor === "0" || !reason.trim() || !due || !isDecided(decision)}
      onSend={() =>
        send.mutate({
          path: "/api/recoveries",
          body: { award, ground, amount: { minor, currency }, reason: reason.trim(), decision, due_on: due },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="recoveries.ground"
        name="ground"
        problem={send.error}
        options={(Object.keys(recoveryGrounds) as RecoveryGround[]).map((one) => ({
          value: one,
          words: term("recoveryGrounds", one),
        }))}
        value={ground}
        onChange={(one) => setGround(one as RecoveryGround)}
      />
      <AmountEntry
        label="recoveries.amount"
        currency={currency}
        value={0}
        error={tooMuch && `${inLanguage(tooMuch.title, language).words} ${tooMuch.detail}`}
        onChange={setMinor}
      />
      <DayEntry label="recoveries.dueOn" name="due_on" required problem={send.error} value={due} onChange={setDue} />
      <DecisionFields value={decision} problem={send.error} onChange={setDecision} />
      <Entry
        long
        label="recoveries.reason"
        name="reason"
        required
        problem={send.error}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

export function ReceiptForm({ one, onClose }: { one: RecoveryDetail; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [minor, setMinor] = useState(String(one.left.minor));
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("recoveries.receivedNow"));
    onClose();
  });
  return (
    <DialogForm
      title={`${say("recoveries.receive")} · ${one.award.name}`}
      send={say("recoveries.receive")}
      problem={send.error}
      idle={send.isPending || minor === "0" || !reference.trim()}
      onSend={() =>
        send.mutate({
          path: `/api/recoveries/${one.id}/receipts`,
          body: {
            amount: { minor, currency: one.left.currency },
            received_on: day,
            reference: reference.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <AmountEntry
        label="recoveries.received"
        currency={one.left.currency}
        value={one.left.minor}
        onChange={setMinor}
      />
      <DayEntry
        label="recoveries.receivedOn"
        name="received_on"
        required
        problem={send.error}
        value={day}
        onChange={setDay}
      />
      <Entry
        label="recoveries.reference"
        name="reference"
        required
        problem={send.error}
        value={reference}
        onChange={setReference}
      />
    </DialogForm>
  );
}

export function WriteOffForm({ one, onClose }: { one: RecoveryDetail; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [reason, setReason] = useState("");
  const [decision, setDecision] = useState(undecided);
  const send = useChange<unknown>(() => {
    tell(say("recoveries.writeOffAsked"));
    onClose();
  });
  return (
    <DialogForm
      title={`${term("recoverySteps", "ask_write_off")} · ${one.award.name}`}
      send={term("recoverySteps", "ask_write_off")}
      danger
      problem={send.error}
      idle={send.isPending || !reason.trim() || !isDecided(decision)}
      onSend={() =>
        send.mutate({ path: `/api/recoveries/${one.id}/write-off`, body: { reason: reason.trim(), decision } })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("recoveries.writeOffHelp")}</p>
      <DecisionFields value={decision} problem={send.error} onChange={setDecision} />
      <Entry
        long
        label="recoveries.reason"
        name="reason"
        required
        problem={send.error}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
