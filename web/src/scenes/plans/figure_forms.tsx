// The forms of an indicator: a figure with its source, the reason of a step, its owner, measures and breaks.
import { useState } from "react";
import { Problem, upload } from "../../api/client";
import { useChange } from "../../api/hooks";
import type { Figure, IndicatorDetail as Indicator, Upload } from "../../api/types";
import { Field } from "../../parts/Field";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { terms, useSpeech } from "../../words";

interface Props {
  one: Indicator;
  onClose: () => void;
}
const chosenFrom = (group: "figureKinds" | "operators", term: ReturnType<typeof useSpeech>["term"]) =>
  Object.keys(terms[group]).map((value) => ({ value, words: term(group, value) }));

/** Enters a figure, or corrects one, which owes the reason. */
export function Entering({ one, corrects, onClose }: Props & { corrects?: Figure }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [typed, setTyped] = useState({
    kind: corrects?.kind ?? "actual",
    period: corrects?.period ?? "",
    value: corrects?.value ?? "",
    upper: corrects?.upper ?? "",
    op: corrects?.op ?? (one.direction === "down" ? "at_most" : "at_least"),
    breakdown: corrects?.breakdown ?? "",
    address: corrects?.address ?? "",
    note: corrects?.note ?? "",
    reason: "",
  });
  const [decision, setDecision] = useState<Ground>(noGround);
  const [file, setFile] = useState<Upload | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const set = (some: Partial<Record<keyof typeof typed, string>>) => setTyped({ ...typed, ...some } as typeof typed);
  const send = useChange<unknown>(() => {
    tell(say("indicators.entered"));
    onClose();
  });
  const problem = send.error ?? failed;
  const keep = async (chosen: File) => {
    setFailed(null);
    try {
      const { name, digest, size } = await upload<Upload>("/api/uploads", chosen, () => undefined);
      setFile({ name, digest, size });
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
    }
  };
  const target = typed.kind === "target";
  const bound = target && one.plan_state !== "draft" && one.plan_state !== "public_comment";
  const kept = file ?? corrects?.file;
  const whole =
    typed.period.trim() !== "" &&
    typed.value.trim() !== "" &&
    (typed.address.trim() !== "" || Boolean(kept)) &&
    (!corrects || typed.reason.trim() !== "") &&
    (!bound || decision.text.trim() !== "");
  const title = corrects
    ? say("indicators.correctOf", { period: corrects.period, value: corrects.value })
    : say("indicators.enter");
  return (
    <DialogForm
      title={title}
      send={say(corrects ? "indicators.correct" : "indicators.enter")}
      problem={problem}
      idle={send.isPending || !whole}
      onSend={() =>
        send.mutate({
          path: `/api/indicators/${one.id}/figures`,
          body: {
            kind: typed.kind,
            period: typed.period.trim(),
            value: typed.value.trim(),
            ...(typed.breakdown && { breakdown: typed.breakdown }),
            ...(target && { op: typed.op }),
            ...(target && typed.op === "within" && { upper: typed.upper.trim() }),
            ...(typed.address.trim() && { address: typed.address.trim() }),
            ...(kept && { file: { name: kept.name, digest: kept.digest, size: kept.size } }),
            ...(typed.note.trim() && { note: typed.note.trim() }),
            ...(corrects && { replaces: corrects.id, reason: typed.reason.trim() }),
            ...(bound && { decision: decision.text.trim() }),
          },
          ...(bound && { decidedIn: decision.item }),
        })
      }
      onClose={onClose}
    >
      {!corrects && (
        <div className="pair">
          <Choice
            label="indicators.kind"
            name="kind"
            value={typed.kind}
            onChange={(kind) => set({ kind })}
            options={chosenFrom("figureKinds", term)}
          />
          <Entry
            label="plans.period"
            help="plans.periodHelp"
            name="period"
            problem={problem}
            required
            maxLength={7}
            value={typed.period}
            onChange={(period) => set({ period })}
          />
        </div>
      )}
      {target && (
        <Choice
          label="indicators.operator"
          name="op"
          value={typed.op}
          onChange={(op) => set({ op })}
          options={chosenFrom("operators", term)}
        />
      )}
      <div className="pair">
        <Entry
          label="indicators.value"
          name="value"
          problem={problem}
          required
          inputMode="decimal"
          value={typed.value}
          onChange={(value) => set({ value })}
        />
        {target && typed.op === "within" && (
          <Entry
            label="indicators.upper"
            name="upper"
            problem={problem}
            required
            inputMode="decimal"
            value={typed.upper}
            onChange={(upper) => set({ upper })}
          />
        )}
        {!corrects && one.breakdowns.length > 0 && (
          <Choice
            label="indicators.breakdown"
            name="breakdown"
            value={typed.breakdown}
            onChange={(breakdown) => set({ breakdown })}
            options={[
              { value: "", words: say("indicators.whole") },
              ...one.breakdowns.map((each) => ({ value: each, words: each })),
            ]}
          />
        )}
      </div>
      <Entry
        label="indicators.address"
        help="indicators.sourceHelp"
        name="address"
        problem={problem}
        type="url"
        maxLength={1000}
        value={typed.address}
        onChange={(address) => set({ address })}
      />
      <Field label={say("indicators.file")} help={kept?.name} name="file" problem={problem}>
        {(given) => (
          <input
            {...given}
            type="file"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void keep(chosen);
            }}
          />
        )}
      </Field>
      <Entry
        label="indicators.note"
        name="note"
        problem={problem}
        maxLength={2000}
        value={typed.note}
        onChange={(note) => set({ note })}
      />
      {corrects && (
        <Entry
          long
          required
          label="indicators.reason"
          name="reason"
          problem={problem}
          maxLength={2000}
          value={typed.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
      {bound && (
        <DecisionEntry required label="plans.decision" problem={problem} value={decision} onChange={setDecision} />
      )}
    </DialogForm>
  );
}

/** A step with a figure that owes, or may have, a reason. */
export function Judging({
  of,
  step,
  onClose,
}: {
  of: Pick<Figure, "id" | "period" | "value">;
  step: "approve" | "send_back" | "choose";
  onClose: () => void;
}) {
  const { say, term } = useSpeech();
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  const choosing = step === "choose";
  const words = choosing ? say("indicators.choose") : term("figureSteps", step);
  return (
    <DialogForm
      title={
        choosing
          ? say("indicators.chooseOf", { period: of.period, value: of.value })
          : `${words} · ${of.period} ${of.value}`
      }
      send={words}
      problem={send.error}
      idle={send.isPending || (step !== "approve" && reason.trim() === "")}
      onSend={() =>
        send.mutate({
          path: `/api/figures/${of.id}/${choosing ? "choice" : "steps"}`,
          body: choosing ? { reason: reason.trim() } : { step, reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <Entry
        long
        label="indicators.reason"
        name="reason"
        problem={send.error}
        required={step !== "approve"}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

export function Owning({ one, onClose }: Props) {
  const { say } = useSpeech();
  const [owner, setOwner] = useState<number | null>(one.owner?.id ?? null);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("plans.giveOwner")}
      send={say("plans.giveOwner")}
      problem={send.error}
      idle={send.isPending || owner === null}
      onSend={() => send.mutate({ path: `/api/indicators/${one.id}/owner`, body: { owner } })}
      onClose={onClose}
    >
      <Lookup
        label="plans.owner"
        name="owner"
        problem={send.error}
        required
        path="/api/bodies"
        value={owner}
        onChoose={setOwner}
      />
    </DialogForm>
  );
}

export function Measuring({ one, onClose }: Props) {
  const { say } = useSpeech();
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [owner, setOwner] = useState<number | null>(one.owner?.id ?? null);
  const [directive, setDirective] = useState<number | null>(null);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("indicators.addMeasure")}
      send={say("indicators.addMeasure")}
      problem={send.error}
      idle={send.isPending || owner === null || (zh.trim() === "" && en.trim() === "")}
      onSend={() =>
        send.mutate({
          path: `/api/indicators/${one.id}/measures`,
          body: { title: { zh: zh.trim(), en: en.trim() }, owner, ...(directive !== null && { directive }) },
        })
      }
      onClose={onClose}
    >
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
      <Lookup
        label="plans.owner"
        name="owner"
        problem={send.error}
        required
        path="/api/bodies"
        value={owner}
        onChoose={setOwner}
      />
      <Lookup
        label="indicators.serves"
        name="directive"
        problem={send.error}
        path="/api/directives"
        value={directive}
        onChoose={setDirective}
      />
    </DialogForm>
  );
}

export function Breaking({ one, onClose }: Props) {
  const { say } = useSpeech();
  const [period, setPeriod] = useState("");
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("indicators.markBreak")}
      send={say("indicators.markBreak")}
      problem={send.error}
      idle={send.isPending || period.trim() === "" || reason.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/indicators/${one.id}/breaks`,
          body: { period: period.trim(), reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <Entry
        label="plans.period"
        help="indicators.breakHelp"
        name="period"
        problem={send.error}
        required
        maxLength={7}
        value={period}
        onChange={setPeriod}
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
    </DialogForm>
  );
}
