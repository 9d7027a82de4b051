// Opening an appropriation: what a decision gave, for what fund and year.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { Words } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { DayEntry, Entry, Form } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech, type Word } from "../../words";

interface Draft {
  code: string;
  title: Words;
  fund: string;
  fiscal_year: string;
  budget_line: string;
  amount: string;
  currency: string;
  decision: Ground;
  value_on: string;
}

export default function AppropriationForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const standard = useSettings()?.default_currency ?? "CNY";
  const blank: Draft = {
    code: "",
    title: { zh: "", en: "" },
    fund: "",
    fiscal_year: today().slice(0, 4),
    budget_line: "",
    amount: "",
    currency: "",
    decision: noGround,
    value_on: today(),
  };
  const draft = useDraft<Draft>("appropriation", blank);
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("money.opened"));
    go(`/money/appropriations/${made.id}`);
  });
  const problem = send.error;
  const currency = value.currency || standard;
  const amount = readAmount(value.amount, currency);
  const wrong: Partial<Record<keyof Draft, string>> = {};
  for (const name of ["code", "fund", "fiscal_year", "amount"] as const)
    if (!value[name].trim()) wrong[name] = say("parts.needed");
  if (!value.decision.text.trim()) wrong.decision = say("parts.needed");
  if (!value.title.zh.trim() && !value.title.en.trim()) wrong.title = say("parts.needed");
  if (value.amount && "refusal" in amount) wrong.amount = say(`parts.${amount.refusal}`);
  if (!isDay(value.value_on)) wrong.value_on = say("parts.notADate");
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || "refusal" in amount) return;
    send.mutate({
      path: "/api/appropriations",
      body: {
        code: value.code.trim(),
        title: value.title,
        fund: value.fund.trim(),
        fiscal_year: Number(value.fiscal_year),
        budget_line: value.budget_line.trim(),
        amount: { minor: amount.minor, currency },
        decision: value.decision.text.trim(),
        value_on: value.value_on,
      },
      decidedIn: value.decision.item,
    });
  };
  type Plain = Exclude<keyof Draft, "title" | "value_on" | "currency" | "decision">;
  const line = (name: Plain, label: Word, help?: Word) => (
    <Entry
      label={label}
      {...(help && { help })}
      name={name}
      problem={problem}
      error={tried ? wrong[name] : undefined}
      required={name !== "budget_line"}
      {...(name === "amount" && { inputMode: "decimal" as const })}
      {...(name === "fiscal_year" && { inputMode: "numeric" as const })}
      value={value[name]}
      onChange={(text) => change({ [name]: name === "fiscal_year" ? text.replace(/\D/g, "") : text })}
    />
  );
  return (
    <>
      <Head
        title={say("money.open")}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/appropriations", words: say("money.appropriations") },
        ]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank)} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("money.open")}
          problem={problem}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to="/money/appropriations">
              {say("parts.cancel")}
            </Link>
          }
        >
          <DecisionEntry
            label="money.decision"
            problem={problem}
            error={tried ? wrong.decision : undefined}
            required
            value={value.decision}
            onChange={(decision) => change({ decision })}
          />
          <fieldset>
            <legend className="legend">{say("money.name")}</legend>
            <div className="pair">
              {(["zh", "en"] as const).map((tongue) => (
                <Entry
                  key={tongue}
                  label={tongue === "zh" ? "parts.inChinese" : "parts.inEnglish"}
                  name={`title/${tongue}`}
                  lang={tongue === "zh" ? "zh-Hans" : "en"}
                  problem={problem}
                  error={tried ? wrong.title : undefined}
                  value={value.title[tongue]}
                  onChange={(text) => change({ title: { ...value.title, [tongue]: text } })}
                />
              ))}
            </div>
          </fieldset>
          <div className="pair">
            {line("code", "money.code", "money.codeHelp")}
            {line("fund", "money.fund")}
          </div>
          <div className="pair">
            {line("fiscal_year", "money.fiscalYear")}
            {line("budget_line", "money.budgetLine")}
          </div>
          <div className="pair">
            {line("amount", "money.amount")}
            <Entry
              label="money.currency"
              name="amount/currency"
              maxLength={3}
              problem={problem}
              value={currency}
              onChange={(text) => change({ currency: text.toUpperCase() })}
            />
          </div>
          <div className="pair">
            <DayEntry
              label="money.valueOn"
              help="money.valueHelp"
              name="value_on"
              problem={problem}
              error={tried ? wrong.value_on : undefined}
              required
              value={value.value_on}
              onChange={(value_on) => change({ value_on })}
            />
            <span />
          </div>
        </Form>
      </Sheet>
    </>
  );
}
