// The appropriations a form offers, the newest years first.
import { useRead } from "../../api/hooks";
import type { Appropriation, Page } from "../../api/types";
import type { Option } from "../../parts/Filters";
import { useSpeech } from "../../words";

export function useAppropriations() {
  const { say, text } = useSpeech();
  const read = useRead<Page<Appropriation>>("/api/appropriations", { limit: 200, sort: "-fiscal_year" });
  const pools = read.data?.items ?? [];
  return {
    pool: (id: string) => pools.find((one) => String(one.id) === id),
    /** All of them, or those in one currency. */
    options: (wanted: (one: Appropriation) => boolean = () => true): Option[] => [
      { value: "", words: say("parts.choose") },
      ...pools.filter(wanted).map((one) => ({ value: String(one.id), words: `${one.code} · ${text(one.title)}` })),
    ],
  };
}
