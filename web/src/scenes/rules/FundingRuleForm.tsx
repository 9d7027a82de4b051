// Recording a version of a rule: its text and parameters, its first day, and an example that has to come out.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { FundingRuleDetail, FundingRuleKind, FundingRuleTerms, RuleAnswer } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { Choice, DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { plainAmount, readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { terms as allTerms, useSpeech } from "../../words";
import { blankQuestion, Question, readQuestion } from "./questions";

export default function FundingRuleForm() {
  const [search] = useSearchParams();
  const from = search.get("from");
  const read = useRead<FundingRuleDetail>(`/api/funding-rules/${from ?? 0}`, {}, from !== null);
  if (from === null) return <Recording before={null} />;
  return <Waiting read={read}>{(before) => <Recording key={before.id} before={before} />}</Waiting>;
}

type Figures = Record<"percent" | "amount" | "months" | "times" | "days" | "tiers" | "negative", string>;

/** The parameters as they are typed. */
function written(before: FundingRuleDetail | null): Figures {
  const terms = before?.terms;
  const of = before?.currency ?? "CNY";
  return {
    percent: terms?.basis_points === undefined ? "" : String(terms.basis_points / 100),
    amount: terms?.amount === undefined ? "" : plainAmount(String(terms.amount), of),
    months: String(terms?.months ?? ""),
    times: String(terms?.times ?? ""),
    days: String(terms?.days ?? ""),
    tiers: (terms?.tiers ?? [])
      .map((tier) =>
        [tier.basis_points / 100, tier.up_to === undefined ? "" : plainAmount(String(tier.up_to), of)]
          .join(" ")
          .trim(),
      )
      .join("\n"),
    negative: (terms?.negative_list ?? []).map((one) => `${one.code} ${one.title.zh || one.title.en}`).join("\n"),
  };
}

function minorOf(text: string, currency: string): number | null {
  const amount = readAmount(text.trim(), currency);
  return text.trim() && "minor" in amount ? Number(amount.minor) : null;
}
const pointsOf = (text: string) =>
  /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : null;
const wholeOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

/** The parameters as the server wants them; nothing while one is missing. */
function termsOf(kind: FundingRuleKind, of: Figures, currency: string, language: string): FundingRuleTerms | null {
  const lines = (text: string) => text.split("\n").filter((line) => line.trim());
  switch (kind) {
    case "indirect_cost": {
      const tiers = lines(of.tiers).map((line) => {
        const [percent = "", upTo = ""] = line.trim().split(/\s+/);
        return { basis_points: pointsOf(percent), up_to: upTo ? minorOf(upTo, currency) : undefined };
      });
      if (tiers.length === 0 || tiers.some((tier) => tier.basis_points === null || tier.up_to === null)) return null;
      return { tiers: tiers as NonNullable<FundingRuleTerms["tiers"]> };
    }
    case "lump_sum": {
      const list = lines(of.negative).map((line) => {
        const [code = "", ...name] = line.trim().split(/\s+/);
        const words = name.join(" ");
        return { code, title: language === "en" ? { zh: "", en: words } : { zh: words, en: "" } };
      });
      return list.length > 0 && list.every((one) => one.title.zh || one.title.en) ? { negative_list: list } : null;
    }
    case "advance":
    case "virement": {
      const points = pointsOf(of.percent);
      return points === null ? null : { basis_points: points };
    }
    case "equipment":
    case "two_persons": {
      const amount = minorOf(of.amount, currency);
      return amount === null ? null : { amount };
    }
    case "leftover": {
      const months = wholeOf(of.months);
      return months === null ? null : { months };
    }
    case "cooling_off": {
      const days = wholeOf(of.days);
      return days === null ? null : { days };
    }
    case "extension": {
      const months = wholeOf(of.months);
      const times = wholeOf(of.times);
      return months === null || times === null ? null : { months, times };
    }
  }
}

function Recording({ before }: { before: FundingRuleDetail | null }) {
  const { say, term, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const standard = useSettings()?.default_currency ?? "CNY";
  const [kind, setKind] = useState<FundingRuleKind>(before?.kind ?? "advance");
  const [title, setTitle] = useState(before?.title ?? { zh: "", en: "" });
  const [text, setText] = useState(before?.text ?? { zh: "", en: "" });
  const [source, setSource] = useState(before?.source ?? "");
  const [programme, setProgramme] = useState<number | null>(before?.programme?.id ?? null);
  const [fund, setFund] = useState(before?.fund ?? "");
  const [from, setFrom] = useState(today());
  const [figures, setFigures] = useState(() => written(before));
  const [example, setExample] = useState("");
  const [question, setQuestion] = useState(blankQuestion);
  const [allowed, setAllowed] = useState("yes");
  const [limit, setLimit] = useState("");
  const [tried, setTried] = useState(false);
  const currency = before?.currency ?? standard;
  const send = useChange<{ id: number }>((made) => {
    tell(say("rules.recorded"));
    go(`/rules/${made.id}`);
  });
  const problem = send.error;
  const byDay = kind === "leftover" || kind === "cooling_off";
  const limited = kind !== "lump_sum";
  const terms = termsOf(kind, figures, currency, language);
  const asked = readQuestion(kind, question, currency);
  const answer = (): RuleAnswer | null => {
    const said = { allowed: allowed === "yes" };
    if (!limited) return said;
    if (byDay) return isDay(limit) ? { ...said, limit_day: limit } : null;
    const figure = kind === "extension" ? wholeOf(limit) : minorOf(limit, currency);
    return figure === null ? null : { ...said, limit: figure };
  };
  const submit = () => {
    setTried(true);
    const said = answer();
    const named = (title.zh || title.en) && (text.zh || text.en) && source.trim() && isDay(from);
    if (!named || !terms || !asked || !said) return;
    send.mutate({
      path: "/api/funding-rules",
      body: {
        kind,
        title,
        text,
        source: source.trim(),
        ...(programme && { programme }),
        ...(fund.trim() && { fund: fund.trim() }),
        currency,
        valid_from: from,
        terms,
        examples: [
          {
            text: language === "en" ? { zh: "", en: example } : { zh: example, en: "" },
            question: asked,
            answer: said,
          },
        ],
      },
    });
  };
  const needed = (there: unknown) => (tried && !there ? say("parts.needed") : undefined);
  const figure = (name: keyof Figures) => ({
    name: `terms/${name}`,
    problem,
    required: true,
    error: needed(figures[name].trim()) ?? (tried && !terms ? say("parts.needed") : undefined),
    value: figures[name],
    onChange: (value: string) => setFigures({ ...figures, [name]: value }),
  });
  return (
    <>
      <Head title={say("rules.newVersion")} crumbs={[{ to: "/rules", words: say("rules.title") }]} />
      <Sheet>
        <Form
          className="form narrow"
          send={say("rules.newVersion")}
          problem={problem}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to="/rules">
              {say("parts.cancel")}
            </Link>
          }
        >
          <div className="pair">
            <Choice
              label="rules.kind"
              name="kind"
              problem={problem}
              value={kind}
              onChange={(chosen) => setKind(chosen as FundingRuleKind)}
              options={Object.keys(allTerms.fundingRuleKinds).map((one) => ({
                value: one,
                words: term("fundingRuleKinds", one),
              }))}
            />
            <DayEntry
              label="rules.validFrom"
              name="valid_from"
              problem={problem}
              error={tried && !isDay(from) ? say("parts.notADate") : undefined}
              required
              value={from}
              onChange={setFrom}
            />
          </div>
          <div className="pair">
            <Entry
              label="rules.titleZh"
              name="title/zh"
              lang="zh-Hans"
              problem={problem}
              error={needed(title.zh || title.en)}
              value={title.zh}
              onChange={(zh) => setTitle({ ...title, zh })}
            />
            <Entry
              label="rules.titleEn"
              name="title/en"
              lang="en"
              problem={problem}
              value={title.en}
              onChange={(en) => setTitle({ ...title, en })}
            />
          </div>
          <Entry
            long
            label="rules.textZh"
            name="text/zh"
            lang="zh-Hans"
            problem={problem}
            error={needed(text.zh || text.en)}
            value={text.zh}
            onChange={(zh) => setText({ ...text, zh })}
          />
          <Entry
            long
            label="rules.textEn"
            name="text/en"
            lang="en"
            problem={problem}
            value={text.en}
            onChange={(en) => setText({ ...text, en })}
          />
          <Entry
            label="rules.source"
            name="source"
            problem={problem}
            error={needed(source.trim())}
            required
            value={source}
            onChange={setSource}
          />
          <div className="pair">
            <Lookup
              label="authority.programme"
              name="programme"
              problem={problem}
              path="/api/programmes"
              value={programme}
              onChoose={setProgramme}
              placeholder={say("rules.everywhere")}
            />
            <Entry label="rules.fund" name="fund" problem={problem} value={fund} onChange={setFund} />
          </div>
          {kind === "indirect_cost" && <Entry long label="rules.tiers" help="rules.tiersHelp" {...figure("tiers")} />}
          {kind === "lump_sum" && (
            <Entry long label="rules.negativeList" help="rules.negativeHelp" {...figure("negative")} />
          )}
          {(kind === "advance" || kind === "virement") && (
            <Entry label="rules.percent" inputMode="decimal" {...figure("percent")} />
          )}
          {(kind === "equipment" || kind === "two_persons") && (
            <Entry label="rules.amount" inputMode="decimal" {...figure("amount")} />
          )}
          {kind === "extension" && <Entry label="rules.timesMost" inputMode="numeric" {...figure("times")} />}
          {(kind === "leftover" || kind === "extension") && (
            <Entry label="rules.monthsMost" inputMode="numeric" {...figure("months")} />
          )}
          {kind === "cooling_off" && <Entry label="rules.days" inputMode="numeric" {...figure("days")} />}
          <fieldset>
            <legend className="legend">{say("rules.examplePart")}</legend>
            <Entry
              long
              label="rules.exampleText"
              name="examples/0/text"
              problem={problem}
              value={example}
              onChange={setExample}
            />
            <div className="pair">
              <Question
                kind={kind}
                currency={currency}
                written={question}
                onChange={setQuestion}
                tried={tried}
                {...(terms?.negative_list && { purposes: terms.negative_list })}
              />
            </div>
            <div className="pair">
              <Choice
                label="rules.exampleAllowed"
                name="examples/0/answer"
                problem={problem}
                value={allowed}
                onChange={setAllowed}
                options={[
                  { value: "yes", words: say("rules.allowed") },
                  { value: "no", words: say("rules.notAllowed") },
                ]}
              />
              {limited &&
                (byDay ? (
                  <DayEntry
                    label="rules.exampleLimit"
                    name="examples/0/answer/limit_day"
                    error={needed(isDay(limit))}
                    required
                    value={limit}
                    onChange={setLimit}
                  />
                ) : (
                  <Entry
                    label="rules.exampleLimit"
                    name="examples/0/answer/limit"
                    inputMode="decimal"
                    error={needed(limit.trim())}
                    required
                    value={limit}
                    onChange={setLimit}
                  />
                ))}
            </div>
          </fieldset>
        </Form>
      </Sheet>
    </>
  );
}
