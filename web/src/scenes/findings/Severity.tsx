// How heavy a finding weighs.
import type { Finding } from "../../api/types";
import { useSpeech } from "../../words";

export function Severity({ of }: { of: Finding }) {
  const { term } = useSpeech();
  const tone = of.severity === "high" ? "bad" : of.severity === "medium" ? "warn" : "";
  return <span className={`badge ${tone}`}>{term("severities", of.severity)}</span>;
}
