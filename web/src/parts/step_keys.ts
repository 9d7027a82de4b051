// Keys that decide, under the words of their steps: an action bar binds them, the help of the keyboard tells them.
export const stepKeys = {
  milestoneSteps: { a: "accept", c: "accept_with_conditions", b: "send_back", m: "miss", v: "verify" },
  claimSteps: { a: "accept", q: "query", x: "reject", w: "withdraw", r: "answer" },
} as const;

/** The keys of these steps, if they have any. */
export function keysOf(words: string): Record<string, string> {
  return (stepKeys as Record<string, Record<string, string>>)[words] ?? {};
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Whether a key stands for itself: pressed alone, taken by nobody, not into a field, and no dialog is open. */
export function alone(event: KeyboardEvent): boolean {
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.isComposing &&
    !typing(event.target) &&
    document.querySelector("dialog[open]") === null
  );
}

let begun = Number.NEGATIVE_INFINITY;

/** A g that was just pressed waits for the letter of a place: that letter decides nothing. */
export const going = {
  begin: (event: KeyboardEvent) => {
    begun = event.timeStamp;
  },
  end: () => {
    begun = Number.NEGATIVE_INFINITY;
  },
  waits: (event: KeyboardEvent) => event.timeStamp - begun < 1500,
};
