// Short notices of outcomes; read out by screen readers, gone after a while, or at once by hand.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import type { Problem } from "../api/client";
import { inLanguage, useSpeech } from "../words";
import { Icon } from "./Icon";

interface Toast {
  id: number;
  words: string;
  bad: boolean;
}
interface Tell {
  tell: (words: string) => void;
  complain: (problem: Problem) => void;
}
const Context = createContext<Tell>({ tell: () => undefined, complain: () => undefined });

let count = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const { language, say } = useSpeech();
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (words: string, bad: boolean) => {
      const id = ++count;
      setToasts((all) => [...all.slice(-2), { id, words, bad }]);
      window.setTimeout(() => drop(id), bad ? 12_000 : 6_000);
    },
    [drop],
  );
  const value = useMemo<Tell>(
    () => ({
      tell: (words) => add(words, false),
      complain: (problem) => add(inLanguage(problem.title, language).words, true),
    }),
    [add, language],
  );
  return (
    <Context.Provider value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={toast.bad ? "toast bad" : "toast"}>
            <span>{toast.words}</span>
            <button
              type="button"
              className="button plain small"
              aria-label={say("parts.close")}
              onClick={() => drop(toast.id)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

export function useTell(): Tell {
  return useContext(Context);
}
