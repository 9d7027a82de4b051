// Who acts for whom: named by a decision, for a term.
import { useState } from "react";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { Acting as One, Page } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Status, Term, Who } from "./parts";

export function Acting() {
  const { say } = useSpeech();
  const [all, setAll] = useState(false);
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<One | null>(null);
  const read = useRead<Page<One>>("/api/acting", { sort: "-from", limit: 100, ...(!all && { in_force: "true" }) });
  const list = read.data?.items ?? [];
  return (
    <Sheet title={say("authority.acting")}>
      <p className="quiet">{say("authority.actingWords")}</p>
      {list.length === 0 && <p>{say("authority.noActing")}</p>}
      <ul className="lines">
        {list.map((one) => (
          <li key={one.id}>
            <strong>
              <Said text={one.deputy.name} />
            </strong>
            <span>
              {say("authority.holder")} <Said text={one.holder.name} />
            </span>
            <span className="quiet">
              <Term of={one} /> · <Said text={one.decision} />
            </span>
            <Status of={one.status} />
            {one.may.some((step) => step.allowed) && (
              <button type="button" className="button small" onClick={() => setEnding(one)}>
                {say("authority.endActing")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons">
        {useMay("delegate_authority") && (
          <button type="button" className="button" onClick={() => setNaming(true)}>
            <Icon name="plus" />
            {say("authority.nameDeputy")}
          </button>
        )}
        <label className="check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{" "}
          {say("authority.past")}
        </label>
      </div>
      {naming && <NameDeputy onClose={() => setNaming(false)} />}
      {ending && <EndActing one={ending} onClose={() => setEnding(null)} />}
    </Sheet>
  );
}

function NameDeputy({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [deputy, setDeputy] = useState<number | null>(null);
  const [holder, setHolder] = useState<number | null>(null);
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [tried, setTried] = useState(false);
  const send = useChange(() => {
    tell(say("authority.deputyNamed"));
    onClose();
  });
  const problem = send.error;
  const needed = (there: boolean) => (tried && !there ? say("parts.needed") : undefined);
  const day = (value: string) => (tried && !isDay(value) ? say("parts.notADate") : undefined);
  const submit = () => {
    setTried(true);
    if (!deputy || !holder || !isDay(from) || !isDay(until) || !decision.text.trim()) return;
    send.mutate({ path: "/api/acting", body: { deputy, holder, from, until, decision: decision.text.trim() } });
  };
  return (
    <DialogForm
      title={say("authority.nameDeputy")}
      send={say("authority.nameDeputy")}
      problem={problem}
      idle={send.isPending}
      onSend={submit}
      onClose={onClose}
    >
      <Who
        label="authority.deputy"
        name="deputy"
        problem={problem}
        error={needed(deputy !== null)}
        required
        value={deputy}
        onChoose={setDeputy}
      />
      <Who
        label="authority.holder"
        name="holder"
        problem={problem}
        error={needed(holder !== null)}
        required
        value={holder}
        onChoose={setHolder}
      />
      <div className="pair">
        <DayEntry
          label="authority.from"
          name="from"
          problem={problem}
          error={day(from)}
          required
          value={from}
          onChange={setFrom}
        />
        <DayEntry
          label="authority.until"
          name="until"
          problem={problem}
          error={day(until)}
          required
          value={until}
          onChange={setUntil}
        />
      </div>
      <DecisionEntry
        label="authority.decision"
        problem={problem}
        error={needed(decision.text.trim() !== "")}
        required
        value={decision}
        onChange={setDecision}
      />
    </DialogForm>
  );
}

function EndActing({ one, onClose }: { one: One; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange(() => {
    tell(say("authority.actingEnded"));
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (!isDay(on) || !reason.trim()) return;
    send.mutate({ path: `/api/acting/${one.id}/end`, body: { on, reason: reason.trim() } });
  };
  return (
    <DialogForm
      title={`${say("authority.endActing")} · ${one.deputy.name}`}
      send={say("authority.endActing")}
      danger
      problem={send.error}
      idle={send.isPending}
      onSend={submit}
      onClose={onClose}
    >
      <DayEntry
        label="authority.onDay"
        name="on"
        problem={send.error}
        error={isDay(on) ? undefined : say("parts.notADate")}
        value={on}
        onChange={setOn}
      />
      <Entry
        long
        label="authority.reason"
        name="reason"
        required
        problem={send.error}
        error={tried && !reason.trim() ? say("parts.needed") : undefined}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
