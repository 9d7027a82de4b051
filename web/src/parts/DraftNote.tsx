// Says that a draft was found or has been kept, and lets it go.
import { useSpeech } from "../words";
import { instantWords } from "./day_words";

export function DraftNote({ kept, restored, onDiscard }: { kept: string; restored: boolean; onDiscard: () => void }) {
  const { say, locale } = useSpeech();
  if (!kept && !restored) return null;
  return (
    <p className="quiet" role="status">
      {kept ? say("parts.draftKept", { time: instantWords(kept, locale) }) : say("parts.draftFound")}{" "}
      <button type="button" className="button plain small" onClick={onDiscard}>
        {say("parts.draftDrop")}
      </button>
    </p>
  );
}
