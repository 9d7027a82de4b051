// What the body calls itself and how it counts.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { DisplayUnit, Settings } from "../../api/types";
import { Field } from "../../parts/Field";
import { Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

export default function SettingsPage() {
  const { say } = useSpeech();
  const read = useRead<Settings>("/api/settings");
  return (
    <>
      <Head title={say("administration.settings")} />
      <Waiting read={read}>{(settings) => <Form settings={settings} />}</Waiting>
    </>
  );
}

function Form({ settings }: { settings: Settings }) {
  const { say, locale } = useSpeech();
  const { tell } = useTell();
  const [value, setValue] = useState(settings);
  const save = useChange(() => tell(say("administration.saved")));
  const change = (some: Partial<Settings>) => setValue({ ...value, ...some });
  const month = (number: number) =>
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
      new Date(Date.UTC(2026, number - 1, 1)),
    );
  return (
    <Sheet>
      <form
        className="form narrow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ path: "/api/settings", body: value });
        }}
      >
        <fieldset>
          <legend className="legend">{say("administration.instanceName")}</legend>
          <div className="pair">
            <Field label={say("parts.inChinese")} name="name/zh" problem={save.error}>
              {(given) => (
                <input
                  {...given}
                  lang="zh-Hans"
                  className="input"
                  value={value.name.zh}
                  onChange={(event) => change({ name: { ...value.name, zh: event.target.value } })}
                />
              )}
            </Field>
            <Field label={say("parts.inEnglish")} name="name/en" problem={save.error}>
              {(given) => (
                <input
                  {...given}
                  lang="en"
                  className="input"
                  value={value.name.en}
                  onChange={(event) => change({ name: { ...value.name, en: event.target.value } })}
                />
              )}
            </Field>
          </div>
        </fieldset>
        <div className="pair">
          <Field label={say("administration.fiscalStart")} name="fiscal_year_start_month" problem={save.error}>
            {(given) => (
              <select
                {...given}
                className="input"
                value={value.fiscal_year_start_month}
                onChange={(event) => change({ fiscal_year_start_month: Number(event.target.value) })}
              >
                {Array.from({ length: 12 }, (_, i) => (
                  <option key={i} value={i + 1}>
                    {month(i + 1)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={say("administration.currency")} name="default_currency" problem={save.error}>
            {(given) => (
              <input
                {...given}
                className="input"
                maxLength={3}
                value={value.default_currency}
                onChange={(event) => change({ default_currency: event.target.value.toUpperCase() })}
              />
            )}
          </Field>
        </div>
        <div className="pair">
          <Field label={say("administration.unit")} name="display_unit" problem={save.error}>
            {(given) => (
              <select
                {...given}
                className="input"
                value={value.display_unit}
                onChange={(event) => change({ display_unit: event.target.value as DisplayUnit })}
              >
                <option value="one">{say("shell.unitOne")}</option>
                <option value="ten_thousand">{say("shell.unitWan")}</option>
                <option value="hundred_million">{say("shell.unitYi")}</option>
              </select>
            )}
          </Field>
        </div>
        <ProblemNote problem={save.error} />
        <div>
          <button type="submit" className="button main" disabled={save.isPending}>
            {say("parts.save")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
