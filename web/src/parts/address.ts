// What a page shows, kept in its address, so that a link or the back button brings it back.
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";

export function useAddress<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, search.get(name) ?? ""])) as Record<Name, string>,
    [names, search],
  );
  const set = useCallback(
    (some: Partial<Record<Name, string>>, replace = false) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(some) as [Name, string | undefined][])
            if (value) after.set(name, value);
            else after.delete(name);
          return after;
        },
        { replace, preventScrollReset: true },
      );
    },
    [setSearch],
  );
  const clear = useCallback(() => setSearch(new URLSearchParams()), [setSearch]);
  return { values, set, clear };
}
