// A text filter that waits until one has stopped typing.
import { useEffect, useRef, useState } from "react";
import type { Given } from "./Field";

export function TextFilter({
  value,
  onChange,
  given,
  inputMode,
}: {
  value: string;
  onChange: (value: string) => void;
  given: Given;
  inputMode?: "numeric" | "decimal";
}) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === told.current) return;
    const waiting = window.setTimeout(() => {
      told.current = typed;
      change.current(typed.trim());
    }, 300);
    return () => window.clearTimeout(waiting);
  }, [typed]);
  return (
    <input
      {...given}
      className="input"
      type="search"
      inputMode={inputMode}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
