// The books: how far they are closed, what stands against closing them further, and opening them again by two persons.
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { PeriodChecklist } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Checklist } from "./Checklist";

export default function Books() {
  const { say } = useSpeech();
  const [asked, setAsked] = useSearchParams();
  const through = asked.get("through") ?? "";
  const read = useRead<PeriodChecklist>("/api/periods/checklist", through ? { through } : {});
  return (
    <>
      <Head
        title={say("years.books")}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/years", words: say("years.title") },
        ]}
        sub={<span>{say("years.booksWords")}</span>}
      />
      <Waiting read={read}>
        {(one) => <Shown one={one} onDay={(day) => setAsked(day ? { through: day } : {}, { replace: true })} />}
      </Waiting>
    </>
  );
}

function Shown({ one, onDay }: { one: PeriodChecklist; onDay: (day: string) => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [reopening, setReopening] = useState(false);
  const [closing, setClosing] = useState(false);
  const close = useChange<unknown>(() => {
    tell(say("years.booksClosed"));
    setClosing(false);
  });
  return (
    <div className="stack">
      <Sheet title={say("years.closeThrough")}>
        <div className="form narrow">
          <p>
            {one.closed_through ? (
              <>
                {say("years.closedThrough")} <Day day={one.closed_through} />
              </>
            ) : (
              say("years.neverClosed")
            )}
          </p>
          <DayEntry
            label="years.closeDay"
            name="through"
            help="years.closeDayHelp"
            value={one.through}
            onChange={onDay}
          />
        </div>
      </Sheet>
      {one.reopening && (
        <p className="note-line" role="status">
          {say("years.reopeningBooks", { decision: one.reopening.decision, reason: one.reopening.reason })}{" "}
          <Day day={one.reopening.through} /> · <Said text={one.reopening.asked_name} />
        </p>
      )}
      <Checklist checks={one.checks} />
      <ActionBar
        words="booksSteps"
        may={one.may}
        path="/api/periods/reopening-answer"
        subject={say("years.books")}
        reasons="owed"
        owes={["refuse"]}
        extra={(step) =>
          step === "close"
            ? () => {
                close.reset();
                setClosing(true);
              }
            : step === "ask_to_reopen"
              ? () => setReopening(true)
              : undefined
        }
      />
      {closing && (
        <DialogForm
          title={say("years.closeBooks")}
          send={say("years.closeBooks")}
          danger
          problem={close.error}
          idle={close.isPending}
          onSend={() => close.mutate({ path: "/api/periods/close", body: { through: one.through } })}
          onClose={() => setClosing(false)}
        >
          <p>
            {say("years.closeConfirm")} <Day day={one.through} />
          </p>
        </DialogForm>
      )}
      {reopening && <Reopening onClose={() => setReopening(false)} />}
    </div>
  );
}

function Reopening({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [through, setThrough] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange<unknown>(() => {
    tell(say("years.reopeningAsked"));
    onClose();
  });
  const needed = (value: string) => (tried && !value.trim() ? say("parts.needed") : undefined);
  return (
    <DialogForm
      title={say("years.askToReopen")}
      send={say("years.askToReopen")}
      problem={send.error}
      idle={send.isPending}
      onClose={onClose}
      onSend={() => {
        setTried(true);
        if (!through || !decision.text.trim() || !reason.trim()) return;
        send.mutate({
          path: "/api/periods/reopen",
          body: { through, decision: decision.text.trim(), reason: reason.trim() },
        });
      }}
    >
      <p className="quiet">{say("years.reopenWords")}</p>
      <DayEntry
        label="years.reopenDay"
        help="years.reopenDayHelp"
        name="through"
        problem={send.error}
        required
        error={needed(through)}
        value={through}
        onChange={setThrough}
      />
      <DecisionEntry
        label="money.decision"
        problem={send.error}
        required
        error={needed(decision.text)}
        value={decision}
        onChange={setDecision}
      />
      <Entry
        long
        label="parts.reason"
        name="reason"
        problem={send.error}
        required
        error={needed(reason)}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
