// One milestone of an agreement being written: its day, what it waits for, and the criteria it is measured by.
import type { ReactNode } from "react";
import type { Criterion, MilestoneTerms } from "../../api/types";
import { Choice, DayEntry, Entry } from "../../parts/inputs";
import { useSpeech } from "../../words";
import { useColleagues } from "../authority/parts";
import { NumberEntry, Row, Tongue } from "./fields";

export const blankCriterion = (): Criterion => ({
  metric: { zh: "", en: "" },
  unit: "",
  comparison: "at_least",
  method: "",
});

export const blankMilestone = (number: string): MilestoneTerms => ({
  number,
  title: { zh: "", en: "" },
  criteria: [blankCriterion()],
  after: [],
  gate: false,
});

/** `children` are further fields of the milestone. */
export function MilestoneFields({
  at,
  one,
  wrong,
  onChange,
  onRemove,
  children,
}: {
  at: number;
  one: MilestoneTerms;
  wrong: (pointer: string) => string | undefined;
  onChange: (next: MilestoneTerms) => void;
  onRemove: () => void;
  children?: ReactNode;
}) {
  const { say, term } = useSpeech();
  const verifiers = useColleagues("monitoring_officer");
  const here = `/milestones/${at}`;
  const set = (some: Partial<MilestoneTerms>) => onChange({ ...one, ...some });
  const criterion = (i: number, some: Partial<Criterion>) =>
    set({ criteria: one.criteria.map((each, k) => (k === i ? { ...each, ...some } : each)) });
  return (
    <fieldset className="milestone-fields">
      <legend className="mono">{one.number}</legend>
      <Row what={one.number} onRemove={onRemove}>
        <Entry
          label="agreements.number"
          name="number"
          error={wrong(`${here}/number`)}
          value={one.number}
          onChange={(number) => set({ number })}
        />
        <Entry
          label="agreements.name"
          note={<Tongue of="zh" />}
          name="title"
          error={wrong(`${here}/title`)}
          value={one.title.zh}
          onChange={(zh) => set({ title: { ...one.title, zh } })}
        />
        <Entry
          label="agreements.name"
          note={<Tongue of="en" />}
          name="title"
          value={one.title.en}
          onChange={(en) => set({ title: { ...one.title, en } })}
        />
        <DayEntry
          label="agreements.dueOn"
          name="due_on"
          error={wrong(`${here}/due_on`)}
          value={one.due_on ?? ""}
          onChange={(day) => set(day ? { due_on: day } : { due_on: undefined as never })}
        />
      </Row>
      <div className="row-fields">
        <Entry
          label="agreements.after"
          name="after"
          error={wrong(`${here}/after`)}
          value={one.after.join(", ")}
          onChange={(typed) =>
            set({
              after: typed
                .split(/[,，、\s]+/)
                .map((each) => each.trim())
                .filter(Boolean),
            })
          }
        />
        <Choice
          label="agreements.acceptor"
          name="acceptor"
          error={wrong(`${here}/acceptor`)}
          value={one.acceptor ? String(one.acceptor) : ""}
          onChange={(chosen) => set({ acceptor: (Number(chosen) || undefined) as never })}
          options={[{ value: "", words: say("agreements.noAcceptor") }, ...verifiers]}
        />
        <label className="check">
          <input type="checkbox" checked={one.gate} onChange={(event) => set({ gate: event.target.checked })} />
          <span>{say("agreements.gate")}</span>
        </label>
        {children}
      </div>
      <h3>{say("agreements.criteria")}</h3>
      {wrong(`${here}/criteria`) && one.criteria.length === 0 && (
        <p className="field-error">{wrong(`${here}/criteria`)}</p>
      )}
      {one.criteria.map((each, i) => (
        <Row
          key={i}
          what={each.metric.zh || each.metric.en}
          onRemove={() => set({ criteria: one.criteria.filter((_, k) => k !== i) })}
        >
          <Entry
            label="agreements.metric"
            note={<Tongue of="zh" />}
            name="metric"
            error={wrong(`${here}/criteria/${i}/metric`)}
            value={each.metric.zh}
            onChange={(zh) => criterion(i, { metric: { ...each.metric, zh } })}
          />
          <Entry
            label="agreements.metric"
            note={<Tongue of="en" />}
            name="metric"
            value={each.metric.en}
            onChange={(en) => criterion(i, { metric: { ...each.metric, en } })}
          />
          <Choice
            label="agreements.comparison"
            name="comparison"
            value={each.comparison}
            onChange={(comparison) => criterion(i, { comparison: comparison as Criterion["comparison"] })}
            options={(["at_least", "at_most", "equal_to"] as const).map((value) => ({
              value,
              words: term("comparisons", value),
            }))}
          />
          <NumberEntry
            label="agreements.target"
            error={wrong(`${here}/criteria/${i}/target`)}
            value={each.target}
            onChange={(target) => criterion(i, { target: target as never })}
          />
          <NumberEntry
            label="agreements.tolerance"
            error={wrong(`${here}/criteria/${i}/tolerance`)}
            value={each.tolerance}
            onChange={(tolerance) => criterion(i, { tolerance: tolerance as never })}
          />
          <Entry label="agreements.unit" name="unit" value={each.unit} onChange={(unit) => criterion(i, { unit })} />
          <Entry
            label="agreements.method"
            name="method"
            error={wrong(`${here}/criteria/${i}/method`)}
            value={each.method}
            onChange={(method) => criterion(i, { method })}
          />
        </Row>
      ))}
      <div className="buttons">
        <button
          type="button"
          className="button small"
          onClick={() => set({ criteria: [...one.criteria, blankCriterion()] })}
        >
          {say("agreements.addCriterion")}
        </button>
      </div>
    </fieldset>
  );
}
