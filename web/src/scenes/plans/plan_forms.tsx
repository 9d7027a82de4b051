// The forms of a plan: its parts and indicators, the decision it rests on, and locks of its periods.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { PlanDetail as Plan } from "../../api/types";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { terms, useSpeech } from "../../words";

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

const blank = {
  code: "",
  zh: "",
  en: "",
  unitZh: "",
  unitEn: "",
  direction: "up",
  frequency: "yearly",
  numerator: "",
  denominator: "",
  breakdowns: "",
};

export function Defining({ one, onClose }: Props) {
  const { say, term, text } = useSpeech();
  const [part, setPart] = useState(String(one.parts[0]?.id ?? ""));
  const [owner, setOwner] = useState<number | null>(null);
  const [typed, setTyped] = useState(blank);
  const set = (some: Partial<typeof blank>) => setTyped({ ...typed, ...some });
  const send = useChange<unknown>(onClose);
  const { error: problem } = send;
  const whole = typed.code.trim() !== "" && (typed.zh.trim() !== "" || typed.en.trim() !== "");
  return (
    <DialogForm
      title={say("plans.define")}
      send={say("plans.define")}
      problem={problem}
      idle={send.isPending || !whole}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/indicators`,
          body: {
            part: Number(part),
            code: typed.code.trim(),
            name: { zh: typed.zh.trim(), en: typed.en.trim() },
            measured_in: { zh: typed.unitZh.trim(), en: typed.unitEn.trim() },
            direction: typed.direction,
            frequency: typed.frequency,
            numerator: typed.numerator.trim(),
            denominator: typed.denominator.trim(),
            breakdowns: typed.breakdowns
              .split("\n")
              .map((each) => each.trim())
              .filter(Boolean),
            ...(owner !== null && { owner }),
          },
        })
      }
      onClose={onClose}
    >
      <div className="pair">
        <Entry
          label="plans.code"
          name="code"
          problem={problem}
          required
          maxLength={40}
          value={typed.code}
          onChange={(code) => set({ code })}
        />
        <Choice
          label="plans.part"
          name="part"
          value={part}
          onChange={setPart}
          options={one.parts.map((each) => ({ value: String(each.id), words: text(each.title) }))}
        />
      </div>
      <Entry
        label="plans.nameZh"
        name="name/zh"
        problem={problem}
        lang="zh-Hans"
        maxLength={300}
        value={typed.zh}
        onChange={(zh) => set({ zh })}
      />
      <Entry
        label="plans.nameEn"
        name="name/en"
        problem={problem}
        lang="en"
        maxLength={300}
        value={typed.en}
        onChange={(en) => set({ en })}
      />
      <div className="pair">
        <Entry
          label="plans.unitZh"
          name="measured_in/zh"
          problem={problem}
          lang="zh-Hans"
          maxLength={300}
          value={typed.unitZh}
          onChange={(unitZh) => set({ unitZh })}
        />
        <Entry
          label="plans.unitEn"
          name="measured_in/en"
          problem={problem}
          lang="en"
          maxLength={300}
          value={typed.unitEn}
          onChange={(unitEn) => set({ unitEn })}
        />
      </div>
      <div className="pair">
        <Choice
          label="plans.direction"
          name="direction"
          value={typed.direction}
          onChange={(direction) => set({ direction })}
          options={Object.keys(terms.directions).map((value) => ({ value, words: term("directions", value) }))}
        />
        <Choice
          label="plans.frequency"
          name="frequency"
          value={typed.frequency}
          onChange={(frequency) => set({ frequency })}
          options={Object.keys(terms.frequencies).map((value) => ({ value, words: term("frequencies", value) }))}
        />
      </div>
      <div className="pair">
        <Entry
          label="plans.numerator"
          name="numerator"
          problem={problem}
          maxLength={300}
          value={typed.numerator}
          onChange={(numerator) => set({ numerator })}
        />
        <Entry
          label="plans.denominator"
          name="denominator"
          problem={problem}
          maxLength={300}
          value={typed.denominator}
          onChange={(denominator) => set({ denominator })}
        />
      </div>
      <Entry
        long
        label="plans.breakdowns"
        help="plans.breakdownsHelp"
        name="breakdowns"
        problem={problem}
        value={typed.breakdowns}
        onChange={(breakdowns) => set({ breakdowns })}
      />
      <Lookup
        label="plans.owner"
        name="owner"
        problem={problem}
        path="/api/bodies"
        value={owner}
        onChoose={setOwner}
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
