// What the pages of authority share: a person found by name, a status, a limit.
import { useRead } from "../../api/hooks";
import type { Colleague, Delegation, DelegationStatus, Money as Amount, Page } from "../../api/types";
import type { Problem } from "../../api/client";
import { Day, Money, Said } from "../../parts/Words";
import { Lookup } from "../../parts/inputs";
import { useSpeech, type Word } from "../../words";

const tones: Record<DelegationStatus, string> = { in_force: "good", upcoming: "water", expired: "", revoked: "bad" };

export function Status({ of }: { of: DelegationStatus }) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[of]}`}>{term("delegationStatuses", of)}</span>;
}

export function Limit({ of }: { of: Amount | undefined }) {
  const { say } = useSpeech();
  return of ? <Money {...of} /> : <span className="quiet">{say("authority.noLimit")}</span>;
}

export function Scope({ of }: { of: Pick<Delegation, "programme"> }) {
  const { say } = useSpeech();
  return of.programme ? <Said text={of.programme.title} /> : <>{say("authority.wholeBody")}</>;
}

export function Deeds({ of }: { of: readonly string[] }) {
  const { term, language } = useSpeech();
  return <>{of.map((deed) => term("deeds", deed)).join(language === "en" ? ", " : "、")}</>;
}

export function Term({ of }: { of: { from: string; until: string } }) {
  return (
    <span className="whole">
      <Day day={of.from} /> – <Day day={of.until} />
    </span>
  );
}

interface WhoProps {
  label: Word;
  help?: string;
  name: string;
  problem?: Problem | null;
  error?: string | undefined;
  required?: boolean;
  value: number | null;
  onChoose: (id: number | null) => void;
  placeholder?: string;
}

/** Somebody of the body, by name. */
export function Who({ label, name, value, onChoose, placeholder, ...rest }: WhoProps) {
  return (
    <Lookup
      label={label}
      name={name}
      {...rest}
      path="/api/authority/persons"
      value={value}
      words={value === null ? undefined : ""}
      onChoose={onChoose}
      {...(placeholder && { placeholder })}
    />
  );
}

/** Everybody who may be named, or who holds a role today. */
export function useColleagues(role?: Colleague["roles"][number]) {
  const read = useRead<Page<Colleague>>("/api/authority/persons", { limit: 200, ...(role && { role }) });
  return (read.data?.items ?? []).map((one) => ({ value: String(one.id), words: one.name }));
}
