// The forms of the steps that need more than a word: the offer, the signed paper.
import { useState } from "react";
import { Problem, upload } from "../../api/client";
import { useChange } from "../../api/hooks";
import type { Agreement, Upload } from "../../api/types";
import { today } from "../../parts/day_words";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { Money } from "../../parts/Words";
import { useSpeech } from "../../words";

function inDays(days: number): string {
  const at = new Date(`${today()}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function OfferForm({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [until, setUntil] = useState(inDays(30));
  const change = useChange(() => {
    tell(say("agreements.done"));
    onClose();
  });
  return (
    <DialogForm
      title={`${term("awardSteps", "offer")} · ${agreement.number}`}
      send={term("awardSteps", "offer")}
      problem={change.error}
      idle={change.isPending}
      onSend={() => change.mutate({ path: `/api/awards/${agreement.id}/offer`, body: { until } })}
      onClose={onClose}
    >
      <p>
        {agreement.terms.amount && <Money {...agreement.terms.amount} whole />} ·{" "}
        <span className="quiet">
          {agreement.appropriation.name} <Money {...agreement.available} />
        </span>
      </p>
      <DayEntry
        label="agreements.offerUntil"
        help="agreements.offerHelp"
        name="until"
        required
        problem={change.error}
        value={until}
        onChange={setUntil}
      />
    </DialogForm>
  );
}

export function SignedPaperForm({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [on, setOn] = useState(today());
  const [signatory, setSignatory] = useState(agreement.terms.lead);
  const [file, setFile] = useState<Upload | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const change = useChange(() => {
    tell(say("agreements.done"));
    onClose();
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      setFile(await upload<Upload>("/api/uploads", chosen, () => undefined));
      setProblem(null);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
    }
  };
  const send = () => {
    setTried(true);
    if (file)
      change.mutate({
        path: `/api/awards/${agreement.id}/signed-paper`,
        body: { digest: agreement.digest, on, signatory: signatory.trim(), paper: file.digest },
      });
  };
  return (
    <DialogForm
      title={`${term("awardSteps", "record_signature")} · ${agreement.number}`}
      send={term("awardSteps", "record_signature")}
      problem={problem ?? change.error}
      idle={change.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Entry
        label="agreements.signatory"
        name="signatory"
        required
        problem={change.error}
        value={signatory}
        onChange={setSignatory}
      />
      <DayEntry label="agreements.signedOn" name="on" required problem={change.error} value={on} onChange={setOn} />
      <label className="field">
        <span className="label">{say("agreements.paperFile")}</span>
        <input type="file" className="input" onChange={(event) => void choose(event.target.files?.[0])} />
        {tried && !file && <span className="error">{say("parts.needed")}</span>}
      </label>
    </DialogForm>
  );
}
