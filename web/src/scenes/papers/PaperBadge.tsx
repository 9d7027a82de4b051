// The state of a paper in words and tone.
import type { PaperState } from "../../api/types";
import { useSpeech } from "../../words";

const tones: Record<PaperState, string> = {
  draft: "water",
  submitted: "water",
  in_deliberation: "warn",
  adopted: "good",
  adopted_in_principle: "good",
  returned: "bad",
  under_revision: "water",
  final_check: "warn",
  issued: "good",
  in_force: "good",
  amended: "",
  superseded: "",
  repealed: "",
};

export function PaperBadge({ state }: { state: PaperState }) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[state]}`}>{term("paperStates", state)}</span>;
}
