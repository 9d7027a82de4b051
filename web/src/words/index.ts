// Says every word of the interface in the language chosen. A word that no table has does not compile.
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Text } from "../api/types";
import { areas, everyPair, terms } from "./all";
import type { Pair } from "./table";

type Areas = typeof areas;
export type Word = { [A in keyof Areas & string]: `${A}.${keyof Areas[A] & string}` }[keyof Areas & string];
export type Term = {
  [T in keyof typeof terms & string]: `${T}.${keyof (typeof terms)[T] & string}`;
}[keyof typeof terms & string];

export type Language = "zh-Hans" | "zh-Hant" | "en";
export const languages: readonly { code: Language; name: string; short: string }[] = [
  { code: "zh-Hans", name: "简体中文", short: "简" },
  { code: "zh-Hant", name: "繁體中文", short: "繁" },
  { code: "en", name: "English", short: "EN" },
];

type Flat = Record<string, string>;
function flat(pick: (key: string, pair: Pair) => Flat): Flat {
  return Object.assign({}, ...everyPair().map(([key, pair]) => pick(key, pair))) as Flat;
}
const chinese = () => flat((key, pair) => ({ [key]: pair.zh }));
const english = () =>
  flat((key, pair) => (pair.one ? { [key]: pair.en, [`${key}_one`]: pair.one } : { [key]: pair.en }));

export function known(code: string | null | undefined): Language | null {
  if (!code) return null;
  const tag = code.toLowerCase();
  if (/^zh\b.*(hant|tw|hk|mo)/.test(tag)) return "zh-Hant";
  if (tag.startsWith("zh")) return "zh-Hans";
  return tag.startsWith("en") ? "en" : null;
}

// What the server says and what was recorded in both languages comes in simplified script; a title is shown in the
// script of the reader and kept as it was written. Names in one language only are never changed.
let inTraditional = (simplified: string) => simplified;
const turned = new Map<string, string>();
function traditional(simplified: string): string {
  let words = turned.get(simplified);
  if (words === undefined) {
    if (turned.size > 5000) turned.clear();
    turned.set(simplified, (words = inTraditional(simplified)));
  }
  return words;
}

async function load(language: Language): Promise<void> {
  if (language === "zh-Hant") ({ inTraditional } = await import("./traditional"));
  if (i18next.hasResourceBundle(language, "words")) return;
  const words =
    language === "en"
      ? english()
      : language === "zh-Hans"
        ? chinese()
        : ((await import("./generated/traditional.json")).default as Flat);
  i18next.addResourceBundle(language, "words", words);
}

const kept = "penstock.language";
export async function start(chosen?: Language): Promise<void> {
  const language = chosen ?? known(localStorage.getItem(kept)) ?? known(navigator.language) ?? "zh-Hans";
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ["words"],
    defaultNS: "words",
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function choose(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export { terms };

export interface Speech {
  language: Language;
  say: (word: Word, values?: Record<string, string | number>) => string;
  /** A term the server names. One that this release does not know yet is shown as it is. */
  term: (table: keyof typeof terms, name: string) => string;
  /** The text in the language of the reader, or else in the other. */
  text: (text: Text | null | undefined) => string;
  /** The locale for numbers and dates. */
  locale: string;
}

export function useSpeech(): Speech {
  const { t, i18n } = useTranslation("words");
  const language = i18n.language as Language;
  return {
    language,
    say: (word, values) => t(word, values ?? {}),
    term: (table, name) => (name in terms[table] ? t(`${table}.${name}`) : name),
    text: (value) => inLanguage(value, language).words,
    locale: language === "en" ? "en-GB" : language === "zh-Hant" ? "zh-Hant" : "zh-Hans-CN",
  };
}

/** Picks the words for a reader, and says in which language they are and whether the wanted one is missing. */
export function inLanguage(value: Text | null | undefined, language: Language) {
  if (!value) return { words: "", lang: undefined, missing: false };
  if (typeof value === "string") return { words: value, lang: scriptOf(value), missing: false };
  const wanted = language === "en" ? value.en : value.zh;
  const words = wanted || value.zh || value.en;
  const missing = wanted === "" && words !== "";
  const chinese = wanted ? language !== "en" : value.zh !== "";
  if (chinese && language === "zh-Hant") return { words: traditional(words), lang: "zh-Hant", missing };
  return { words, lang: words === "" ? undefined : chinese ? "zh-Hans" : "en", missing };
}

export function scriptOf(words: string): string | undefined {
  return /\p{Script=Han}/u.test(words) ? "zh-Hans" : /\p{Script=Latin}/u.test(words) ? "en" : undefined;
}
