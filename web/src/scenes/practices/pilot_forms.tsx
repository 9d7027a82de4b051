// The forms of a pilot: proposing it, the decision to start, another last day, stopping early, and the evaluation.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useChange } from "../../api/hooks";
import type { PilotDetail as Pilot, Upload } from "../../api/types";
import { isDay } from "../../parts/day_words";
import { cited } from "../../parts/DecisionEntry";
import { FilesEntry } from "../../parts/FilesEntry";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { terms, useSpeech } from "../../words";
import { BothEntries, linesOf, trimmed } from "./parts";

interface Closing {
  onClose: () => void;
}
interface Props extends Closing {
  one: Pilot;
}
interface Measure {
  name: string;
  expected: string;
  indicator: number | null;
}
const noMeasure: Measure = { name: "", expected: "", indicator: null };

/** `tries`: the practice it is to try. */
export function ProposingPilot({ tries, onClose }: Closing & { tries?: number }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [unit, setUnit] = useState<number | null>(null);
  const [title, setTitle] = useState({ zh: "", en: "" });
  const [typed, setTyped] = useState({ scope: "", bounds: "", hypothesis: "", starts: "", ends: "" });
  const [measures, setMeasures] = useState<Measure[]>([noMeasure]);
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some });
  const setMeasure = (at: number, some: Partial<Measure>) =>
    setMeasures(measures.map((each, i) => (i === at ? { ...each, ...some } : each)));
  const send = useChange<{ id: number }>((made) => {
    tell(say("pilots.proposed"));
    go(`/pilots/${made.id}`);
  });
  const { error: problem } = send;
  const named = measures.filter((each) => each.name.trim() !== "");
  const whole =
    unit !== null &&
    (title.zh.trim() !== "" || title.en.trim() !== "") &&
    [typed.scope, typed.bounds, typed.hypothesis].every((each) => each.trim() !== "") &&
    isDay(typed.starts) &&
    isDay(typed.ends) &&
    named.length > 0;
  return (
    <DialogForm
      title={say("pilots.propose")}
      send={say("pilots.propose")}
      problem={problem}
      idle={send.isPending || !whole}
      onSend={() =>
        send.mutate({
          path: "/api/pilots",
          body: {
            unit,
            title: trimmed(title),
            scope: typed.scope.trim(),
            bounds: typed.bounds.trim(),
            hypothesis: typed.hypothesis.trim(),
            starts_on: typed.starts,
            ends_on: typed.ends,
            measures: named.map((each) => ({
              name: each.name.trim(),
              expected: each.expected.trim(),
              ...(each.indicator !== null && { indicator: each.indicator }),
            })),
            ...(tries !== undefined && { practice: tries }),
          },
        })
      }
      onClose={onClose}
    >
      <Lookup
        label="pilots.unit"
        name="unit"
        problem={problem}
        required
        path="/api/bodies"
        value={unit}
        onChoose={setUnit}
      />
      <BothEntries
        label={say("practices.titleField")}
        name="title"
        problem={problem}
        value={title}
        onChange={setTitle}
      />
      {(["scope", "bounds", "hypothesis"] as const).map((name) => (
        <Entry
          key={name}
          long
          required
          label={`pilots.${name}`}
          {...(name !== "hypothesis" && { help: `pilots.${name}Help` as const })}
          name={name}
          problem={problem}
          maxLength={5000}
          value={typed[name]}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
      <div className="pair">
        <DayEntry
          label="pilots.startsOn"
          name="starts_on"
          problem={problem}
          required
          value={typed.starts}
          onChange={(starts) => set({ starts })}
        />
        <DayEntry
          label="pilots.endsOn"
          name="ends_on"
          problem={problem}
          required
          value={typed.ends}
          onChange={(ends) => set({ ends })}
        />
      </div>
      <fieldset>
        <legend className="legend">{say("pilots.measures")}</legend>
        {measures.map((each, i) => (
          <div key={i}>
            <div className="pair">
              <Entry
                label="pilots.measure"
                name={`measures/${i}/name`}
                problem={problem}
                maxLength={300}
                value={each.name}
                onChange={(name) => setMeasure(i, { name })}
              />
              <Entry
                label="pilots.expected"
                name={`measures/${i}/expected`}
                problem={problem}
                maxLength={300}
                value={each.expected}
                onChange={(expected) => setMeasure(i, { expected })}
              />
            </div>
            <Lookup
              label="pilots.indicator"
              name={`measures/${i}/indicator`}
              problem={problem}
              path="/api/indicators"
              value={each.indicator}
              onChoose={(indicator) => setMeasure(i, { indicator })}
            />
          </div>
        ))}
        {measures.length < 20 && (
          <button type="button" className="button small" onClick={() => setMeasures([...measures, noMeasure])}>
            {say("pilots.addMeasure")}
          </button>
        )}
      </fieldset>
    </DialogForm>
  );
}

export function Starting({ one, onClose }: Props) {
  const { say, term } = useSpeech();
  const [item, setItem] = useState<number | null>(null);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={term("pilotSteps", "start")}
      send={term("pilotSteps", "start")}
      problem={send.error}
      idle={send.isPending || item === null}
      onSend={() => send.mutate({ path: `/api/pilots/${one.id}/steps`, body: { step: "start", item } })}
      onClose={onClose}
    >
      <Lookup
        label="pilots.decision"
        help={say("pilots.decisionHelp")}
        name="item"
        problem={send.error}
        required
        path="/api/decisions"
        named={cited}
        value={item}
        onChoose={setItem}
      />
    </DialogForm>
  );
}

/** Another last day, stopping early, or taking the proposal back: each owes its reason. */
export function Changing({ one, step, onClose }: Props & { step: "extend" | "stop" | "withdraw" }) {
  const { term } = useSpeech();
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={term("pilotSteps", step)}
      send={term("pilotSteps", step)}
      danger={step !== "extend"}
      problem={send.error}
      idle={send.isPending || reason.trim() === "" || (step === "extend" && !isDay(until))}
      onSend={() =>
        send.mutate({
          path: `/api/pilots/${one.id}/steps`,
          body: { step, reason: reason.trim(), ...(step === "extend" && { until }) },
        })
      }
      onClose={onClose}
    >
      {step === "extend" && (
        <DayEntry label="pilots.until" name="until" problem={send.error} required value={until} onChange={setUntil} />
      )}
      <Entry
        long
        required
        label="pilots.reason"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

export function Evaluating({ one, onClose }: Props) {
  const { say, term } = useSpeech();
  const [verdict, setVerdict] = useState("works");
  const [typed, setTyped] = useState({ comparison: "", findings: "", conditions: "", evidence: "", evaluator: "" });
  const [files, setFiles] = useState<readonly Upload[]>([]);
  const [waiting, setWaiting] = useState(0);
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some });
  const send = useChange<unknown>(onClose);
  const { error: problem } = send;
  const conditional = verdict === "works_under_conditions";
  const whole =
    typed.comparison.trim() !== "" &&
    typed.evaluator.trim() !== "" &&
    (linesOf(typed.evidence).length > 0 || files.length > 0) &&
    (!conditional || typed.conditions.trim() !== "");
  return (
    <DialogForm
      title={term("pilotSteps", "evaluate")}
      send={term("pilotSteps", "evaluate")}
      problem={problem}
      idle={send.isPending || waiting > 0 || !whole}
      onSend={() =>
        send.mutate({
          path: `/api/pilots/${one.id}/evaluation`,
          body: {
            verdict,
            comparison: typed.comparison.trim(),
            findings: typed.findings.trim(),
            ...(conditional && { conditions: typed.conditions.trim() }),
            evidence: linesOf(typed.evidence),
            ...(files.length > 0 && { files }),
            evaluator: typed.evaluator.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="pilots.verdict"
        name="verdict"
        value={verdict}
        onChange={setVerdict}
        options={Object.keys(terms.pilotVerdicts).map((value) => ({ value, words: term("pilotVerdicts", value) }))}
      />
      <Entry
        long
        required
        label="pilots.comparison"
        help="pilots.comparisonHelp"
        name="comparison"
        problem={problem}
        maxLength={10000}
        value={typed.comparison}
        onChange={(comparison) => set({ comparison })}
      />
      <Entry
        long
        label="pilots.findings"
        name="findings"
        problem={problem}
        maxLength={10000}
        value={typed.findings}
        onChange={(findings) => set({ findings })}
      />
      {conditional && (
        <Entry
          long
          required
          label="pilots.conditions"
          name="conditions"
          problem={problem}
          maxLength={5000}
          value={typed.conditions}
          onChange={(conditions) => set({ conditions })}
        />
      )}
      <Entry
        long
        required
        label="pilots.evidence"
        help="pilots.evidenceHelp"
        name="evidence"
        problem={problem}
        value={typed.evidence}
        onChange={(evidence) => set({ evidence })}
      />
      <FilesEntry
        label={say("pilots.files")}
        help={say("pilots.filesHelp")}
        name="files"
        problem={problem}
        value={files}
        onChange={setFiles}
        onWait={setWaiting}
      />
      <Entry
        required
        label="pilots.evaluator"
        name="evaluator"
        problem={problem}
        maxLength={300}
        value={typed.evaluator}
        onChange={(evaluator) => set({ evaluator })}
      />
    </DialogForm>
  );
}
