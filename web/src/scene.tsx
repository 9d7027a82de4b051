// A scene is fetched when it is first visited, or while the first page is being read; one that is there is drawn at
// once, without React's pause of a third of a second for what had to be waited for.
import { lazy, useState, type ComponentType } from "react";

type Loaded = { default: ComponentType };
const waiting: (() => Promise<Loaded>)[] = [];

export function scene(load: () => Promise<Loaded>): ComponentType {
  let there: ComponentType | undefined;
  let coming: Promise<Loaded> | undefined;
  const fetchOnce = () =>
    (coming ??= load().then(
      (loaded) => {
        there = loaded.default;
        return loaded;
      },
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    ));
  const Later = lazy(fetchOnce);
  waiting.push(fetchOnce);
  return function Scene() {
    const [Chosen] = useState(() => there ?? Later); // the same for as long as it is shown
    return <Chosen />;
  };
}

/** Fetches the rest, one by one, once the page has nothing else to do. Returns the way to stop. */
export function fetchScenes(): () => void {
  let stopped = false;
  const begin = window.setTimeout(async () => {
    // One that fails says so when it is visited.
    for (const fetchOnce of waiting) if (!stopped) await fetchOnce().catch(() => undefined);
  }, 1500);
  return () => {
    stopped = true;
    window.clearTimeout(begin);
  };
}
