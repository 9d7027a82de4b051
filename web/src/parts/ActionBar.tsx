// The steps the server says a person may take. One that is not possible now stays visible with the reason and what
// would make it possible; one that is asks once more, with a reason where the record needs one.
import { useEffect, useRef, useState } from "react";
import { useChange } from "../api/hooks";
import type { Step } from "../api/types";
import { inLanguage, useSpeech } from "../words";
import { DialogForm, Entry } from "./inputs";
import { usePreferences } from "./preferences";
import { Reasons } from "./Reasons";
import { SecondPerson } from "./SecondPerson";
import { alone, going, keysOf } from "./step_keys";
import { useTell } from "./Toasts";

interface Props {
  words:
    | "awardSteps"
    | "milestoneSteps"
    | "programmeSteps"
    | "personSteps"
    | "entrySteps"
    | "findingSteps"
    | "delegationSteps"
    | "approvalSteps"
    | "yearSteps"
    | "booksSteps"
    | "reservationSteps"
    | "amendmentSteps"
    | "raceSteps"
    | "closeoutSteps"
    | "payeeSteps"
    | "claimSteps"
    | "directiveSteps"
    | "meetingSteps"
    | "planSteps"
    | "paperSteps"
    | "pilotSteps"
    | "practiceSteps"
    | "recoverySteps"
    | "paymentSteps"
    | "batchSteps";
  may: Step[];
  path: string;
  subject: string;
  /** Whether the record keeps a reason for these steps; "owed": of those in `owes` alone, and no other is asked. */
  reasons?: boolean | "owed";
  /** Steps that owe a reason here, though not everywhere. */
  owes?: readonly string[];
  /** Steps that have a form of their own. */
  extra?: (step: string) => (() => void) | undefined;
}

/** Steps that are not possible for the same reason are told of together. */
function sameReason(steps: Step[]): Step[][] {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const why = JSON.stringify([step.title, step.remedy, step.lines]);
    groups.set(why, [...(groups.get(why) ?? []), step]);
  }
  return [...groups.values()];
}

const needsReason = new Set([
  "stop",
  "query",
  "answer",
  "recommend",
  "approve",
  "reject",
  "accept_task",
  "accept_finance",
  "send_back_task",
  "send_back_finance",
  "fail",
  "conclude",
  "terminate",
  "hold",
  "explain",
  "correct",
  "confirm",
  "refer",
  "decline",
  "withdraw",
  "keep_open",
  "ask_to_reopen",
  "refuse_reopening",
]);
const dangerous = new Set([
  "stop",
  "fail",
  "terminate",
  "close",
  "suspend",
  "reverse",
  "revoke",
  "withdraw",
  "expire",
  "reject",
  "cancel",
  "dissolve",
]);

export function ActionBar({ words, may, path, subject, reasons = true, owes = [], extra }: Props) {
  const { say, term, language } = useSpeech();
  const { tell } = useTell();
  const [asking, setAsking] = useState<Step | null>(null);
  const [reason, setReason] = useState("");
  const [blank, setBlank] = useState(false);
  const owed = (step: string) => (reasons !== "owed" && needsReason.has(step)) || owes.includes(step);
  const kept = (step: string) => (reasons === "owed" ? owed(step) : reasons);
  const change = useChange<unknown>(() => {
    if (asking) tell(say("parts.done", { step: term(words, asking.step) }));
    setAsking(null);
    setReason("");
  });
  const take = (step: Step) => {
    if (!step.allowed) return;
    const own = extra?.(step.step);
    if (own) {
      own();
      return;
    }
    change.reset();
    setBlank(false);
    setAsking(step);
  };
  const { preferences } = usePreferences();
  const keys = preferences.shortcuts ? keysOf(words) : {};
  const keyOf = (step: Step) => Object.keys(keys).find((key) => keys[key] === step.step);
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    press.current = (event) => {
      const step = may.find((one) => one.step === keys[event.key]);
      if (!step || !alone(event) || going.waits(event)) return;
      event.preventDefault();
      take(step);
    };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => press.current(event);
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
  if (may.length === 0) return null;
  const refused = may.filter((step) => !step.allowed);
  const send = () => {
    if (!asking) return;
    if (kept(asking.step) && owed(asking.step) && reason.trim() === "") {
      setBlank(true);
      return;
    }
    change.mutate({
      path,
      body: kept(asking.step) ? { step: asking.step, reason: reason.trim() } : { step: asking.step },
    });
  };
  return (
    <section className="sheet" aria-label={say("parts.actions")}>
      <header>
        <h2>{say("parts.actions")}</h2>
      </header>
      <div className="inside stack">
        <div className="buttons">
          {may.map((step) => (
            <button
              key={step.step}
              type="button"
              className={`button${dangerous.has(step.step) && step.allowed ? " danger" : ""}`}
              aria-disabled={!step.allowed}
              aria-describedby={
                step.allowed
                  ? undefined
                  : `why-${sameReason(refused).find((group) => group.includes(step))?.[0]?.step ?? step.step}`
              }
              aria-keyshortcuts={keyOf(step)}
              onClick={() => take(step)}
            >
              {term(words, step.step)}
              {keyOf(step) && step.allowed && <kbd aria-hidden="true">{keyOf(step)}</kbd>}
            </button>
          ))}
        </div>
        {refused.length > 0 && (
          <ul className="lines">
            {sameReason(refused).map((group) => {
              const step = group[0] as Step;
              const title = inLanguage(step.title, language);
              const remedy = inLanguage(step.remedy, language);
              return (
                <li key={step.step} id={`why-${step.step}`} className="quiet">
                  <strong>{group.map((one) => term(words, one.step)).join(" · ")}</strong>
                  {step.lines ? (
                    <Reasons lines={step.lines} />
                  ) : (
                    <span>
                      <span lang={title.lang}>{title.words}</span> <span lang={remedy.lang}>{remedy.words}</span>
                    </span>
                  )}
                  {step.second_person && <SecondPerson wanted={step.second_person} />}
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {asking && (
        <DialogForm
          title={`${term(words, asking.step)} · ${subject}`}
          send={term(words, asking.step)}
          danger={dangerous.has(asking.step)}
          problem={change.error}
          idle={change.isPending}
          onSend={send}
          onClose={() => setAsking(null)}
        >
          {kept(asking.step) ? (
            <Entry
              long
              label="parts.reason"
              help="parts.reasonHelp"
              required={owed(asking.step)}
              name="reason"
              problem={change.error}
              error={blank && reason.trim() === "" ? say("parts.needed") : undefined}
              value={reason}
              onChange={setReason}
            />
          ) : (
            <p>{say("parts.confirmStep", { step: term(words, asking.step), subject })}</p>
          )}
        </DialogForm>
      )}
    </section>
  );
}
