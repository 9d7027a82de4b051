// Amounts as words: whole numbers of the smallest unit, cut and grouped as text, never as floating numbers.
import type { DisplayUnit, Minor } from "../api/types";

// Decimals of ISO 4217 where they are not two.
const decimalsOf: Readonly<Record<string, number>> = Object.fromEntries([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3]),
  ..."CLF UYW".split(" ").map((code) => [code, 4]),
]) as Record<string, number>;

export function decimals(currency: string): number {
  return decimalsOf[currency] ?? 2;
}

export type Unit = DisplayUnit;

function grouped(whole: bigint, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: true }).format(whole);
}

/** An amount divided by 10^shift, exact unless `most` cuts its fraction, then rounded half away from zero. */
export function cut(minor: bigint, shift: number, most: number, least: number, locale: string): string {
  const negative = minor < 0n;
  let value = negative ? -minor : minor;
  let places = shift;
  if (places > most) {
    const scale = 10n ** BigInt(places - most);
    value = (value + scale / 2n) / scale;
    places = most;
  }
  const digits = value.toString().padStart(places + 1, "0");
  const whole = BigInt(digits.slice(0, digits.length - places));
  let fraction = places ? digits.slice(digits.length - places) : "";
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  const sign = negative && value !== 0n ? "−" : "";
  return sign + grouped(whole, locale) + (fraction ? `.${fraction}` : "");
}

/** The whole amount, to the last digit. */
export function exact(minor: Minor, currency: string, locale: string): string {
  const places = decimals(currency);
  return cut(BigInt(minor), places, places, places, locale);
}

export interface AmountWords {
  figure: string;
  unit: string;
  exact: string;
}

/** How far the unit a person prefers shifts the point, and its name: 万元 and 亿元 in Chinese, million and billion in
 *  English. Yuan only; every other currency, and yuan by choice, stand whole. */
function preferred(currency: string, unit: Unit, locale: string): { shift: number; name: string } {
  const english = locale.startsWith("en");
  if (currency !== "CNY" || unit === "one")
    return { shift: decimals(currency), name: currency === "CNY" && !english ? "元" : currency };
  const traditional = locale === "zh-Hant";
  return unit === "ten_thousand"
    ? { shift: english ? 8 : 6, name: english ? "CNY m" : traditional ? "萬元" : "万元" }
    : { shift: english ? 11 : 10, name: english ? "CNY bn" : traditional ? "億元" : "亿元" };
}

export function amountWords(minor: Minor, currency: string, unit: Unit, locale: string): AmountWords {
  const whole = exact(minor, currency, locale);
  const { shift, name } = preferred(currency, unit, locale);
  const figure =
    shift === decimals(currency) ? whole : cut(BigInt(minor), shift, unit === "ten_thousand" ? 2 : 4, 2, locale);
  return { figure, unit: name, exact: `${whole} ${currency}` };
}

/** The unit of an axis, and its ticks, rounded: they guide the eye, the amounts stand in the table. */
export function axisUnit(currency: string, unit: Unit, locale: string): string {
  return preferred(currency, unit, locale).name;
}
export function axisWords(minor: number, currency: string, unit: Unit, locale: string): string {
  const { shift } = preferred(currency, unit, locale);
  const compact = shift === decimals(currency) ? "compact" : "standard";
  return new Intl.NumberFormat(locale, { notation: compact, maximumFractionDigits: 1 }).format(minor / 10 ** shift);
}

/** Reads an amount a person wrote into the smallest unit. Accepts full-width digits and grouping commas. */
export function readAmount(
  written: string,
  currency: string,
): { minor: string } | { refusal: "notAnAmount" | "tooManyDecimals" } {
  const plain = written.trim().normalize("NFKC").replace(/,/g, "");
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(plain);
  if (!match) return { refusal: "notAnAmount" };
  const places = decimals(currency);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > places) return { refusal: "tooManyDecimals" };
  return { minor: BigInt(match[1] + fraction.padEnd(places, "0")).toString() };
}

/** The amount as plain digits with a point, for a form field. */
export function plainAmount(minor: Minor, currency: string): string {
  const places = decimals(currency);
  const digits = BigInt(minor)
    .toString()
    .padStart(places + 1, "0");
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}

/** A number good enough to draw a bar with; never shown, never added to money. */
export function barLength(minor: Minor): number {
  return Number(BigInt(minor));
}
