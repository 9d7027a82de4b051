// Fields of papers that are saved as they are typed: what is not whole yet stays out of the paper, and on the screen.
import { useState, type ReactNode } from "react";
import { Field } from "../../parts/Field";
import { Entry } from "../../parts/inputs";
import { plainAmount, readAmount } from "../../parts/money_words";
import { useSpeech, type Word } from "../../words";

export function Tongue({ of }: { of: "zh" | "en" }) {
  const { say } = useSpeech();
  return <span className="quiet">{say(of === "zh" ? "agreements.inChinese" : "agreements.inEnglish")}</span>;
}

export function Row({
  what,
  onRemove,
  children,
}: {
  what: string;
  onRemove: (() => void) | undefined;
  children: ReactNode;
}) {
  const { say } = useSpeech();
  return (
    <div className="row-fields">
      {children}
      {onRemove && (
        <button
          type="button"
          className="button plain small"
          aria-label={say("agreements.remove", { what })}
          onClick={onRemove}
        >
          ✕
        </button>
      )}
    </div>
  );
}

/** A whole number; what is not one yet is left out of the paper. */
export function WholeEntry({
  label,
  value,
  onChange,
}: {
  label: Word;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Entry
      label={label}
      name=""
      inputMode="numeric"
      value={value ? String(value) : ""}
      onChange={(typed) => onChange(Number(typed.replace(/\D/g, "").slice(0, 6)) || 0)}
    />
  );
}

/** A decimal as it is typed; only a whole one goes into the paper. */
export function NumberEntry({
  label,
  value,
  onChange,
  error,
  words,
}: {
  label: Word;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  error?: string | undefined;
  words?: string;
}) {
  const { say } = useSpeech();
  const [typed, setTyped] = useState(value ?? "");
  const plain = typed.trim().normalize("NFKC");
  const good = plain === "" || /^-?\d{1,9}(\.\d{1,6})?$/.test(plain);
  return (
    <Field label={words ?? say(label)} error={good ? error : say("parts.notAnAmount")}>
      {(given) => (
        <input
          {...given}
          className="input"
          inputMode="decimal"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = event.target.value.trim().normalize("NFKC");
            if (next === "") onChange(undefined);
            else if (/^-?\d{1,9}(\.\d{1,6})?$/.test(next)) onChange(next);
          }}
        />
      )}
    </Field>
  );
}

/** `words` name the field where no fixed word does. */
export function AmountEntry({
  label,
  words,
  currency,
  value,
  onChange,
  error,
  help,
}: {
  label: Word;
  words?: string;
  currency: string;
  value: number | string;
  onChange: (minor: string) => void;
  error?: string | undefined;
  help?: string;
}) {
  const { say } = useSpeech();
  const [typed, setTyped] = useState(value === "" || value === 0 ? "" : plainAmount(value, currency));
  const read = readAmount(typed, currency);
  return (
    <Field
      label={say("agreements.measuredIn", { what: words ?? say(label), unit: currency })}
      help={help}
      error={typed && "refusal" in read ? say(`parts.${read.refusal}`) : error}
    >
      {(given) => (
        <input
          {...given}
          className="input"
          inputMode="decimal"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = readAmount(event.target.value, currency);
            if ("minor" in next) onChange(next.minor);
            else if (event.target.value.trim() === "") onChange("0");
          }}
        />
      )}
    </Field>
  );
}
