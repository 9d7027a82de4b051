// The levels of escalation as they are in force, every version there was, and a form for the next one.
import { useState } from "react";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { EscalationLevelItem, EscalationLevels as View, EscalationPlace } from "../../api/types";
import { today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { LevelBadge } from "./parts";

export default function EscalationLevels() {
  const { say } = useSpeech();
  const read = useRead<View>("/api/escalation-levels");
  const may = useMay("manage_mandate");
  const [setting, setSetting] = useState(false);
  return (
    <>
      <Head
        title={say("duties.levels")}
        crumbs={[{ to: "/directives", words: say("directives.title") }]}
        sub={<span>{say("duties.levelsWords")}</span>}
      >
        {may && (
          <button type="button" className="button main" onClick={() => setSetting(true)}>
            <Icon name="plus" />
            {say("duties.setLevel")}
          </button>
        )}
      </Head>
      <Waiting read={read}>
        {(view) => (
          <>
            <Versions versions={view.versions} />
            {setting && <Setting versions={view.versions} onClose={() => setSetting(false)} />}
          </>
        )}
      </Waiting>
    </>
  );
}

function When({ days }: { days: number }) {
  const { say } = useSpeech();
  if (days === 0) return <>{say("duties.onDay")}</>;
  return <>{days < 0 ? say("duties.before", { count: -days }) : say("duties.after", { count: days })}</>;
}

const order = Object.keys(terms.escalationLevels);
const inForce = (one: EscalationLevelItem) => one.valid_from <= today();

/** The versions in force first, level by level, the common ones before those of a body; then the others. */
function sorted(versions: readonly EscalationLevelItem[]): { one: EscalationLevelItem; now: boolean }[] {
  const seen = new Set<string>();
  const marked = versions.map((one) => {
    const key = `${one.issuer?.id ?? 0}/${one.level}`;
    const now = inForce(one) && !seen.has(key);
    if (now) seen.add(key);
    return { one, now };
  });
  const place = ({ one, now }: { one: EscalationLevelItem; now: boolean }) =>
    (now ? 0 : 1_000_000) + (one.issuer?.id ?? 0) * 10 + order.indexOf(one.level);
  return marked.sort((a, b) => place(a) - place(b));
}

function Versions({ versions }: { versions: readonly EscalationLevelItem[] }) {
  const { say, term, language } = useSpeech();
  return (
    <Sheet flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("duties.levels")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("duties.level")}</th>
              <th scope="col">{say("duties.looks")}</th>
              <th scope="col">{say("duties.when")}</th>
              <th scope="col">{say("duties.recipients")}</th>
              <th scope="col">{say("duties.forBody")}</th>
              <th scope="col">{say("rules.validFrom")}</th>
              <th scope="col">{say("findings.setBy")}</th>
              <th scope="col">{say("parts.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted(versions).map(({ one, now }) => (
              <tr key={one.id} className={now ? undefined : "quiet"}>
                <td>
                  {term("escalationLevels", one.level)}{" "}
                  {!now && <span className="badge">{say("duties.earlier")}</span>}
                </td>
                <td>
                  <LevelBadge
                    mark={{
                      level: one.level,
                      name: one.terms.name,
                      tone: one.terms.tone,
                      shape: one.terms.shape,
                    }}
                  />
                </td>
                <td>{one.terms.used ? <When days={one.terms.days} /> : say("duties.unused")}</td>
                <td>
                  {one.terms.recipients
                    .map((place) => term("escalationPlaces", place))
                    .join(language === "en" ? ", " : "、")}
                </td>
                <td>{one.issuer ? <Said text={one.issuer.title} /> : say("duties.everyBody")}</td>
                <td>{one.recorded_by && <Day day={one.valid_from} />}</td>
                <td>{one.recorded_by ? <Said text={one.recorded_by.name} /> : say("duties.shipped")}</td>
                <td>
                  <Said text={one.reason} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function Setting({ versions, onClose }: { versions: readonly EscalationLevelItem[]; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const start = (level: string) =>
    versions.find((one) => one.level === level && !one.issuer && inForce(one))?.terms ?? versions[0]?.terms;
  const [level, setLevel] = useState("reminder");
  const [own, setOwn] = useState(start("reminder"));
  const [days, setDays] = useState(String(own?.days ?? 0));
  const [body, setBody] = useState<number | null>(null);
  const [from, setFrom] = useState(today());
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("duties.levelSet"));
    onClose();
  });
  if (!own) return null;
  const choose = (next: string) => {
    const begun = start(next);
    setLevel(next);
    setOwn(begun);
    setDays(String(begun?.days ?? 0));
  };
  const toggle = (place: EscalationPlace) =>
    setOwn({
      ...own,
      recipients: own.recipients.includes(place)
        ? own.recipients.filter((each) => each !== place)
        : [...own.recipients, place],
    });
  const choices = (table: "levelTones" | "levelShapes" | "escalationLevels") =>
    Object.keys(terms[table])
      .filter((value) => value !== "none")
      .map((value) => ({ value, words: term(table, value) }));
  return (
    <DialogForm
      title={say("duties.setLevel")}
      send={say("duties.setLevel")}
      problem={send.error}
      idle={send.isPending || !/^-?[0-9]+$/.test(days.trim()) || reason.trim() === ""}
      onSend={() =>
        send.mutate({
          path: "/api/escalation-levels",
          body: {
            level,
            terms: { ...own, days: Number(days) },
            valid_from: from,
            reason: reason.trim(),
            ...(body !== null && { issuer: body }),
          },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="duties.level"
        name="level"
        problem={send.error}
        value={level}
        onChange={choose}
        options={choices("escalationLevels")}
      />
      <Lookup
        label="duties.forBody"
        name="issuer"
        problem={send.error}
        path="/api/bodies"
        placeholder={say("duties.everyBody")}
        value={body}
        onChoose={setBody}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={own.used}
          onChange={(event) => setOwn({ ...own, used: event.target.checked })}
        />
        {say("duties.used")}
      </label>
      <Entry
        label="duties.days"
        help="duties.daysHelp"
        name="terms/days"
        problem={send.error}
        required
        value={days}
        onChange={setDays}
      />
      <fieldset>
        <legend className="legend">{say("duties.recipients")}</legend>
        {(Object.keys(terms.escalationPlaces) as EscalationPlace[]).map((place) => (
          <label key={place} className="check">
            <input type="checkbox" checked={own.recipients.includes(place)} onChange={() => toggle(place)} />
            {term("escalationPlaces", place)}
          </label>
        ))}
      </fieldset>
      <div className="pair">
        <Entry
          label="duties.nameZh"
          name="terms/name/zh"
          problem={send.error}
          lang="zh-Hans"
          maxLength={40}
          value={own.name.zh}
          onChange={(zh) => setOwn({ ...own, name: { ...own.name, zh } })}
        />
        <Entry
          label="duties.nameEn"
          name="terms/name/en"
          problem={send.error}
          lang="en"
          maxLength={40}
          value={own.name.en}
          onChange={(en) => setOwn({ ...own, name: { ...own.name, en } })}
        />
      </div>
      <div className="pair">
        <Choice
          label="duties.tone"
          name="terms/tone"
          value={own.tone}
          onChange={(tone) => setOwn({ ...own, tone: tone as typeof own.tone })}
          options={choices("levelTones")}
        />
        <Choice
          label="duties.shape"
          name="terms/shape"
          value={own.shape}
          onChange={(shape) => setOwn({ ...own, shape: shape as typeof own.shape })}
          options={choices("levelShapes")}
        />
      </div>
      <p>
        {say("duties.looks")} <LevelBadge mark={{ ...own, level: level as EscalationLevelItem["level"] }} />
      </p>
      <DayEntry
        label="rules.validFrom"
        name="valid_from"
        problem={send.error}
        required
        value={from}
        onChange={setFrom}
      />
      <Entry
        long
        label="parts.reason"
        name="reason"
        problem={send.error}
        required
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
