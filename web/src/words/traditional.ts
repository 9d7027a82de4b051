// Simplified script in traditional: OpenCC's characters, mainland terms, then the corrections of overrides.json, which
// people edit. Loaded only for those who read it, for what the server says; our own words are turned when we build.
import { Converter } from "opencc-js/cn2t";
import overrides from "./overrides.json";

const convert = Converter({ from: "cn", to: "tw" });
const terms = Object.entries(overrides.terms);

export function inTraditional(simplified: string): string {
  const words = convert(simplified).replace(/“/g, "「").replace(/”/g, "」");
  return terms.reduce((text, [from, to]) => text.replaceAll(from, to), words);
}

/** The words of one key, where its correction says otherwise. */
export const corrected: Readonly<Record<string, string>> = overrides.keys;
