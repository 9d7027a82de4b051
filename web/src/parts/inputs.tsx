// Fields of forms as scenes write them: one line each. `name` is the member of the request it fills, so that the
// server's word on it is shown beside it.
import { useState, type FormEvent, type HTMLInputTypeAttribute, type ReactNode } from "react";
import type { Problem } from "../api/client";
import { useSpeech, type Word } from "../words";
import { Chooser, type ChooserProps } from "./Chooser";
import { DayField } from "./DayField";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import type { Option } from "./Filters";
import { Icon } from "./Icon";
import { ProblemNote } from "./Page";

interface Labelled {
  label: Word;
  name: string;
  problem?: Problem | null;
  help?: Word;
  error?: string | undefined;
  required?: boolean;
  note?: ReactNode;
}
interface Valued<Value = string> extends Labelled {
  value: Value;
  onChange: (value: Value) => void;
}

function useLabel({ label, help, ...rest }: Labelled) {
  const { say } = useSpeech();
  return { ...rest, label: say(label), help: help && say(help) };
}

interface Written extends Valued {
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: "numeric" | "decimal";
  lang?: string;
  maxLength?: number;
  /** Several lines. */
  long?: boolean;
}

export function Entry({
  value,
  onChange,
  type,
  autoComplete,
  inputMode,
  lang,
  maxLength,
  long,
  ...labelled
}: Written) {
  const attributes = { className: "input", lang, maxLength, value };
  return (
    <Field {...useLabel(labelled)}>
      {(given) =>
        long ? (
          <textarea {...given} {...attributes} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input
            {...given}
            {...attributes}
            {...{ type, autoComplete, inputMode }}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export function DayEntry({ value, onChange, ...labelled }: Valued) {
  return (
    <Field {...useLabel(labelled)}>{(given) => <DayField given={given} value={value} onChange={onChange} />}</Field>
  );
}

export function Choice({ value, onChange, options, ...labelled }: Valued & { options: readonly Option[] }) {
  return (
    <Field {...useLabel(labelled)}>
      {(given) => (
        <select {...given} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type Looked = Omit<Labelled, "help"> & Omit<ChooserProps, "given"> & { help?: string | undefined };

/** One thing of the record, found by typing. */
export function Lookup({ label, name, problem, help, error, required, note, ...chooser }: Looked) {
  const { say } = useSpeech();
  return (
    <Field {...{ name, problem, help, error, required, note }} label={say(label)}>
      {(given) => <Chooser given={given} {...chooser} />}
    </Field>
  );
}

/** A password, with a button that shows what is typed. */
export function PasswordEntry({ value, onChange, fresh, ...labelled }: Valued & { fresh?: boolean }) {
  const { say } = useSpeech();
  const [shown, setShown] = useState(false);
  return (
    <Field {...useLabel(labelled)} help={fresh ? say("shell.passwordRule") : undefined}>
      {(given) => (
        <span className="with-button">
          <input
            {...given}
            className="input"
            type={shown ? "text" : "password"}
            autoComplete={fresh ? "new-password" : "current-password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="button square"
            aria-pressed={shown}
            aria-label={say("entrance.showPassword")}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </button>
        </span>
      )}
    </Field>
  );
}

interface Sent {
  send: string;
  onSend: () => void;
  problem: Problem | null;
  /** Nothing can be sent now: it is on its way, or something needed is empty. */
  idle: boolean;
  children: ReactNode;
  danger?: boolean;
  className?: string;
  /** Beside the button that sends. */
  beside?: ReactNode;
}

/** A form: its fields, what the server said against it, and the button that sends it. */
export function Form({ send, onSend, problem, idle, children, danger, className = "form", beside }: Sent) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!idle) onSend();
  };
  return (
    <form className={className} noValidate onSubmit={submit}>
      {children}
      <ProblemNote problem={problem} />
      <div className="buttons">
        <button type="submit" className={`button main${danger ? " danger" : ""}`} disabled={idle}>
          {send}
        </button>
        {beside}
      </div>
    </form>
  );
}

/** A form in a window of its own. */
export function DialogForm({ title, onClose, ...form }: Sent & { title: string; onClose: () => void }) {
  const { say } = useSpeech();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        {...form}
        beside={
          <button type="button" className="button" onClick={onClose}>
            {say("parts.cancel")}
          </button>
        }
      />
    </Dialog>
  );
}
