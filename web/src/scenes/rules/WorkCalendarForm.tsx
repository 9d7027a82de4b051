// The calendar of a year: its public holidays and the weekend days worked for them, from the notice as published.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { SpecialDayItem } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, Entry, Form } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { inLanguage, useSpeech } from "../../words";
import { readNotice, type Days } from "./notice";

const blank: Days = { first: "", last: "", worked: false, title: "" };

export default function WorkCalendarForm() {
  const { say, language } = useSpeech();
  const [year, setYear] = useState(today().slice(0, 4));
  const known = /^\d{4}$/.test(year);
  const read = useRead<{ items: SpecialDayItem[] }>(
    "/api/special-days",
    { year, sort: "first_day", limit: "200" },
    known,
  );
  const given = (items: readonly SpecialDayItem[]): Days[] =>
    items.map((one) => ({
      first: one.first_day,
      last: one.last_day,
      worked: one.worked,
      title: inLanguage(one.title, language).words,
    }));
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
            error={known ? undefined : say("parts.needed")}
            value={year}
            onChange={setYear}
          />
        </div>
        {known && (
          <Waiting read={read}>
            {({ items }) => (
              <Setting key={year} year={Number(year)} source={items[0]?.source ?? ""} days={given(items)} />
            )}
          </Waiting>
        )}
      </Sheet>
    </>
  );
}

interface SettingProps {
  year: number;
  source: string;
  days: Days[];
}
function Setting({ year, source: before, days: set }: SettingProps) {
  const { say, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [source, setSource] = useState(before);
  const [notice, setNotice] = useState("");
  const [days, setDays] = useState<Days[]>(set.length > 0 ? set : [blank]);
  const [heard, setHeard] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange<unknown>(() => {
    tell(say("days.done", { year }));
    go(`/rules/working-days?year=${year}`);
  });
  const problem = send.error;
  const change = (at: number, part: Partial<Days>) =>
    setDays(days.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const missing = (wrong: boolean) => (tried && wrong ? say("parts.needed") : undefined);
  const noDay = (day: string) => (tried && !isDay(day) ? say("parts.notADate") : undefined);
  const hear = () => {
    const { days: found, elsewhere } = readNotice(notice, year);
    if (found.length > 0) setDays(found);
    setHeard(
      say(found.length === 0 ? "days.nothingRead" : elsewhere > 0 ? "days.readElsewhere" : "days.read", {
        count: found.length,
      }),
    );
  };
  const submit = () => {
    setTried(true);
    const whole = days.every((one) => isDay(one.first) && isDay(one.last || one.first) && one.title.trim());
    if (!source.trim() || !whole) return;
    send.mutate({
      path: "/api/work-calendars",
      body: {
        year,
        source: source.trim(),
        days: days.map((one) => ({
          first_day: one.first,
          last_day: one.last || one.first,
          worked: one.worked,
          title: language === "en" ? { zh: "", en: one.title.trim() } : { zh: one.title.trim(), en: "" },
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
              error={missing(!one.title.trim())}
              maxLength={100}
              value={one.title}
              onChange={(title) => change(i, { title })}
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
          {days.length > 1 && (
            <button type="button" className="button small" onClick={() => setDays(days.filter((_, at) => at !== i))}>
              {say("days.drop", { name: one.title || String(i + 1) })}
            </button>
          )}
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
