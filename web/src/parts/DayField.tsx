// A date: typed as 2026-11-23, or picked from the browser's own calendar.
import { useRef } from "react";
import { useSpeech } from "../words";
import type { Given } from "./Field";
import { Icon } from "./Icon";

export function DayField({
  value,
  onChange,
  given,
}: {
  value: string;
  onChange: (day: string) => void;
  given: Given;
}) {
  const { say } = useSpeech();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className="with-button day-field">
      <input
        {...given}
        className="input"
        inputMode="numeric"
        placeholder={say("parts.dateShape")}
        value={value}
        onChange={(event) =>
          onChange(
            event.target.value
              .normalize("NFKC")
              .replace(/[./年月]/g, "-")
              .replace(/日$/, ""),
          )
        }
      />
      <button
        type="button"
        className="button square"
        aria-label={say("parts.pickDay")}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon name="calendar" />
      </button>
      <input
        ref={picker}
        className="picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
