// One labelled field of a form, with its help and what is wrong with it.
import { useId, type ReactNode } from "react";
import type { Problem } from "../api/client";
import { inLanguage, useSpeech } from "../words";

export interface Given {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-required": boolean | undefined;
}
interface Props {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  problem?: Problem | null | undefined;
  name?: string;
  required?: boolean;
  note?: ReactNode;
  className?: string;
  children: (given: Given) => ReactNode;
}

/** `name` is the member of the request that this field fills: the server's word on it is shown here. */
export function Field({ label, help, error, problem, name, required, note, className = "", children }: Props) {
  const id = useId();
  const { say, language } = useSpeech();
  const refused = name ? problem?.field(name) : undefined;
  const wrong =
    error ?? (refused && [inLanguage(refused.title, language).words, refused.detail].filter(Boolean).join(" "));
  const described = [help && `${id}-help`, wrong && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`field ${className}`}>
      <span className="label">
        <label htmlFor={id}>{label}</label>
        {required && <span className="quiet">{say("parts.required")}</span>}
        {note}
      </span>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": wrong ? true : undefined,
        "aria-required": required || undefined,
      })}
      {help && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {wrong && (
        <span className="error" id={`${id}-error`}>
          {wrong}
        </span>
      )}
    </div>
  );
}
