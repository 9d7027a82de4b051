// What is typed into a form is kept on this computer until it is sent, so that nothing typed is ever lost.
import { useEffect, useRef, useState } from "react";

interface Kept<T> {
  at: string;
  value: T;
}

export function useDraft<T>(name: string, initial: T) {
  const key = `penstock.draft.${name}`;
  const [found] = useState<Kept<T> | null>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null") as Kept<T> | null;
    } catch {
      return null;
    }
  });
  // A draft of an older form lacks what this one has gained since.
  const [value, setValue] = useState<T>(found ? { ...initial, ...found.value } : initial);
  const [kept, setKept] = useState("");
  const touched = useRef(found !== null);
  const change = (some: Partial<T> | ((before: T) => Partial<T>)) => {
    touched.current = true;
    setValue((before) => ({ ...before, ...(typeof some === "function" ? some(before) : some) }));
  };
  useEffect(() => {
    if (!touched.current) return;
    const waiting = window.setTimeout(() => {
      const at = new Date().toISOString();
      localStorage.setItem(key, JSON.stringify({ at, value }));
      setKept(at);
    }, 1000);
    return () => window.clearTimeout(waiting);
  }, [key, value]);
  const forget = () => {
    touched.current = false;
    localStorage.removeItem(key);
    setKept("");
  };
  const discard = (to: T = initial) => {
    forget();
    setValue(to);
  };
  return { value, change, kept, restored: found !== null, forget, discard };
}
