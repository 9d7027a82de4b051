// The signature of the team under an agreement that was offered: under the text it names by its digest.
import { useChange } from "../../api/hooks";
import type { MyAward } from "../../api/types";
import { DialogForm } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { Money } from "../../parts/Words";
import { useSpeech } from "../../words";

export function Countersigning({ one, onClose }: { one: MyAward; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const sign = useChange(() => {
    tell(say("agreements.signDone"));
    onClose();
  });
  return (
    <DialogForm
      title={`${term("awardSteps", "countersign")} · ${one.number}`}
      send={term("awardSteps", "countersign")}
      problem={sign.error}
      idle={sign.isPending}
      onSend={() => sign.mutate({ path: `/api/awards/${one.id}/signature`, body: { digest: one.digest } })}
      onClose={onClose}
    >
      <p>
        <Money {...one.amount} whole />
      </p>
      <p className="mono quiet">{one.digest}</p>
    </DialogForm>
  );
}
