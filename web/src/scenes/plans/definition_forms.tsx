// The definition of an indicator: set in a plan, or changed with its reason and, where a plan binds, a decision.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { IndicatorDetail as Indicator, PlanDetail as Plan } from "../../api/types";
import type { Problem } from "../../api/client";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { terms, useSpeech } from "../../words";

const blank = {
  part: "",
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
type Typed = typeof blank;

const complete = (typed: Typed) =>
  typed.part !== "" && typed.code.trim() !== "" && (typed.zh.trim() !== "" || typed.en.trim() !== "");

/** As the server takes it. */
const asked = (typed: Typed) => ({
  part: Number(typed.part),
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
});

interface FieldsProps {
  parts: Plan["parts"];
  typed: Typed;
  set: (some: Partial<Typed>) => void;
  problem: Problem | null;
}

function Fields({ parts, typed, set, problem }: FieldsProps) {
  const { term, text } = useSpeech();
  return (
    <>
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
          value={typed.part}
          onChange={(part) => set({ part })}
          options={parts.map((each) => ({ value: String(each.id), words: text(each.title) }))}
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
    </>
  );
}

export function Defining({ one, onClose }: { one: Plan; onClose: () => void }) {
  const { say } = useSpeech();
  const [owner, setOwner] = useState<number | null>(null);
  const [typed, setTyped] = useState({ ...blank, part: String(one.parts[0]?.id ?? "") });
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("plans.define")}
      send={say("plans.define")}
      problem={send.error}
      idle={send.isPending || !complete(typed)}
      onSend={() =>
        send.mutate({
          path: `/api/plans/${one.id}/indicators`,
          body: { ...asked(typed), ...(owner !== null && { owner }) },
        })
      }
      onClose={onClose}
    >
      <Fields parts={one.parts} typed={typed} set={(some) => setTyped({ ...typed, ...some })} problem={send.error} />
      <Lookup
        label="plans.owner"
        name="owner"
        problem={send.error}
        path="/api/bodies"
        value={owner}
        onChoose={setOwner}
      />
    </DialogForm>
  );
}

export function Redefining({ one, onClose }: { one: Indicator; onClose: () => void }) {
  const { say } = useSpeech();
  const plan = useRead<Plan>(`/api/plans/${one.plan.id}`).data;
  const [reason, setReason] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [typed, setTyped] = useState<Typed>({
    part: String(one.part.id),
    code: one.code,
    zh: one.name.zh,
    en: one.name.en,
    unitZh: one.measured_in.zh,
    unitEn: one.measured_in.en,
    direction: one.direction,
    frequency: one.frequency,
    numerator: one.numerator,
    denominator: one.denominator,
    breakdowns: one.breakdowns.join("\n"),
  });
  const send = useChange<unknown>(onClose);
  const bound = one.plan_state !== "draft" && one.plan_state !== "public_comment";
  return (
    <DialogForm
      title={say("indicators.redefine")}
      send={say("indicators.redefine")}
      problem={send.error}
      idle={send.isPending || !complete(typed) || reason.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/indicators/${one.id}/definition`,
          body: {
            ...asked(typed),
            reason: reason.trim(),
            ...(decision.text.trim() && { decision: decision.text.trim() }),
          },
          decidedIn: decision.item,
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("indicators.redefineHelp")}</p>
      <Fields
        parts={plan?.parts ?? []}
        typed={typed}
        set={(some) => setTyped({ ...typed, ...some })}
        problem={send.error}
      />
      <Entry
        long
        label="indicators.reason"
        name="reason"
        problem={send.error}
        required
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      {bound && <DecisionEntry label="plans.decision" problem={send.error} value={decision} onChange={setDecision} />}
    </DialogForm>
  );
}
