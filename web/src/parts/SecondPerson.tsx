// Where two persons are needed for a step: the way to the second.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useChange } from "../api/hooks";
import type { ApprovalDetail, Step } from "../api/types";
import { useSpeech } from "../words";
import { DialogForm, Entry } from "./inputs";
import { useTell } from "./Toasts";
import { Money } from "./Words";

/** Proposes the step to a second person, or leads to what was proposed. */
export function SecondPerson({ wanted }: { wanted: NonNullable<Step["second_person"]> }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const change = useChange<ApprovalDetail>(() => {
    tell(say("parts.secondAsked"));
    setAsking(false);
  });
  if (wanted.approval) return <Link to={`/authority/approvals/${wanted.approval}`}>{say("parts.secondWaits")}</Link>;
  const { deed, programme, award, amount, cause } = wanted;
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        {say("parts.askSecond")}
      </button>
      {asking && (
        <DialogForm
          title={`${say("parts.askSecond")} · ${term("deeds", deed)}`}
          send={say("parts.askSecond")}
          problem={change.error}
          idle={change.isPending}
          onSend={() =>
            change.mutate({
              path: "/api/approvals",
              body: { deed, programme, ...(award && { award }), amount, cause, note: note.trim() },
            })
          }
          onClose={() => setAsking(false)}
        >
          <p>
            <Money {...amount} />
          </p>
          <Entry long label="parts.secondNote" name="note" problem={change.error} value={note} onChange={setNote} />
        </DialogForm>
      )}
    </>
  );
}
