// What the pages of plans share: an assessment in words, shape and tone, and a value with its unit.
import type { Assessment, FigureState, Operator, PlanState, Text } from "../../api/types";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const looks: Record<Assessment, { tone: string; shape: string }> = {
  no_data: { tone: "", shape: "○" },
  off_track: { tone: "bad", shape: "▼" },
  at_risk: { tone: "warn", shape: "◆" },
  on_track: { tone: "water", shape: "▲" },
  met: { tone: "good", shape: "✓" },
  met_early: { tone: "good", shape: "✓✓" },
  regressed: { tone: "bad", shape: "↩" },
  not_comparable: { tone: "warn", shape: "≠" },
};

/** How an indicator stands: in words, with a shape of its own, never by colour alone. */
export function AssessmentBadge({ of, count }: { of: Assessment; count?: number }) {
  const { term } = useSpeech();
  const { tone, shape } = looks[of];
  return (
    <span className={`badge note ${tone}`}>
      <span aria-hidden="true">{shape}</span> {term("assessments", of)}
      {count !== undefined && ` ${count}`}
    </span>
  );
}

const planTones: Record<PlanState, string> = {
  draft: "water",
  public_comment: "water",
  adopted: "good",
  in_force: "good",
  mid_term_review: "warn",
  final_evaluation: "warn",
  closed: "",
};
export function PlanBadge({ state }: { state: PlanState }) {
  const { term } = useSpeech();
  return <span className={`badge ${planTones[state]}`}>{term("planStates", state)}</span>;
}

const figureTones: Record<FigureState, string> = {
  entered: "warn",
  approved: "good",
  returned: "bad",
  superseded: "",
};
export function FigureBadge({ state }: { state: FigureState }) {
  const { term } = useSpeech();
  return <span className={`badge ${figureTones[state]}`}>{term("figureStates", state)}</span>;
}

interface Valued {
  op?: Operator | undefined;
  value: string;
  upper?: string | undefined;
}
/** A value as it was published; of a target with what it demands. */
export function Value({ op, value, upper, unit }: Valued & { unit?: Text }) {
  const { term } = useSpeech();
  return (
    <span className="whole">
      {op && `${term("operators", op)} `}
      {value}
      {upper !== undefined && ` – ${upper}`}
      {unit && (
        <span className="unit quiet">
          {" "}
          <Said text={unit} />
        </span>
      )}
    </span>
  );
}
