// Listens to the server's "something changed" and lets what is on the screen be read anew.
import { useEffect } from "react";
import { queries } from "./hooks";

export interface Progress { kind: string; digest: string; done: number; total: number }

/** Changes close together are answered by one reading. */
const pause = 400;

export function useLiveRefresh(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn || typeof EventSource === "undefined") return;
    const source = new EventSource("/api/events");
    let waiting = 0;
    source.addEventListener("changed", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "/api/session" });
      }, pause);
    });
    source.addEventListener("progress", (event) => {
      try {
        window.dispatchEvent(new CustomEvent("penstock-progress", { detail: JSON.parse((event as MessageEvent<string>).data) }));
      } catch { /* a torn message carries nothing to show */ }
    });
    return () => { window.clearTimeout(waiting); source.close(); };
  }, [signedIn]);
}

export function useProgress(told: (progress: Progress) => void): void {
  useEffect(() => {
    const heard = (event: Event) => told((event as CustomEvent<Progress>).detail);
    window.addEventListener("penstock-progress", heard);
    return () => window.removeEventListener("penstock-progress", heard);
  }, [told]);
}
