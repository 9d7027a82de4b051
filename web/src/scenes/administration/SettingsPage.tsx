// What the body calls itself and how it counts.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { DisplayUnit, Schedule, Settings } from "../../api/types";
import { Choice, Entry, Form } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { DoorRules } from "./DoorRules";

export default function SettingsPage() {
  const { say } = useSpeech();
  const read = useRead<Settings>("/api/settings");
  return (
    <>
      <Head title={say("administration.settings")} />
      <div className="stack">
        <Waiting read={read}>{(settings) => <SettingsForm settings={settings} />}</Waiting>
        <DoorRules />
        <DailyJobs />
      </div>
    </>
  );
}

/** What runs by itself each day, and when it last did. */
function DailyJobs() {
  const { say } = useSpeech();
  const read = useRead<Schedule>("/api/schedule");
  return (
    <Sheet title={say("years.jobs")} flush>
      <p className="note-line quiet">{say("years.jobsWords")}</p>
      <Waiting read={read}>
        {(schedule) => (
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.jobs")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{say("years.job")}</th>
                  <th scope="col">{say("years.lastDay")}</th>
                  <th scope="col">{say("years.outcome")}</th>
                </tr>
              </thead>
              <tbody>
                {schedule.jobs.map((job) => (
                  <tr key={job.name}>
                    <th scope="row">
                      <Said text={job.words} />
                    </th>
                    <td>{job.last ? <Moment at={job.last.at} /> : say("years.never")}</td>
                    <td className="mono wraps">{job.last?.outcome}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
    </Sheet>
  );
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { say, locale } = useSpeech();
  const { tell } = useTell();
  const [value, setValue] = useState(settings);
  const save = useChange(() => tell(say("administration.saved")));
  const change = (some: Partial<Settings>) => setValue({ ...value, ...some });
  const month = (number: number) =>
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
      new Date(Date.UTC(2026, number - 1, 1)),
    );
  const problem = save.error;
  const name = (tongue: "zh" | "en") => (
    <Entry
      label={tongue === "zh" ? "parts.inChinese" : "parts.inEnglish"}
      name={`name/${tongue}`}
      lang={tongue === "zh" ? "zh-Hans" : "en"}
      problem={problem}
      value={value.name[tongue]}
      onChange={(text) => change({ name: { ...value.name, [tongue]: text } })}
    />
  );
  return (
    <Sheet>
      <Form
        className="form narrow"
        send={say("parts.save")}
        problem={problem}
        idle={save.isPending}
        onSend={() => save.mutate({ path: "/api/settings", body: value })}
      >
        <fieldset>
          <legend className="legend">{say("administration.instanceName")}</legend>
          <div className="pair">
            {name("zh")}
            {name("en")}
          </div>
        </fieldset>
        <div className="pair">
          <Choice
            label="administration.fiscalStart"
            name="fiscal_year_start_month"
            problem={problem}
            value={String(value.fiscal_year_start_month)}
            onChange={(chosen) => change({ fiscal_year_start_month: Number(chosen) })}
            options={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), words: month(i + 1) }))}
          />
          <Entry
            label="administration.currency"
            name="default_currency"
            maxLength={3}
            problem={problem}
            value={value.default_currency}
            onChange={(text) => change({ default_currency: text.toUpperCase() })}
          />
        </div>
        <div className="pair">
          <Choice
            label="administration.unit"
            name="display_unit"
            problem={problem}
            value={value.display_unit}
            onChange={(chosen) => change({ display_unit: chosen as DisplayUnit })}
            options={[
              { value: "one", words: say("shell.unitOne") },
              { value: "ten_thousand", words: say("shell.unitWan") },
              { value: "hundred_million", words: say("shell.unitYi") },
            ]}
          />
        </div>
      </Form>
    </Sheet>
  );
}
