// The filters of the portfolio, and what of them is set, each to be taken away by one click.
import { useState } from "react";
import { useRead } from "../../api/hooks";
import type { AwardState, Organisation, Page, Programme } from "../../api/types";
import { Chooser } from "../../parts/Chooser";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Menu } from "../../parts/Menu";
import { TextFilter } from "../../parts/TextFilter";
import { narrow, useMedia } from "../../parts/preferences";
import { terms, useSpeech } from "../../words";
import { filterNames, type FilterName, type Filters } from "./filters";

interface Props {
  filters: Filters;
  set: (some: Partial<Filters>) => void;
  clear: () => void;
  currencies: string[];
}

export function FilterBar({ filters, set, currencies }: Props) {
  const { say, term, text } = useSpeech();
  const small = useMedia(narrow);
  const [open, setOpen] = useState(false);
  const programmes = useRead<Page<Programme>>("/api/programmes", { limit: 200 }).data?.items ?? [];
  if (small && !open) {
    return (
      <div className="filters">
        <Field className="wide" label={say("portfolio.text")}>
          {(given) => <TextFilter given={given} value={filters.text} onChange={(value) => set({ text: value })} />}
        </Field>
        <button type="button" className="button" aria-expanded="false" onClick={() => setOpen(true)}>
          <Icon name="filter" />
          {say("parts.filters")}
        </button>
      </div>
    );
  }
  const years = (
    <>
      <Field className="tight" label={say("portfolio.yearFrom")}>
        {(given) => (
          <TextFilter
            given={given}
            inputMode="numeric"
            value={filters.year_from}
            onChange={(value) => set({ year_from: value.replace(/\D/g, "") })}
          />
        )}
      </Field>
      <Field className="tight" label={say("portfolio.yearTo")}>
        {(given) => (
          <TextFilter
            given={given}
            inputMode="numeric"
            value={filters.year_to}
            onChange={(value) => set({ year_to: value.replace(/\D/g, "") })}
          />
        )}
      </Field>
    </>
  );
  const rare = (
    <>
      <Field label={say("portfolio.currency")}>
        {(given) => (
          <select
            {...given}
            className="input"
            value={filters.currency}
            onChange={(event) => set({ currency: event.target.value })}
          >
            <option value="">{say("parts.all")}</option>
            {[...new Set([...currencies, filters.currency].filter(Boolean))].map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say("portfolio.min")}>
        {(given) => (
          <TextFilter
            given={given}
            inputMode="decimal"
            value={filters.min}
            onChange={(value) => set({ min: value })}
          />
        )}
      </Field>
      <Field label={say("portfolio.max")}>
        {(given) => (
          <TextFilter
            given={given}
            inputMode="decimal"
            value={filters.max}
            onChange={(value) => set({ max: value })}
          />
        )}
      </Field>
      <Field label={say("portfolio.outcome")}>
        {(given) => (
          <TextFilter given={given} value={filters.outcome} onChange={(value) => set({ outcome: value })} />
        )}
      </Field>
    </>
  );
  return (
    <div className="filters" role="search" aria-label={say("parts.filters")}>
      <Field className="wide" label={say("portfolio.text")}>
        {(given) => <TextFilter given={given} value={filters.text} onChange={(value) => set({ text: value })} />}
      </Field>
      <Field className="wide" label={say("portfolio.programme")}>
        {(given) => (
          <select
            {...given}
            className="input"
            value={filters.programme}
            onChange={(event) => set({ programme: event.target.value })}
          >
            <option value="">{say("parts.all")}</option>
            {programmes.map((programme) => (
              <option key={programme.id} value={programme.id}>
                {text(programme.title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field className="wide" label={say("portfolio.organisation")}>
        {(given) => (
          <Chooser
            given={given}
            path="/api/organisations"
            placeholder={say("parts.all")}
            value={filters.organisation ? Number(filters.organisation) : null}
            onChoose={(id) => set({ organisation: id === null ? "" : String(id) })}
          />
        )}
      </Field>
      <Field className="tight" label={say("portfolio.state")}>
        {(given) => (
          <select
            {...given}
            className="input"
            value={filters.state}
            onChange={(event) => set({ state: event.target.value })}
          >
            <option value="">{say("parts.all")}</option>
            {(Object.keys(terms.awardStates) as AwardState[]).map((state) => (
              <option key={state} value={state}>
                {term("awardStates", state)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {years}
      {small ? (
        rare
      ) : (
        <Menu
          keepOpen
          className="button"
          label={
            <>
              <Icon name="filter" />
              {say("parts.moreFilters")}
            </>
          }
        >
          <div className="more-filters">{rare}</div>
        </Menu>
      )}
    </div>
  );
}

export function FilterChips({ filters, set, clear }: Props) {
  const { say, term, text } = useSpeech();
  const programme = useRead<Programme>(`/api/programmes/${filters.programme}`, {}, filters.programme !== "").data;
  const organisation = useRead<Organisation>(
    `/api/organisations/${filters.organisation}`,
    {},
    filters.organisation !== "",
  ).data;
  const words: Record<FilterName, () => string> = {
    text: () => `“${filters.text}”`,
    programme: () => text(programme?.title) || `#${filters.programme}`,
    organisation: () => text(organisation?.name) || `#${filters.organisation}`,
    state: () => term("awardStates", filters.state),
    year_from: () => `${say("portfolio.yearFrom")} ${filters.year_from}`,
    year_to: () => `${say("portfolio.yearTo")} ${filters.year_to}`,
    currency: () => say("portfolio.inCurrency", { currency: filters.currency }),
    min: () => `${say("portfolio.min")} ${filters.min}`,
    max: () => `${say("portfolio.max")} ${filters.max}`,
    outcome: () => `${say("portfolio.outcome")} ${filters.outcome}`,
    import: () => `${say("portfolio.import")} ${filters.import}`,
  };
  const active = filterNames.filter((name) => filters[name] !== "");
  if (active.length === 0) return null;
  const oneYear = filters.year_from !== "" && filters.year_from === filters.year_to;
  return (
    <div className="chips">
      {active
        .filter((name) => !(oneYear && name === "year_to"))
        .map((name) => {
          const label =
            oneYear && name === "year_from" ? say("portfolio.inYear", { year: filters.year_from }) : words[name]();
          return (
            <span className="chip" key={name}>
              <span>{label}</span>
              <button
                type="button"
                aria-label={say("parts.removeFilter", { name: label })}
                onClick={() => set(oneYear && name === "year_from" ? { year_from: "", year_to: "" } : { [name]: "" })}
              >
                ×
              </button>
            </span>
          );
        })}
      <button type="button" className="button plain small" onClick={clear}>
        {say("parts.clear")}
      </button>
    </div>
  );
}
