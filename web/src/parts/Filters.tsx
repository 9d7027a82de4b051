// The filters of a list: fields above it, and what of them is set, each to be taken away by one click.
import { useState, type ReactNode } from "react";
import { useRead } from "../api/hooks";
import type { Text } from "../api/types";
import { terms, useSpeech, type Word } from "../words";
import { Chooser } from "./Chooser";
import { DayField } from "./DayField";
import { Field, type Given } from "./Field";
import { Icon } from "./Icon";
import { Menu } from "./Menu";
import { narrow, useMedia } from "./preferences";
import { TextFilter } from "./TextFilter";

export interface Option {
  value: string;
  words: string;
}
export interface Filter {
  /** As the server knows it, and as it stands in the address. */
  name: string;
  label: Word;
  /** What is typed; text unless it says otherwise. */
  is?: "year" | "amount" | "day";
  /** One of the server's names, said by these terms. */
  terms?: keyof typeof terms;
  /** One of these; a hook, for they may have to be read. */
  useOptions?: () => Option[];
  /** One thing of this list, found by typing: "/api/organisations". */
  one?: `/api/${string}`;
  width?: "wide" | "tight";
  /** Behind "more filters", or set by a link only and shown when it is. */
  place?: "more" | "link";
}

export interface Chosen {
  filters: readonly Filter[];
  values: Record<string, string>;
  set: (some: Record<string, string>, replace?: boolean) => void;
  clear: () => void;
}

const noOptions = () => [];

/** The choices of a filter that has them. */
function useChoices(filter: Filter): Option[] {
  const { term } = useSpeech();
  const read = (filter.useOptions ?? noOptions)();
  const table = filter.terms;
  return table ? Object.keys(terms[table]).map((name) => ({ value: name, words: term(table, name) })) : read;
}

function Entry({ filter, value, onChange, given }: EntryProps) {
  const { say } = useSpeech();
  const choices = useChoices(filter);
  if (filter.terms || filter.useOptions)
    return (
      <select {...given} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say("parts.all")}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.words}
          </option>
        ))}
      </select>
    );
  if (filter.one)
    return (
      <Chooser
        given={given}
        path={filter.one}
        placeholder={say("parts.all")}
        value={value ? Number(value) : null}
        onChoose={(id) => onChange(id === null ? "" : String(id))}
      />
    );
  if (filter.is === "day") return <DayField given={given} value={value} onChange={(day) => onChange(day, true)} />;
  return (
    <TextFilter
      given={given}
      value={value}
      inputMode={filter.is === "year" ? "numeric" : filter.is === "amount" ? "decimal" : undefined}
      onChange={(text) => onChange(filter.is === "year" ? text.replace(/\D/g, "") : text)}
    />
  );
}
interface EntryProps {
  filter: Filter;
  value: string;
  onChange: (value: string, replace?: boolean) => void;
  given: Given;
}

export function FilterBar({ chosen }: { chosen: Chosen }) {
  const { say } = useSpeech();
  const small = useMedia(narrow);
  const [open, setOpen] = useState(false);
  const fields = chosen.filters.filter((filter) => filter.place !== "link");
  if (fields.length === 0) return null;
  const field = (filter: Filter) => (
    <Field key={filter.name} className={filter.width ?? ""} label={say(filter.label)}>
      {(given) => (
        <Entry
          filter={filter}
          given={given}
          value={chosen.values[filter.name] ?? ""}
          onChange={(value, replace) => chosen.set({ [filter.name]: value }, replace)}
        />
      )}
    </Field>
  );
  const folded = small && !open && fields.length > 1;
  const shown = folded ? fields.slice(0, 1) : small ? fields : fields.filter((filter) => filter.place !== "more");
  const more = small ? [] : fields.filter((filter) => filter.place === "more");
  const label = (words: string) => (
    <>
      <Icon name="filter" />
      {words}
    </>
  );
  return (
    <div className="filters" role="search" aria-label={say("parts.filters")}>
      {shown.map(field)}
      {folded && (
        <button type="button" className="button" aria-expanded="false" onClick={() => setOpen(true)}>
          {label(say("parts.filters"))}
        </button>
      )}
      {more.length > 0 && (
        <Menu keepOpen className="button" label={label(say("parts.moreFilters"))}>
          <div className="more-filters">{more.map(field)}</div>
        </Menu>
      )}
    </div>
  );
}

export function FilterChips({ chosen }: { chosen: Chosen }) {
  const { say } = useSpeech();
  const set = chosen.filters.filter((filter) => chosen.values[filter.name]);
  if (set.length === 0) return null;
  return (
    <div className="chips">
      {set.map((filter) => (
        <Chip
          key={filter.name}
          filter={filter}
          value={chosen.values[filter.name] ?? ""}
          onRemove={() => chosen.set({ [filter.name]: "" })}
        />
      ))}
      <button type="button" className="button plain small" onClick={chosen.clear}>
        {say("parts.clear")}
      </button>
    </div>
  );
}

function Chip({ filter, value, onRemove }: { filter: Filter; value: string; onRemove: () => void }) {
  const { say, text } = useSpeech();
  const choices = useChoices(filter);
  const one = useRead<{ name?: Text; title?: Text }>(`${filter.one}/${value}`, {}, filter.one !== undefined).data;
  const words = text(one?.title ?? one?.name) || choices.find((choice) => choice.value === value)?.words || value;
  const named = `${say(filter.label)}${say("parts.colon")}${words}`;
  return (
    <span className="chip">
      <span>{named}</span>
      <button type="button" aria-label={say("parts.removeFilter", { name: named })} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

/** What helps when the filters leave nothing. */
export function ClearFilters({ chosen }: { chosen: Chosen }): ReactNode {
  const { say } = useSpeech();
  return (
    <button type="button" className="button" onClick={chosen.clear}>
      {say("parts.clear")}
    </button>
  );
}
