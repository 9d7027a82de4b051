// Recording one award by hand.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import { Chooser } from "../../parts/Chooser";
import { isDay, today } from "../../parts/day_words";
import { DayField } from "../../parts/DayField";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { Field } from "../../parts/Field";
import { readAmount } from "../../parts/money_words";
import { Head, ProblemNote, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

interface Draft {
  number: string;
  title: string;
  programme: number | null;
  organisation: string;
  lead: string;
  amount: string;
  currency: string;
  awarded_on: string;
  starts_on: string;
  ends_on: string;
  description: string;
}

export default function AwardForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [search] = useSearchParams();
  const standard = useSettings()?.default_currency ?? "CNY";
  const blank: Draft = {
    number: "",
    title: "",
    programme: Number(search.get("programme")) || null,
    organisation: "",
    lead: "",
    amount: "",
    currency: "",
    awarded_on: today(),
    starts_on: "",
    ends_on: "",
    description: "",
  };
  const draft = useDraft<Draft>("award", blank);
  const [tried, setTried] = useState(false);
  const { value, change } = draft;
  const record = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("portfolio.recordDone"));
    go(`/awards/${made.id}`);
  });

  const currency = value.currency || standard;
  const amount = readAmount(value.amount, currency);
  const wrong: Partial<Record<keyof Draft, string>> = {};
  for (const name of ["number", "title", "programme", "organisation", "amount", "awarded_on"] as const)
    if (!value[name]) wrong[name] = say("parts.needed");
  if (value.amount && "refusal" in amount) wrong.amount = say(`parts.${amount.refusal}`);
  for (const name of ["awarded_on", "starts_on", "ends_on"] as const)
    if (value[name] && !isDay(value[name])) wrong[name] = say("parts.notADate");
  const error = (name: keyof Draft) => (tried ? wrong[name] : undefined);

  const given = (name: "lead" | "awarded_on" | "starts_on" | "ends_on" | "description") =>
    value[name].trim() ? { [name]: value[name].trim() } : {};
  const send = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || "refusal" in amount) return;
    record.mutate({
      path: "/api/awards",
      body: {
        number: value.number.trim(),
        title: value.title.trim(),
        programme: value.programme,
        organisation: value.organisation.trim(),
        amount: { minor: amount.minor, currency },
        ...given("lead"),
        ...given("awarded_on"),
        ...given("starts_on"),
        ...given("ends_on"),
        ...given("description"),
      },
    });
  };
  const line = (name: "number" | "title" | "lead", words: string, required: boolean) => (
    <Field label={words} name={name} problem={record.error} error={error(name)} required={required}>
      {(given) => (
        <input
          {...given}
          className="input"
          value={value[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const day = (name: "awarded_on" | "starts_on" | "ends_on", words: string, required = false) => (
    <Field label={words} name={name} problem={record.error} error={error(name)} required={required}>
      {(given) => <DayField given={given} value={value[name]} onChange={(chosen) => change({ [name]: chosen })} />}
    </Field>
  );
  return (
    <>
      <Head
        title={say("portfolio.record")}
        crumbs={[{ to: "/portfolio", words: say("portfolio.title") }]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank)} />}
      />
      <Sheet>
        <form
          className="form narrow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className="pair">
            <Field
              label={say("portfolio.programme")}
              name="programme"
              problem={record.error}
              error={error("programme")}
              required
            >
              {(given) => (
                <Chooser
                  given={given}
                  path="/api/programmes"
                  value={value.programme}
                  onChoose={(programme) => change({ programme })}
                />
              )}
            </Field>
            {line("number", say("portfolio.number"), true)}
          </div>
          {line("title", say("portfolio.awardTitle"), true)}
          <div className="pair">
            <Field
              label={say("portfolio.organisation")}
              name="organisation"
              help={say("portfolio.organisationHelp")}
              problem={record.error}
              error={error("organisation")}
              required
            >
              {(given) => (
                <Chooser
                  given={given}
                  path="/api/organisations"
                  value={null}
                  free={value.organisation}
                  onChoose={() => undefined}
                  onFree={(organisation) => change({ organisation })}
                />
              )}
            </Field>
            {line("lead", say("portfolio.lead"), false)}
          </div>
          <div className="pair">
            <Field
              label={say("portfolio.amount")}
              name="amount"
              problem={record.error}
              error={error("amount")}
              required
            >
              {(given) => (
                <input
                  {...given}
                  className="input"
                  inputMode="decimal"
                  value={value.amount}
                  onChange={(event) => change({ amount: event.target.value })}
                />
              )}
            </Field>
            <Field label={say("portfolio.currency")} name="currency" problem={record.error}>
              {(given) => (
                <input
                  {...given}
                  className="input"
                  maxLength={3}
                  value={currency}
                  onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
                />
              )}
            </Field>
          </div>
          <div className="pair">
            {day("awarded_on", say("portfolio.awardedOn"), true)}
            <span />
          </div>
          <div className="pair">
            {day("starts_on", say("portfolio.startsOn"))}
            {day("ends_on", say("portfolio.endsOn"))}
          </div>
          <Field label={say("portfolio.description")} name="description" problem={record.error}>
            {(given) => (
              <textarea
                {...given}
                className="input"
                value={value.description}
                onChange={(event) => change({ description: event.target.value })}
              />
            )}
          </Field>
          <ProblemNote problem={record.error} />
          <div className="buttons">
            <button type="submit" className="button main" disabled={record.isPending}>
              {say("portfolio.record")}
            </button>
            <Link className="button" to="/portfolio">
              {say("parts.cancel")}
            </Link>
          </div>
        </form>
      </Sheet>
    </>
  );
}
