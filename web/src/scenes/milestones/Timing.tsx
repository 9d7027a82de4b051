// When a milestone is due, and how late it is: counted by the server, never stored.
import type { Milestone } from "../../api/types";
import { Day } from "../../parts/Words";
import { useSpeech } from "../../words";

const tones = { none: "", due_soon: "water", overdue: "warn", escalated: "bad" } as const;

export function Timing({ of, short = false }: { of: Milestone; short?: boolean }) {
  const { say, term } = useSpeech();
  const open = of.state === "planned" || of.state === "active";
  const days =
    of.days_late > 0
      ? say("agreements.daysLate", { count: of.days_late })
      : say("agreements.daysLeft", { count: -of.days_late });
  return (
    <span className="timing">
      <Day day={of.due_on} />
      {open && of.lateness !== "none" && (
        <span className={`badge ${tones[of.lateness]}`} title={term("lateness", of.lateness)}>
          {short ? term("lateness", of.lateness) : days}
        </span>
      )}
    </span>
  );
}
