// The forms of a plan: its parts and indicators, the decision it rests on, and locks of its periods.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { PlanDetail as Plan } from "../../api/types";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DialogForm, Entry } from "../../parts/inputs";
import { useSpeech } from "../../words";

interface Props {
  one: Plan;
  onClose: () => void;
}

export function SettingPart({ one, kind, onClose }: Props & { kind: "domain" | "objective" }) {
  const { say, text } = useSpeech();
  const domains = one.parts.filter((each) => each.kind === "domain");
  const [whole, setWhole] = useState(String(domains[0]?.id ?? ""));
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const send = useChange<unknown>(onClose);
  const title = say(kind === "domain" ? "plans.addDomain" : "plans.addObjective");
  return (
    <DialogForm
      title={title}
      send={title}
      problem={send.error}
      idle={send.isPending || (zh.trim() === "" && en.trim() === "")}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/parts`,
          body: {
            kind,
            title: { zh: zh.trim(), en: en.trim() },
            ...(kind === "objective" && { whole: Number(whole) }),
          },
        })
      }
      onClose={onClose}
    >
      {kind === "objective" && (
        <Choice
          label="plans.domain"
          name="whole"
          value={whole}
          onChange={setWhole}
          options={domains.map((each) => ({ value: String(each.id), words: text(each.title) }))}
        />
      )}
      <Entry
        label="plans.titleZh"
        name="title/zh"
        problem={send.error}
        lang="zh-Hans"
        maxLength={300}
        value={zh}
        onChange={setZh}
      />
      <Entry
        label="plans.titleEn"
        name="title/en"
        problem={send.error}
        lang="en"
        maxLength={300}
        value={en}
        onChange={setEn}
      />
    </DialogForm>
  );
}

export function Deciding({ one, step, onClose }: Props & { step: "adopt" | "revise" }) {
  const { say, term } = useSpeech();
  const [decision, setDecision] = useState<Ground>(noGround);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={term("planSteps", step)}
      send={term("planSteps", step)}
      problem={send.error}
      idle={send.isPending || decision.text.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/steps`,
          body: { step, decision: decision.text.trim() },
          decidedIn: decision.item,
        })
      }
      onClose={onClose}
    >
      <DecisionEntry label="plans.decision" problem={send.error} required value={decision} onChange={setDecision} />
      <p className="quiet">{say("parts.reasonHelp")}</p>
    </DialogForm>
  );
}

/** Locks a period, or unlocks one, which owes its reason. */
export function Locking({ one, unlock, onClose }: Props & { unlock?: string }) {
  const { say } = useSpeech();
  const [period, setPeriod] = useState(unlock ?? "");
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  const title = unlock ? say("plans.unlockOf", { period: unlock }) : say("plans.lock");
  return (
    <DialogForm
      title={title}
      send={unlock ? say("plans.unlock") : title}
      problem={send.error}
      idle={send.isPending || period.trim() === "" || (unlock !== undefined && reason.trim() === "")}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/locks`,
          body: { period: period.trim(), locked: unlock === undefined, reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      {!unlock && (
        <Entry
          label="plans.period"
          help="plans.periodHelp"
          name="period"
          problem={send.error}
          required
          maxLength={7}
          value={period}
          onChange={setPeriod}
        />
      )}
      <Entry
        long
        label="indicators.reason"
        name="reason"
        problem={send.error}
        required={unlock !== undefined}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
