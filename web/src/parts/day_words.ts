// Dates and moments as words, by the reader's language.
import type { Day, Instant } from "../api/types";

export function dayWords(day: Day, locale: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return day;
  const [, year, month, date] = match;
  // Chinese official writing uses the digits as they stand; English needs the month's name to be unambiguous.
  if (!locale.startsWith("en")) return `${year}-${month}-${date}`;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    at,
  );
}

/** A moment by the body's clock, so that its day is the one that papers and books have, wherever it is read. */
export function instantWords(instant: Instant, locale: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return `${dayWords(dayOf(at), locale)} ${new Intl.DateTimeFormat("en-GB", clock).format(at)}`;
}

export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}

let zone: string | undefined;

/** Where the body counts its days; until the session has said so, the reader's own. */
export function countDaysIn(name: string): void {
  zone = name;
}

/** The body's day of a moment. */
export function dayOf(moment: Date): Day {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment);
}

/** The body's day, which may be another than the reader's: it is the one that the server goes by. */
export function today(): Day {
  return dayOf(new Date());
}
