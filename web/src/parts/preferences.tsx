// What each person chose for this screen: theme, size of text, unit of amounts, row height, single-key shortcuts.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Unit } from "./money_words";

export interface Preferences {
  theme: "system" | "light" | "dark";
  size: "normal" | "large" | "largest";
  unit: Unit | "";
  density: "dense" | "roomy";
  shortcuts: boolean;
}
const initial: Preferences = { theme: "system", size: "normal", unit: "", density: "dense", shortcuts: true };
const kept = "penstock.preferences";

function remembered(): Preferences {
  try {
    return { ...initial, ...(JSON.parse(localStorage.getItem(kept) ?? "{}") as Partial<Preferences>) };
  } catch {
    return initial;
  }
}

interface Choice {
  preferences: Preferences;
  prefer: (some: Partial<Preferences>) => void;
  dark: boolean;
}
const Context = createContext<Choice>({ preferences: initial, prefer: () => undefined, dark: false });

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const changed = () => setMatches(media.matches);
    changed();
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [query]);
  return matches;
}

export const narrow = "(max-width: 760px)";

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(remembered);
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const dark = preferences.theme === "dark" || (preferences.theme === "system" && systemDark);
  const prefer = useCallback((some: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...some };
      localStorage.setItem(kept, JSON.stringify(after));
      return after;
    });
  }, []);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = dark ? "dark" : "light";
    root.dataset["size"] = preferences.size;
    root.dataset["density"] = preferences.density;
  }, [dark, preferences]);
  const choice = useMemo(() => ({ preferences, prefer, dark }), [preferences, prefer, dark]);
  return <Context.Provider value={choice}>{children}</Context.Provider>;
}

export function usePreferences(): Choice {
  return useContext(Context);
}
