// What each kind of rule is asked, as fields of a form, and how an answer reads.
import type { FundingRuleKind, Purpose, RuleQuestion } from "../../api/types";
import { isDay } from "../../parts/day_words";
import { Choice, DayEntry, Entry } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { useSpeech, type Word } from "../../words";

export type Written = Record<keyof RuleQuestion, string>;
export const blankQuestion: Written = { base: "", asked: "", purpose: "", since: "", on: "", months: "", times: "" };

const asks: Record<FundingRuleKind, readonly (keyof RuleQuestion)[]> = {
  indirect_cost: ["base", "asked"],
  lump_sum: ["purpose"],
  advance: ["base", "asked"],
  equipment: ["asked"],
  virement: ["base", "asked"],
  leftover: ["since", "on"],
  extension: ["months", "times"],
  cooling_off: ["since", "on"],
  two_persons: ["asked"],
};
const labels: Record<keyof RuleQuestion, Word> = {
  base: "rules.base",
  asked: "rules.asked",
  purpose: "rules.purpose",
  since: "rules.sinceLeftover",
  on: "rules.onUse",
  months: "rules.months",
  times: "rules.times",
};
const special: Partial<Record<FundingRuleKind, Partial<Record<keyof RuleQuestion, Word>>>> = {
  indirect_cost: { base: "rules.baseIndirect" },
  advance: { base: "rules.baseAdvance" },
  virement: { base: "rules.baseVirement" },
  cooling_off: { since: "rules.sinceCooling" },
};
export const labelOf = (kind: FundingRuleKind, name: keyof RuleQuestion): Word =>
  special[kind]?.[name] ?? labels[name];
export const fieldsOf = (kind: FundingRuleKind) => asks[kind];

/** The question as the server wants it; nothing while a field is empty or wrong. */
export function readQuestion(kind: FundingRuleKind, written: Written, currency: string): RuleQuestion | null {
  const out: RuleQuestion = {};
  for (const name of asks[kind]) {
    const text = written[name].trim();
    if (name === "base" || name === "asked") {
      const amount = readAmount(text, currency);
      if (!text || "refusal" in amount) return null;
      out[name] = Number(amount.minor);
    } else if (name === "since" || name === "on") {
      if (!isDay(text)) return null;
      out[name] = text;
    } else if (name === "purpose") {
      if (!text) return null;
      out.purpose = text;
    } else {
      if (!/^\d{1,3}$/.test(text)) return null;
      out[name] = Number(text);
    }
  }
  return out;
}

interface Props {
  kind: FundingRuleKind;
  currency: string;
  written: Written;
  onChange: (written: Written) => void;
  tried: boolean;
  purposes?: readonly Purpose[];
}

export function Question({ kind, currency, written, onChange, tried, purposes }: Props) {
  const { say, text } = useSpeech();
  return (
    <>
      {asks[kind].map((name) => {
        const common = {
          label: labelOf(kind, name),
          name,
          required: true,
          error: tried && !written[name].trim() ? say("parts.needed") : undefined,
          value: written[name],
          onChange: (value: string) => onChange({ ...written, [name]: value }),
        };
        if (name === "since" || name === "on") return <DayEntry key={name} {...common} />;
        if (name === "purpose" && purposes)
          return (
            <Choice
              key={name}
              {...common}
              options={[
                { value: "", words: say("parts.choose") },
                ...purposes.map((one) => ({ value: one.code, words: text(one.title) })),
                { value: "other", words: say("rules.otherPurpose") },
              ]}
            />
          );
        const amount = name === "base" || name === "asked";
        return (
          <Entry
            key={name}
            {...common}
            inputMode={amount ? "decimal" : "numeric"}
            note={amount && <span className="quiet">{currency}</span>}
          />
        );
      })}
    </>
  );
}
