// Short notices of outcomes; read out by screen readers, gone after a while, or at once by hand.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { onRecorded, type Problem, type Recorded } from "../api/client";
import { inLanguage, useSpeech } from "../words";
import { Icon } from "./Icon";
import { ReceiptButton } from "./Receipt";

interface Toast {
  id: number;
  words: string;
  bad: boolean;
  facts?: Recorded | undefined;
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
    (words: string, bad: boolean, facts?: Recorded) => {
      const id = ++count;
      setToasts((all) => [...all.slice(-2), { id, words, bad, facts }]);
      window.setTimeout(() => drop(id), bad || facts ? 12_000 : 6_000);
    },
    [drop],
  );
  // What an act recorded is told with its own words when it has some, which follow at once, and alone when not.
  const told = useRef<Recorded | undefined>(undefined);
  const words = say("record.recorded");
  useEffect(() => {
    onRecorded((facts) => {
      told.current = facts;
      window.setTimeout(() => {
        if (told.current !== facts) return;
        told.current = undefined;
        add(words, false, facts);
      }, 150);
    });
    return () => onRecorded(() => undefined);
  }, [add, words]);
  const value = useMemo<Tell>(
    () => ({
      tell: (words) => {
        add(words, false, told.current);
        told.current = undefined;
      },
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
            {toast.facts && <ReceiptButton seq={toast.facts.first} small />}
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
