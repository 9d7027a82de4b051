// The filters of the portfolio as they stand in the address, and as the server is asked.
import type { Query } from "../../api/client";
import { readAmount } from "../../parts/money_words";

export const filterNames = [
  "text",
  "programme",
  "organisation",
  "state",
  "year_from",
  "year_to",
  "currency",
  "min",
  "max",
  "outcome",
  "import",
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Record<FilterName, string>;

export const addressNames = [...filterNames, "sort"] as const;

/** Amounts stand in the address as people write them; the server gets the smallest unit, which needs a currency. */
export function asked(filters: Filters, standard: string): Query {
  const currency = filters.currency || (filters.min || filters.max ? standard : "");
  const minor = (written: string) => {
    if (!written) return undefined;
    const amount = readAmount(written, currency);
    return "minor" in amount ? amount.minor : undefined;
  };
  return { ...filters, currency, min: minor(filters.min), max: minor(filters.max) };
}
