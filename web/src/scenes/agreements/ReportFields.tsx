// Which reports an agreement asks for, and by when.
import type { ReportTerms } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { useSpeech } from "../../words";
import { WholeEntry } from "./fields";

const first: ReportTerms = {
  every_months: 12,
  per_milestone: false,
  days: 30,
  final_days: 60,
  stops_payments: false,
};

export function ReportFields({
  of,
  onChange,
}: {
  of: ReportTerms | undefined;
  onChange: (terms: ReportTerms | undefined) => void;
}) {
  const { say } = useSpeech();
  const set = (part: Partial<ReportTerms>) => onChange({ ...first, ...of, ...part });
  const check = (
    word: "reports.asked" | "reports.perMilestone" | "reports.stops",
    on: boolean,
    put: (on: boolean) => void,
  ) => (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => put(event.target.checked)} /> {say(word)}
    </label>
  );
  return (
    <Sheet title={say("reports.terms")}>
      <div className="form">
        {check("reports.asked", of !== undefined, (on) => onChange(on ? first : undefined))}
        {of && (
          <>
            <div className="pair">
              <WholeEntry
                label="reports.every"
                value={of.every_months}
                onChange={(every_months) => set({ every_months })}
              />
              <WholeEntry label="reports.days" value={of.days} onChange={(days) => set({ days })} />
            </div>
            <WholeEntry
              label="reports.finalDays"
              value={of.final_days}
              onChange={(final_days) => set({ final_days })}
            />
            {check("reports.perMilestone", of.per_milestone, (per_milestone) => set({ per_milestone }))}
            {check("reports.stops", of.stops_payments, (stops_payments) => set({ stops_payments }))}
          </>
        )}
      </div>
    </Sheet>
  );
}
