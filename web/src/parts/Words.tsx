// Recorded text, amounts, days and states as a reader sees them, each marked with the language it is in.
import type {
  AmendmentState,
  CloseoutState,
  RaceStageState,
  RaceState,
  RecoveryState,
  TeamState,
  AwardState,
  MilestoneState,
  BankLineState,
  BatchState,
  ClaimState,
  Day as DayText,
  Instant,
  Minor,
  Money as Amount,
  FindingState,
  PayeeState,
  PaymentState,
  PersonState,
  ProgrammeState,
  Text,
} from "../api/types";
import { useSettings } from "../api/settings";
import { inLanguage, useSpeech } from "../words";
import { dayWords, instantWords } from "./day_words";
import { amountWords, exact, type Unit } from "./money_words";
import { usePreferences } from "./preferences";

/** Text in the reader's language, or in the other with a badge that says so. */
export function Said({ text, badge = false }: { text: Text | null | undefined; badge?: boolean }) {
  const { language, say } = useSpeech();
  const { words, lang, missing } = inLanguage(text, language);
  return (
    <>
      <span lang={lang}>{words}</span>
      {badge && missing && (
        <>
          {" "}
          <span className="badge note">{say("parts.noTranslation")}</span>
        </>
      )}
    </>
  );
}

export function useUnit(): Unit {
  const { preferences } = usePreferences();
  const settings = useSettings();
  if (preferences.unit) return preferences.unit;
  return settings?.display_unit ?? "ten_thousand";
}

export function useAmount() {
  const { locale } = useSpeech();
  const unit = useUnit();
  return (minor: Minor, currency: string) => amountWords(minor, currency, unit, locale);
}

export function Money({ minor, currency, whole = false }: { minor: Minor; currency: string; whole?: boolean }) {
  const { locale } = useSpeech();
  const amount = useAmount()(minor, currency);
  if (whole)
    return (
      <span>
        {exact(minor, currency, locale)} <span className="quiet">{currency}</span>
      </span>
    );
  return (
    <span title={amount.exact}>
      {amount.figure}
      <span className="unit quiet"> {amount.unit}</span>
    </span>
  );
}

/** A whole number of things, grouped as the reader groups. */
export function Count({ of }: { of: number }) {
  const { locale } = useSpeech();
  return <>{of.toLocaleString(locale)}</>;
}

/** Sums in several currencies, side by side and never added. */
export function Sums({ sums, whole = false }: { sums: readonly Amount[]; whole?: boolean }) {
  const { say } = useSpeech();
  if (sums.length === 0) return <span className="quiet">{say("parts.none")}</span>;
  return (
    <span className="sums">
      {sums.map((sum) => (
        <span key={sum.currency} className="whole">
          <Money {...sum} whole={whole} />
        </span>
      ))}
    </span>
  );
}

export function Day({ day }: { day: DayText | null | undefined }) {
  const { locale, say } = useSpeech();
  if (!day) return <span className="quiet">{say("parts.none")}</span>;
  return <time dateTime={day}>{dayWords(day, locale)}</time>;
}

export function Moment({ at }: { at: Instant }) {
  const { locale } = useSpeech();
  return (
    <time dateTime={at} title={at}>
      {instantWords(at, locale)}
    </time>
  );
}

/** The role somebody acted in, in the order of a line of facts; nothing where any person could act. */
export function ActedAs({ role }: { role: string }) {
  const { term } = useSpeech();
  return role === "" || role === "person" ? null : <> · {term("roleNames", role)}</>;
}

type Tone = "good" | "water" | "warn" | "bad" | "";
type Known =
  | AwardState
  | MilestoneState
  | ProgrammeState
  | PersonState
  | FindingState
  | AmendmentState
  | RaceState
  | RaceStageState
  | TeamState
  | CloseoutState
  | PayeeState
  | PaymentState
  | BatchState
  | BankLineState
  | ClaimState
  | RecoveryState;
const tones: Record<Known, Tone> = {
  demanded: "warn",
  write_off_asked: "warn",
  recovered: "good",
  written_off: "bad",
  queried: "warn",
  accepted: "good",
  recommended: "water",
  running: "good",
  decided: "good",
  stopped: "bad",
  measuring: "water",
  deciding: "warn",
  merged: "water",
  won: "good",
  rectification: "warn",
  concluded: "good",
  setup: "water",
  offered: "warn",
  planned: "",
  submitted: "warn",
  met: "good",
  met_with_conditions: "good",
  missed: "bad",
  waived: "",
  superseded: "",
  active: "good",
  on_hold: "warn",
  closing: "water",
  closed: "",
  terminated: "bad",
  winding_down: "water",
  invited: "water",
  suspended: "warn",
  open: "warn",
  explained: "good",
  corrected: "good",
  confirmed: "bad",
  referred: "water",
  proposed: "warn",
  verified: "water",
  cooling_off: "water",
  usable: "good",
  rejected: "bad",
  withdrawn: "",
  requested: "warn",
  approved: "water",
  batched: "water",
  released: "water",
  sent: "water",
  settled: "good",
  failed: "bad",
  cancelled: "",
  returned: "bad",
  prepared: "warn",
  signed_once: "water",
  signed_twice: "water",
  dissolved: "",
  unmatched: "warn",
  matched: "good",
  set_aside: "",
};

export function State({
  of,
  state,
}: {
  of:
    | "awardStates"
    | "milestoneStates"
    | "programmeStates"
    | "personStates"
    | "findingStates"
    | "amendmentStates"
    | "raceStates"
    | "raceStageStates"
    | "teamStates"
    | "closeoutStates"
    | "claimStates"
    | "recoveryStates"
    | "payeeStates"
    | "paymentStates"
    | "batchStates"
    | "bankLineStates";
  state: Known;
}) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[state] ?? ""}`}>{term(of, state)}</span>;
}
