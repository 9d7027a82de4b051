// A text cut where it was changed, and where the proposal in focus stands. Places count code points, as the server
// does.
import type { ChangeKind, CommuniqueReading } from "../../api/types";

export interface Stretch {
  words: string;
  kind?: ChangeKind;
  /** The words on the other side, for the reader of the mark. */
  other?: string;
  focused: boolean;
}

interface Place {
  start: number;
  end: number;
}
export type Focus = Place | null;

export function stretches(reading: CommuniqueReading, side: "original" | "restored", focus: Focus): Stretch[] {
  const points = Array.from(reading[side]);
  const cuts = reading.marks
    .map((mark) =>
      side === "original"
        ? { start: mark.from, end: mark.to, kind: mark.kind, other: mark.after }
        : { start: mark.start, end: mark.end, kind: mark.kind, other: mark.before },
    )
    .filter((cut) => cut.end > cut.start);
  const out: Stretch[] = [];
  const add = (start: number, end: number, more: Omit<Stretch, "words" | "focused">) => {
    // A stretch that the focus begins or ends in is cut there.
    const edges = [start, end];
    if (focus) edges.push(...[focus.start, focus.end].filter((edge) => edge > start && edge < end));
    edges.sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; ++i) {
      const [from = 0, to = 0] = [edges[i], edges[i + 1]];
      if (to <= from) continue;
      const focused = focus !== null && from >= focus.start && to <= focus.end;
      out.push({ words: points.slice(from, to).join(""), focused, ...more });
    }
  };
  let at = 0;
  for (const cut of cuts) {
    add(at, cut.start, {});
    add(cut.start, cut.end, { kind: cut.kind, other: cut.other });
    at = cut.end;
  }
  add(at, points.length, {});
  return out;
}

/** The place in the original that a place in the restored text came from. */
export function placeInOriginal(reading: CommuniqueReading, place: Focus): Focus {
  if (!place) return null;
  const across = (at: number, ends: boolean) => {
    let moved = 0;
    for (const mark of reading.marks) {
      if (ends ? mark.start >= at : mark.start > at) break;
      if (mark.end > at) return ends ? mark.to : mark.from;
      moved = mark.to - mark.end;
    }
    return at + moved;
  };
  return { start: across(place.start, false), end: across(place.end, true) };
}
