// Preparing an award: what is known at the start. Its agreement is written afterwards.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { Account, Page } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { Choice, DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { exact, readAmount } from "../../parts/money_words";
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
  appropriation: string;
  starts_on: string;
  ends_on: string;
  purpose: string;
}

export default function PrepareAward() {
  const { say, locale } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [search] = useSearchParams();
  const blank: Draft = {
    number: "",
    title: "",
    programme: Number(search.get("programme")) || null,
    organisation: "",
    lead: "",
    amount: "",
    appropriation: "",
    starts_on: today(),
    ends_on: "",
    purpose: "",
  };
  const draft = useDraft<Draft>("award-preparation", blank);
  const [tried, setTried] = useState(false);
  const { value, change } = draft;
  const prepare = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("agreements.prepared"));
    go(`/awards/${made.id}/agreement`);
  });
  // What the programme may still commit, which is all its manager sees of appropriations.
  const accounts = useRead<Page<Account>>(
    "/api/accounts",
    { programme: value.programme ?? 0, stage: "allotted", limit: 200 },
    value.programme !== null,
  );
  const pools = accounts.data?.items ?? [];
  const pool = pools.find((one) => String(one.appropriation) === value.appropriation);
  const currency = pool?.balance.currency ?? "CNY";
  const available = pool && (BigInt(pool.balance.minor) - BigInt(pool.set_aside.minor)).toString();
  const amount = readAmount(value.amount, currency);
  const wrong: Partial<Record<keyof Draft, string>> = {};
  for (const name of [
    "number",
    "title",
    "programme",
    "organisation",
    "lead",
    "amount",
    "appropriation",
    "starts_on",
    "ends_on",
  ] as const)
    if (!value[name]) wrong[name] = say("parts.needed");
  if (value.amount && "refusal" in amount) wrong.amount = say(`parts.${amount.refusal}`);
  for (const name of ["starts_on", "ends_on"] as const)
    if (value[name] && !isDay(value[name])) wrong[name] = say("parts.notADate");
  const error = (name: keyof Draft) => (tried ? wrong[name] : undefined);
  const problem = prepare.error;
  const send = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || "refusal" in amount) return;
    prepare.mutate({
      path: "/api/award-preparations",
      body: {
        number: value.number.trim(),
        title: value.title.trim(),
        programme: value.programme,
        organisation: value.organisation.trim(),
        lead: value.lead.trim(),
        amount: { minor: amount.minor, currency },
        starts_on: value.starts_on,
        ends_on: value.ends_on,
        appropriation: Number(value.appropriation),
        ...(value.purpose.trim() ? { purpose: value.purpose.trim() } : {}),
      },
    });
  };
  const line = (name: "number" | "title" | "lead" | "amount", label: Word) => (
    <Entry
      label={label}
      name={name}
      problem={problem}
      error={error(name)}
      required
      {...(name === "amount" && { inputMode: "decimal" })}
      value={value[name]}
      onChange={(typed) => change({ [name]: typed })}
    />
  );
  const day = (name: "starts_on" | "ends_on", label: Word) => (
    <DayEntry
      label={label}
      name={name}
      problem={problem}
      error={error(name)}
      required
      value={value[name]}
      onChange={(chosen) => change({ [name]: chosen })}
    />
  );
  return (
    <>
      <Head
        title={say("agreements.prepare")}
        crumbs={[{ to: "/portfolio", words: say("portfolio.title") }]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank)} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("agreements.prepare")}
          problem={problem}
          idle={prepare.isPending}
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
            <Choice
              label="agreements.pool"
              name="appropriation"
              problem={problem}
              error={error("appropriation")}
              required
              value={value.appropriation}
              onChange={(appropriation) => change({ appropriation })}
              note={
                <span className="quiet">
                  {value.programme === null
                    ? say("agreements.poolHelp")
                    : available !== undefined &&
                      say("money.available", { amount: `${exact(available, currency, locale)} ${currency}` })}
                </span>
              }
              options={[
                { value: "", words: say("parts.choose") },
                ...pools.map((one) => ({ value: String(one.appropriation), words: one.appropriation_code })),
              ]}
            />
            {line("amount", "portfolio.amount")}
          </div>
          <div className="pair">
            {day("starts_on", "portfolio.startsOn")}
            {day("ends_on", "portfolio.endsOn")}
          </div>
          <Entry
            long
            label="agreements.purpose"
            name="purpose"
            problem={problem}
            value={value.purpose}
            onChange={(purpose) => change({ purpose })}
          />
        </Form>
      </Sheet>
    </>
  );
}
