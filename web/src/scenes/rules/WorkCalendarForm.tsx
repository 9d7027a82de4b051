// The calendar of a year: its public holidays and the weekend days worked for them, from the notice as published.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useReadAnew } from "../../api/hooks";
import type { SpecialDayItem, Words } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, Entry, Form } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";
import { readNotice, type Days } from "./notice";

type Row = Omit<Days, "title"> & { title: Words };
const blank: Row = { first: "", last: "", worked: false, title: { zh: "", en: "" } };

const named = (one: Row) => one.title.zh.trim() || one.title.en.trim();
const [firstYear, lastYear] = [1900, 9998];

export default function WorkCalendarForm() {
  const { say } = useSpeech();
  const [typed, setTyped] = useState(today().slice(0, 4));
  const [year, setYear] = useState(Number(typed)); // the last that was typed whole
  const whole = /^\d{4}$/.test(typed) && Number(typed) >= firstYear && Number(typed) <= lastYear;
  const read = useReadAnew<{ items: SpecialDayItem[] }>("/api/special-days", {
    year,
    sort: "first_day",
    limit: "200",
  });
  const given = (items: readonly SpecialDayItem[]): Row[] =>
    items.map((one) => ({ first: one.first_day, last: one.last_day, worked: one.worked, title: one.title }));
  return (
    <>
      <Head
        title={say("days.set")}
        crumbs={[
          { to: "/rules", words: say("rules.title") },
          { to: "/rules/working-days", words: say("days.title") },
        ]}
        sub={<span>{say("days.setWords")}</span>}
      />
      <Sheet>
        <div className="form narrow">
          <Entry
            label="days.year"
            name="year"
            inputMode="numeric"
            maxLength={4}
            required
            error={whole ? undefined : say("days.yearNeeded")}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              if (/^\d{4}$/.test(text)) setYear(Number(text));
            }}
          />
        </div>
        <Waiting read={read}>
          {({ items }) => (
            <Setting
              key={year}
              year={year}
              seen={items[0]?.calendar ?? 0}
              source={items[0]?.source ?? ""}
              days={given(items)}
            />
          )}
        </Waiting>
      </Sheet>
    </>
  );
}

interface SettingProps {
  year: number;
  /** The calendar that is replaced; 0: there is none. */
  seen: number;
  source: string;
  days: Row[];
}
function Setting({ year, seen, source: before, days: set }: SettingProps) {
  const { say, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [source, setSource] = useState(before);
  const [notice, setNotice] = useState("");
  const [days, setDays] = useState<Row[]>(set.length > 0 ? set : [blank]);
  const [heard, setHeard] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange<unknown>(() => {
    tell(say("days.done", { year }));
    go(`/rules/working-days?year=${year}`);
  });
  const problem = send.error;
  const [tongue, other] = language === "en" ? (["en", "zh"] as const) : (["zh", "en"] as const);
  const change = (at: number, part: Partial<Row>) =>
    setDays(days.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const missing = (wrong: boolean) => (tried && wrong ? say("parts.needed") : undefined);
  const noDay = (day: string) => (tried && !isDay(day) ? say("parts.notADate") : undefined);
  const hear = () => {
    const { days: found, elsewhere, unlike } = readNotice(notice, year);
    if (unlike > 0) return setHeard(say("days.otherYear", { year }));
    // What stands there already keeps its titles in both languages, and days the notice does not name stay.
    const same = (one: Days, row: Row) =>
      row.first === one.first && (row.last || row.first) === one.last && row.worked === one.worked;
    const fresh = found.filter((one) => !days.some((row) => same(one, row)));
    const kept = days.filter((row) => row.first && !fresh.some((one) => one.first === row.first));
    const rows = [...kept, ...fresh.map((one) => ({ ...one, title: { zh: one.title, en: "" } }))];
    if (found.length > 0) setDays(rows.sort((a, b) => a.first.localeCompare(b.first)));
    setHeard(
      say(found.length === 0 ? "days.nothingRead" : elsewhere > 0 ? "days.readElsewhere" : "days.read", {
        count: found.length,
      }),
    );
  };
  const submit = () => {
    setTried(true);
    const whole = days.every((one) => isDay(one.first) && isDay(one.last || one.first) && named(one));
    if (!source.trim() || !whole) return;
    send.mutate({
      path: "/api/work-calendars",
      body: {
        year,
        seen,
        source: source.trim(),
        days: days.map((one) => ({
          first_day: one.first,
          last_day: one.last || one.first,
          worked: one.worked,
          title: { zh: one.title.zh.trim(), en: one.title.en.trim() },
        })),
      },
    });
  };
  return (
    <Form
      className="form narrow"
      send={say("days.setYear", { year })}
      problem={problem}
      idle={send.isPending}
      onSend={submit}
      beside={
        <Link className="button" to="/rules/working-days">
          {say("parts.cancel")}
        </Link>
      }
    >
      <Entry
        label="days.source"
        help="days.sourceHelp"
        name="source"
        problem={problem}
        required
        error={missing(!source.trim())}
        maxLength={300}
        value={source}
        onChange={setSource}
      />
      <Entry long label="days.notice" help="days.noticeHelp" name="notice" value={notice} onChange={setNotice} />
      <div className="buttons">
        <button type="button" className="button small" disabled={!notice.trim()} onClick={hear}>
          {say("days.hear")}
        </button>
        <span role="status">{heard}</span>
      </div>
      {days.map((one, i) => (
        <fieldset key={i}>
          <legend className="legend">{say("days.entry", { count: i + 1 })}</legend>
          <div className="pair">
            <Entry
              label="days.name"
              name={`days/${i}/title`}
              problem={problem}
              required
              error={missing(!named(one))}
              lang={tongue === "en" ? "en" : "zh-Hans"}
              note={!one.title[tongue] && one.title[other] && <span className="quiet">{one.title[other]}</span>}
              maxLength={100}
              value={one.title[tongue]}
              onChange={(title) => change(i, { title: { ...one.title, [tongue]: title } })}
            />
            <Choice
              label="days.kind"
              name={`days/${i}/worked`}
              problem={problem}
              value={one.worked ? "worked" : "free"}
              onChange={(kind) => change(i, { worked: kind === "worked" })}
              options={[
                { value: "free", words: say("days.free") },
                { value: "worked", words: say("days.worked") },
              ]}
            />
          </div>
          <div className="pair">
            <DayEntry
              label="days.first"
              name={`days/${i}/first_day`}
              problem={problem}
              required
              error={noDay(one.first)}
              value={one.first}
              onChange={(first) => change(i, { first })}
            />
            <DayEntry
              label="days.last"
              help="days.lastHelp"
              name={`days/${i}/last_day`}
              problem={problem}
              error={noDay(one.last || one.first)}
              value={one.last}
              onChange={(last) => change(i, { last })}
            />
          </div>
          <button type="button" className="button small" onClick={() => setDays(days.filter((_, at) => at !== i))}>
            {say("days.drop", { name: one.title[tongue] || one.title[other] || String(i + 1) })}
          </button>
        </fieldset>
      ))}
      <div className="buttons">
        <button type="button" className="button small" onClick={() => setDays([...days, blank])}>
          <Icon name="plus" /> {say("days.add")}
        </button>
      </div>
    </Form>
  );
}
