// The decision something rests on: found among those of meetings kept here, or written where it was made elsewhere.
import { useMay } from "../api/hooks";
import type { DecisionItem } from "../api/types";
import { useSpeech, type Word } from "../words";
import { Entry, Lookup } from "./inputs";
import type { Problem } from "../api/client";
import type { Named } from "./Chooser";

/** A decision in words, and its agenda item when it is one of ours. */
export interface Ground {
  text: string;
  item: number | null;
}
/** What a decision is called where it is chosen: as papers cite it. */
export const cited = (one: Named) => (one as unknown as DecisionItem).citation;

export const noGround: Ground = { text: "", item: null };

interface Props {
  label: Word;
  help?: Word;
  name?: string;
  problem?: Problem | null;
  error?: string | undefined;
  required?: boolean;
  value: Ground;
  onChange: (value: Ground) => void;
}

export function DecisionEntry({ label, help, name = "decision", value, onChange, ...rest }: Props) {
  const { say } = useSpeech();
  const reads = useMay("read_mandate");
  if (!reads)
    return (
      <Entry
        {...rest}
        label={label}
        {...(help && { help })}
        name={name}
        maxLength={300}
        value={value.text}
        onChange={(text) => onChange({ text, item: null })}
      />
    );
  return (
    <Lookup
      {...rest}
      label={label}
      name={name}
      help={say(help ?? "decisions.entryHelp")}
      path="/api/decisions"
      value={value.item}
      named={cited}
      free={value.text}
      onFree={(text) => onChange({ text, item: null })}
      onChoose={(item, text) => onChange({ text, item })}
      note={value.item !== null && <span className="badge good">{say("decisions.kept")}</span>}
    />
  );
}
