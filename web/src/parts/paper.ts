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

export function usePaper<T>(
  path: string,
  member: "terms" | "report" | "claim",
  initial: T,
  version: number,
  savedAt = "",
) {
  const key = `penstock.paper.${path}`;
  const [value, setValue] = useState<T>(() => kept<T>(key) ?? initial);
  const [saved, setSaved] = useState(savedAt);
  const [faults, setFaults] = useState<FieldProblem[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const seen = useRef(version);
  const latest = useRef(value);
  const dirty = useRef(kept<T>(key) !== undefined);
  const known = useRef<FieldProblem[] | null>(null);
  const running = useRef<Promise<unknown>>(Promise.resolve());

  /** Saves what is not saved; gives what keeps the paper from being handed in, once the server has said so. */
  const flush = useCallback((): Promise<FieldProblem[] | null> => {
    const saved = running.current.then(async () => {
      if (!dirty.current) return known.current;
      dirty.current = false;
      const sent = latest.current;
      try {
        const answer = await post<Saved>(path, { seen: seen.current, [member]: sent }, newKey());
        seen.current = answer.version;
        setSaved(answer.saved_at);
        known.current = answer.faults;
        setFaults(answer.faults);
        setProblem(null);
        if (latest.current === sent) localStorage.removeItem(key);
      } catch (error) {
        dirty.current = true;
        if (error instanceof Problem) setProblem(error);
      }
      return known.current;
    });
    running.current = saved;
    return saved;
  }, [path, member, key]);

  // What others saved meanwhile, or this person elsewhere, is taken over as long as nothing here is unsaved.
  const [round, setRound] = useState(0);
  const begin = useCallback((next: T, at: string) => {
    latest.current = next;
    setValue(next);
    setSaved(at);
    setRound((before) => before + 1);
  }, []);
  const taken = useRef(version);
  useEffect(() => {
    if (taken.current === version) return;
    taken.current = version;
    if (dirty.current || (version <= seen.current && version !== 0)) return;
    seen.current = version;
    known.current = null;
    setFaults(null);
    begin(initial, savedAt);
  }, [version, initial, savedAt, begin]);

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
  /** Gives it up, here and on the server, and begins with this. */
  const discard = (next: T) => {
    forget();
    begin(next, "");
    running.current = running.current.then(async () => {
      try {
        const answer = await post<Saved>(path, { seen: seen.current }, newKey());
        seen.current = answer.version;
        known.current = answer.faults;
        setFaults(answer.faults);
        setProblem(null);
      } catch (error) {
        if (error instanceof Problem) setProblem(error);
      }
    });
  };
  /** `round` changes when another paper has taken the place of this one: a key for fields that keep what is typed. */
  return { value, round, change, saved, faults, problem, flush, forget, discard };
}
