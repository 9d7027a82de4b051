// Filters of a list that the reader gave a name: one click brings them back into the address.
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../api/hooks";
import type { SavedFilters as Saved } from "../api/types";
import { useSpeech } from "../words";
import { Icon } from "./Icon";
import { DialogForm, Entry } from "./inputs";

export function SavedFilters({ list }: { list: string }) {
  const { say } = useSpeech();
  const [search, setSearch] = useSearchParams();
  const [naming, setNaming] = useState(false);
  const read = useRead<Saved>("/api/saved-filters", { list });
  const forget = useChange();
  const now = search.toString();
  const filters = read.data?.filters ?? [];
  if (filters.length === 0 && now === "") return null;
  return (
    <div className="saved" role="group" aria-label={say("duties.filters")}>
      {filters.map((one) => (
        <span key={one.id} className="one">
          <button
            type="button"
            className="button small"
            aria-pressed={one.query === now}
            onClick={() => setSearch(new URLSearchParams(one.query))}
          >
            <Icon name="filter" /> {one.name}
          </button>
          <button
            type="button"
            className="button small plain"
            aria-label={say("duties.forget", { name: one.name })}
            onClick={() => forget.mutate({ path: `/api/saved-filters/${one.id}/forget`, body: {} })}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {now !== "" && !filters.some((one) => one.query === now) && (
        <button type="button" className="button small" onClick={() => setNaming(true)}>
          <Icon name="plus" /> {say("duties.saveFilter")}
        </button>
      )}
      {naming && <Naming list={list} query={now} onClose={() => setNaming(false)} />}
    </div>
  );
}

function Naming({ list, query, onClose }: { list: string; query: string; onClose: () => void }) {
  const { say } = useSpeech();
  const [name, setName] = useState("");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("duties.saveFilter")}
      send={say("duties.saveFilter")}
      problem={send.error}
      idle={send.isPending || name.trim() === ""}
      onSend={() => send.mutate({ path: "/api/saved-filters", body: { list, name: name.trim(), query } })}
      onClose={onClose}
    >
      <Entry
        label="duties.filterName"
        name="name"
        problem={send.error}
        required
        maxLength={80}
        value={name}
        onChange={setName}
      />
    </DialogForm>
  );
}
