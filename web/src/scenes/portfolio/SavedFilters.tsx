// Filters a person wants again, kept on this computer only.
import { useState } from "react";
import { Link, useLocation } from "react-router-dom";
import { Menu } from "../../parts/Menu";
import { useSpeech } from "../../words";

interface Saved {
  name: string;
  search: string;
}
const kept = "penstock.filters";
function remembered(): Saved[] {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? "[]") as Saved[];
  } catch {
    return [];
  }
}

export function SavedFilters() {
  const { say } = useSpeech();
  const { search } = useLocation();
  const [saved, setSaved] = useState(remembered);
  const [name, setName] = useState("");
  const keep = (next: Saved[]) => {
    localStorage.setItem(kept, JSON.stringify(next));
    setSaved(next);
  };
  if (search === "" && saved.length === 0) return null;
  return (
    <Menu keepOpen className="button" label={say("portfolio.savedFilters")}>
      {saved.map((one) => (
        <div className="part-row" key={one.name}>
          <Link to={{ pathname: "/portfolio", search: one.search }}>{one.name}</Link>
          <button
            type="button"
            className="button plain small"
            aria-label={say("portfolio.deleteFilter", { name: one.name })}
            onClick={() => keep(saved.filter((other) => other !== one))}
          >
            ×
          </button>
        </div>
      ))}
      {search !== "" && (
        <form
          className="part"
          onSubmit={(event) => {
            event.preventDefault();
            if (!name.trim()) return;
            keep([...saved.filter((one) => one.name !== name.trim()), { name: name.trim(), search }]);
            setName("");
          }}
        >
          <input
            className="input"
            aria-label={say("portfolio.filterName")}
            placeholder={say("portfolio.filterName")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button">
            {say("portfolio.saveFilter")}
          </button>
        </form>
      )}
    </Menu>
  );
}
