// Recording one award by hand.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import { isDay, today } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech, type Word } from "../../words";

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
  const problem = record.error;
  const line = (name: "number" | "title" | "lead" | "amount", label: Word) => (
    <Entry
      label={label}
      name={name}
      problem={problem}
      error={error(name)}
      required={name !== "lead"}
      {...(name === "amount" && { inputMode: "decimal" })}
      value={value[name]}
      onChange={(text) => change({ [name]: text })}
    />
  );
  const day = (name: "awarded_on" | "starts_on" | "ends_on", label: Word) => (
    <DayEntry
      label={label}
      name={name}
      problem={problem}
      error={error(name)}
      required={name === "awarded_on"}
      value={value[name]}
      onChange={(chosen) => change({ [name]: chosen })}
    />
  );
  return (
    <>
      <Head
        title={say("portfolio.record")}
        crumbs={[{ to: "/portfolio", words: say("portfolio.title") }]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank)} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("portfolio.record")}
          problem={problem}
          idle={record.isPending}
          onSend={send}
          beside={
            <Link className="button" to="/portfolio">
              {say("parts.cancel")}
            </Link>
          }
        >
          <div className="pair">
            <Lookup
              label="portfolio.programme"
              name="programme"
              problem={problem}
              error={error("programme")}
              required
              path="/api/programmes"
              value={value.programme}
              onChoose={(programme) => change({ programme })}
            />
            {line("number", "portfolio.number")}
          </div>
          {line("title", "portfolio.awardTitle")}
          <div className="pair">
            <Lookup
              label="portfolio.organisation"
              name="organisation"
              help={say("portfolio.organisationHelp")}
              problem={problem}
              error={error("organisation")}
              required
              path="/api/organisations"
              value={null}
              free={value.organisation}
              onChoose={() => undefined}
              onFree={(organisation) => change({ organisation })}
            />
            {line("lead", "portfolio.lead")}
          </div>
          <div className="pair">
            {line("amount", "portfolio.amount")}
            <Entry
              label="portfolio.currency"
              name="currency"
              maxLength={3}
              problem={problem}
              value={currency}
              onChange={(text) => change({ currency: text.toUpperCase() })}
            />
          </div>
          <div className="pair">
            {day("awarded_on", "portfolio.awardedOn")}
            <span />
          </div>
          <div className="pair">
            {day("starts_on", "portfolio.startsOn")}
            {day("ends_on", "portfolio.endsOn")}
          </div>
          <Entry
            long
            label="portfolio.description"
            name="description"
            problem={problem}
            value={value.description}
            onChange={(description) => change({ description })}
          />
        </Form>
      </Sheet>
    </>
  );
}
