// One version of a rule: its text and source, the worked example, the versions before and after, and a try-out.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { newKey, post, type Problem } from "../../api/client";
import { useRead } from "../../api/hooks";
import type { FundingRuleDetail as One, RuleAnswer, RuleQuestion, TriedRule, WorkedExample } from "../../api/types";
import { Form } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { exact } from "../../parts/money_words";
import { dayWords } from "../../parts/day_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { InForce, RuleScope } from "./FundingRules";
import { blankQuestion, fieldsOf, labelOf, Question, readQuestion } from "./questions";

export default function FundingRuleDetail() {
  const { id = "" } = useParams();
  const read = useRead<One>(`/api/funding-rules/${id}`);
  return <Waiting read={read}>{(one) => <Shown key={one.id} one={one} />}</Waiting>;
}

function Shown({ one }: { one: One }) {
  const { say, text, term } = useSpeech();
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: "/rules", words: say("rules.title") }]}
        sub={
          <>
            <InForce of={one} />
            <span>{term("fundingRuleKinds", one.kind)}</span>
            <span>
              <RuleScope of={one} />
            </span>
          </>
        }
      >
        {one.may.some((step) => step.allowed) && (
          <Link className="button" to={`/rules/new?from=${one.id}`}>
            {say("rules.newVersion")}
          </Link>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("rules.text")}>
            <p className="prose">
              <Said text={one.text} badge />
            </p>
            <p>
              <strong>
                <Said text={one.in_brief} />
              </strong>
            </p>
            {one.terms.negative_list && (
              <ul className="lines">
                {one.terms.negative_list.map((purpose) => (
                  <li key={purpose.code}>
                    <Said text={purpose.title} /> <span className="mono quiet">{purpose.code}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className="quiet">
              {say("rules.source")}: <Said text={one.source} />
            </p>
          </Sheet>
          <Sheet title={say("rules.example")}>
            {one.examples.map((example, i) => (
              <Example key={i} of={one} example={example} />
            ))}
            <p className="quiet">{say("rules.checked")}</p>
          </Sheet>
          <Sheet title={say("rules.versions")}>
            <ol className="lines">
              {one.versions.map((version) => (
                <li key={version.id}>
                  <span className="whole">
                    <Day day={version.valid_from} /> – {version.valid_until && <Day day={version.valid_until} />}
                  </span>
                  {version.id === one.id ? (
                    <strong>
                      <Said text={version.in_brief} />
                    </strong>
                  ) : (
                    <Link to={`/rules/${version.id}`}>
                      <Said text={version.in_brief} />
                    </Link>
                  )}
                  <InForce of={version} />
                </li>
              ))}
            </ol>
          </Sheet>
        </div>
        <div className="stack">
          <TryOut of={one} />
          {one.caused_by > 0 && <Line causedBy={one.caused_by} subject={`funding_rule/${one.id}`} />}
        </div>
      </div>
    </>
  );
}

/** A value of a question or an answer as the reader reads it. */
function useShown(of: One) {
  const { locale, text } = useSpeech();
  return {
    question: (name: keyof RuleQuestion, value: unknown) => {
      if (name === "base" || name === "asked") return `${exact(String(value), of.currency, locale)} ${of.currency}`;
      if (name === "since" || name === "on") return dayWords(String(value), locale);
      if (name === "purpose")
        return text(of.terms.negative_list?.find((one) => one.code === value)?.title) || String(value);
      return String(value);
    },
    limit: (minor: string | number) =>
      of.kind === "extension" ? String(minor) : `${exact(String(minor), of.currency, locale)} ${of.currency}`,
    day: (day: string) => dayWords(day, locale),
  };
}

function Verdict({ of, answer }: { of: One; answer: RuleAnswer }) {
  const { say } = useSpeech();
  const shown = useShown(of);
  return (
    <p>
      <span className={`badge ${answer.allowed ? "good" : "bad"}`}>
        {say(answer.allowed ? "rules.allowed" : "rules.notAllowed")}
      </span>{" "}
      {answer.limit !== undefined && say("rules.limit", { amount: shown.limit(answer.limit) })}
      {answer.limit_day && say("rules.limitDay", { day: shown.day(answer.limit_day) })}
    </p>
  );
}

function Example({ of, example }: { of: One; example: WorkedExample }) {
  const { say } = useSpeech();
  const shown = useShown(of);
  return (
    <>
      <p>
        <Said text={example.text} badge />
      </p>
      <dl className="facts totals">
        {fieldsOf(of.kind).map((name) => [
          <dt key={`t${name}`}>{say(labelOf(of.kind, name))}</dt>,
          <dd key={`d${name}`}>{shown.question(name, example.question[name])}</dd>,
        ])}
      </dl>
      <Verdict of={of} answer={example.answer} />
    </>
  );
}

function TryOut({ of }: { of: One }) {
  const { say } = useSpeech();
  const [written, setWritten] = useState(blankQuestion);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<TriedRule | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = () => {
    setTried(true);
    const question = readQuestion(of.kind, written, of.currency);
    if (!question) return;
    setBusy(true);
    post<TriedRule>(
      "/api/funding-rules/try",
      {
        kind: of.kind,
        ...(of.programme && { programme: of.programme.id }),
        ...(of.fund && { fund: of.fund }),
        ...(!of.in_force && { day: of.valid_from }),
        question,
      },
      newKey(),
    )
      .then(
        (answer) => {
          setSaid(answer);
          setProblem(null);
        },
        (error: unknown) => setProblem(error as Problem),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Sheet title={say("rules.tryOut")}>
      <p className="quiet">{say("rules.tryWords")}</p>
      <Form send={say("rules.work")} problem={problem} idle={busy} onSend={submit}>
        <Question
          kind={of.kind}
          currency={of.currency}
          written={written}
          onChange={setWritten}
          tried={tried}
          {...(of.terms.negative_list && { purposes: of.terms.negative_list })}
        />
      </Form>
      <div aria-live="polite">
        {said && (
          <Verdict
            of={of}
            answer={
              {
                allowed: said.allowed,
                ...((said.months ?? said.limit?.minor) !== undefined && { limit: said.months ?? said.limit?.minor }),
                ...(said.limit_day && { limit_day: said.limit_day }),
              } as RuleAnswer
            }
          />
        )}
      </div>
    </Sheet>
  );
}
