// Text to be taken along exactly, with a button that copies it.
import { useState } from "react";
import { useSpeech } from "../words";
import { Icon } from "./Icon";

export function Copyable({ text, label }: { text: string; label: string }) {
  const { say } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without an encrypted connection browsers offer only the old way.
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    setCopied(true);
    window.setTimeout(() => setCopied(false), 2500);
  };
  return (
    <div className="copyable">
      <pre>{text}</pre>
      <button
        type="button"
        className="button small"
        aria-label={`${say("parts.copy")}: ${label}`}
        onClick={() => {
          void copy();
        }}
      >
        <Icon name={copied ? "check" : "copy"} />{" "}
        <span aria-live="polite">{copied ? say("parts.copied") : say("parts.copy")}</span>
      </button>
    </div>
  );
}
