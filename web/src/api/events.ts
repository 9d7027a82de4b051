// Listens to the server's "something changed" and lets what is on the screen be read anew.
import { useEffect, useState } from "react";
import { queries } from "./hooks";

export interface Progress {
  kind: string;
  digest: string;
  done: number;
  total: number;
}

/** Changes close together are answered by one reading. */
const pause = 400;

export function useLiveRefresh(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn || typeof EventSource === "undefined") return;
    let source: EventSource | null = null;
    let waiting = 0;
    const refresh = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "/api/session" });
      }, pause);
    };
    const progress = (event: Event) => {
      try {
        window.dispatchEvent(
          new CustomEvent("penstock-progress", { detail: JSON.parse((event as MessageEvent<string>).data) }),
        );
      } catch {
        /* a torn message carries nothing to show */
      }
    };
    const listen = () => {
      source = new EventSource("/api/events");
      source.addEventListener("changed", refresh);
      source.addEventListener("progress", progress);
    };
    // A browser grants a server six connections in all; only a page in sight keeps one for itself.
    const sight = () => {
      if (document.visibilityState === "hidden") {
        source?.close();
        source = null;
      } else if (!source) {
        listen();
        refresh();
      }
    };
    if (document.visibilityState !== "hidden") listen();
    document.addEventListener("visibilitychange", sight);
    return () => {
      window.clearTimeout(waiting);
      document.removeEventListener("visibilitychange", sight);
      source?.close();
    };
  }, [signedIn]);
}

/** How far the work on one file is, while there is word of it. `round` begins anew. */
export function useProgress(digest: string | undefined, round: unknown): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    setProgress(null);
    const heard = (event: Event) => {
      const told = (event as CustomEvent<Progress>).detail;
      if (told.digest === digest && told.total > 0) setProgress(told);
    };
    window.addEventListener("penstock-progress", heard);
    return () => window.removeEventListener("penstock-progress", heard);
  }, [digest, round]);
  return progress;
}
