// A paper being worked on: saved on the server as it is typed, and on this computer until the server has it, so that
// neither a reload nor a lost connection loses a word.
import { useCallback, useEffect, useRef, useState } from "react";
import { newKey, post, Problem } from "../api/client";
import type { FieldProblem, Saved } from "../api/types";

function kept<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export function usePaper<T>(path: string, member: "terms" | "report", initial: T, version: number) {
  const key = `penstock.paper.${path}`;
  const [value, setValue] = useState<T>(() => kept<T>(key) ?? initial);
  const [saved, setSaved] = useState("");
  const [faults, setFaults] = useState<FieldProblem[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const seen = useRef(version);
  const latest = useRef(value);
  const dirty = useRef(kept<T>(key) !== undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    running.current = running.current.then(async () => {
      if (!dirty.current) return;
      dirty.current = false;
      const sent = latest.current;
      try {
        const answer = await post<Saved>(path, { seen: seen.current, [member]: sent }, newKey());
        seen.current = answer.version;
        setSaved(answer.saved_at);
        setFaults(answer.faults);
        setProblem(null);
        if (latest.current === sent) localStorage.removeItem(key);
      } catch (error) {
        dirty.current = true;
        if (error instanceof Problem) setProblem(error);
      }
    });
    return running.current;
  }, [path, member, key]);

  const change = (next: T) => {
    latest.current = next;
    dirty.current = true;
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  useEffect(() => {
    if (!dirty.current) return;
    const waiting = window.setTimeout(() => void flush(), 800);
    return () => window.clearTimeout(waiting);
  }, [value, flush]);
  const forget = () => {
    dirty.current = false;
    localStorage.removeItem(key);
  };
  return { value, change, saved, faults, problem, flush, forget };
}
