// The shape of a table of words: each in Chinese and English; `one` is the English for exactly one.
// The traditional script is made from zh when the application is built (see words/traditional.mjs).
export interface Pair {
  readonly zh: string;
  readonly en: string;
  readonly one?: string;
}
export type Table = Readonly<Record<string, Pair>>;
