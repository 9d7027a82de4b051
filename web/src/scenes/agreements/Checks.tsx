// The checks before an offer: settled by anybody who prepares awards, in any order, for the paper as it stands.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { Agreement, CheckItem } from "../../api/types";
import { DialogForm, Entry } from "../../parts/inputs";
import { ProblemNote, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

export function Checks({ agreement, before }: { agreement: Agreement; before: () => Promise<void> }) {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const [asking, setAsking] = useState<CheckItem | null>(null);
  const [note, setNote] = useState("");
  const change = useChange(() => {
    tell(say("agreements.done"));
    setAsking(null);
    setNote("");
  });
  const settle = async (item: CheckItem, verdict: "approved" | "not_applicable", words = "") => {
    await before();
    change.mutate({ path: `/api/awards/${agreement.id}/checks`, body: { item, verdict, note: words } });
  };
  return (
    <Sheet title={say("agreements.checks")}>
      <ProblemNote problem={asking ? null : change.error} />
      <ul className="lines">
        {agreement.checks.map((one) => (
          <li key={one.item}>
            <strong>{text(one.title)}</strong>
            <span className={`badge ${one.standing ? "good" : "warn"}`}>
              {one.standing
                ? say(one.verdict === "not_applicable" ? "agreements.notNeeded" : "agreements.approved")
                : say(one.verdict ? "agreements.voided" : "agreements.unsettled")}
            </span>
            {one.by && <span className="quiet">{one.by.name}</span>}
            {!one.standing && (
              <span className="buttons">
                <button
                  type="button"
                  className="button small"
                  disabled={change.isPending}
                  onClick={() => void settle(one.item, "approved")}
                >
                  {say("agreements.approve")} <span className="hidden">{text(one.title)}</span>
                </button>
                <button type="button" className="button plain small" onClick={() => setAsking(one.item)}>
                  {say("agreements.notNeeded")} <span className="hidden">{text(one.title)}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <DialogForm
          title={`${term("checkItems", asking)} · ${say("agreements.notNeeded")}`}
          send={say("agreements.notNeeded")}
          problem={change.error}
          idle={change.isPending || note.trim() === ""}
          onSend={() => void settle(asking, "not_applicable", note.trim())}
          onClose={() => setAsking(null)}
        >
          <Entry
            long
            label="parts.reason"
            name="note"
            required
            problem={change.error}
            value={note}
            onChange={setNote}
          />
        </DialogForm>
      )}
    </Sheet>
  );
}
