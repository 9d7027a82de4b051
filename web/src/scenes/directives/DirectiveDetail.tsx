// One directive: what it demands, who owes it by when, its parts, everything that was done, and what may be done now.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { DirectiveDetail as Directive, DirectiveWord } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { home } from "../record/subject";
import { Escalations } from "./Escalations";
import { DirectiveBadge, Due, LevelBadge } from "./parts";
import { Assigning, Decomposing, Reasoned, Reporting } from "./steps";

export default function DirectiveDetail() {
  const { id = "" } = useParams();
  const read = useRead<Directive>(`/api/directives/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

const forms = ["assign", "decompose", "report", "suspend", "cancel", "ask_date"] as const;
type FormStep = (typeof forms)[number];

function StepForm({ step, one, onClose }: { step: FormStep; one: Directive; onClose: () => void }) {
  if (step === "assign") return <Assigning one={one} onClose={onClose} />;
  if (step === "decompose") return <Decomposing one={one} onClose={onClose} />;
  if (step === "report") return <Reporting one={one} onClose={onClose} />;
  return <Reasoned step={step} one={one} onClose={onClose} />;
}

function Report({ of, word }: { of: Directive; word: DirectiveWord }) {
  if (!word.report) return null;
  return (
    <>
      <p className="prose">
        <Said text={word.report.text} />
      </p>
      {word.report.files.map((file) => (
        <p key={file.digest}>
          <a href={`/api/directives/${of.id}/files/${file.digest}`} download={file.name}>
            <Icon name="record" /> {file.name}
          </a>
        </p>
      ))}
      {word.report.links.map((link) => {
        const subject = `${link.noun}/${link.id}`;
        const to = home(subject);
        return (
          <p key={subject} className="mono">
            {to ? <Link to={to}>{subject}</Link> : subject}
          </p>
        );
      })}
    </>
  );
}

function History({ one }: { one: Directive }) {
  const { say, term, text } = useSpeech();
  if (one.words.length === 0) return null;
  return (
    <Sheet title={say("directives.history")}>
      <ul className="lines">
        {one.words.map((word, i) => (
          <li key={i}>
            <div className="what">
              <strong>{term("directiveSteps", word.step)}</strong> {word.day && <Day day={word.day} />}
              {word.text && (
                <p>
                  <Said text={word.text} />
                </p>
              )}
              {word.authority && (
                <p className="quiet">
                  {say("directives.authority")} <Said text={word.authority} />
                </p>
              )}
              <Report of={one} word={word} />
            </div>
            <span className="quiet">
              {word.by && text(word.by.name)} · <Moment at={word.at} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Tree({ one, base }: { one: Directive; base: string }) {
  const { say } = useSpeech();
  if (one.tree.length === 0) return null;
  return (
    <Sheet title={say("directives.tree")}>
      <ul className="lines">
        {one.tree.map((node) => (
          <li key={node.id} style={{ paddingInlineStart: `${Math.min(node.depth, 6) * 1.25}rem` }}>
            <span>
              {node.id === one.id ? (
                <strong aria-current="page">
                  <Said text={node.title} />
                </strong>
              ) : (
                <Link to={`${base}/${node.id}`}>
                  <Said text={node.title} />
                </Link>
              )}{" "}
              {node.unit && (
                <span className="quiet">
                  <Said text={node.unit.title} />
                </span>
              )}
            </span>
            <span className="end">
              <Due of={node} />
              <DirectiveBadge state={node.state} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Times({ one }: { one: Directive }) {
  const { say } = useSpeech();
  const { times } = one;
  const rows = [
    ["directives.issued", times.issued],
    ["directives.acceptedAt", times.accepted],
    ["directives.decomposedAt", times.decomposed],
    ["directives.started", times.started],
    ["directives.reportedAt", times.reported],
    ["directives.closedAt", times.closed],
    ["directives.struckOff", times.struck_off],
  ] as const;
  return (
    <Sheet title={say("directives.times")}>
      <dl className="facts">
        {rows.map(([word, at]) => (
          <Fact key={word} name={say(word)}>
            {at ? <Moment at={at} /> : "—"}
          </Fact>
        ))}
      </dl>
    </Sheet>
  );
}

function Shown({ one }: { one: Directive }) {
  const { say, text, term } = useSpeech();
  const reads = useMay("read_mandate");
  const follows = useMay("read_record");
  const [form, setForm] = useState<FormStep | null>(null);
  const base = reads ? "/directives" : "/my-duties";
  const unitLink = (unit: { id: number; title: Directive["title"] }) =>
    reads ? (
      <Link to={`/bodies/${unit.id}`}>
        <Said text={unit.title} />
      </Link>
    ) : (
      <Said text={unit.title} />
    );
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: base, words: say(reads ? "directives.title" : "directives.mine") }]}
        sub={
          <>
            <DirectiveBadge state={one.state} />
            <Due of={one} />
            <LevelBadge mark={one.escalation} />
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          {one.text && (
            <Sheet title={say("directives.original")}>
              <p className="prose">
                <Said text={one.text} />
              </p>
            </Sheet>
          )}
          {one.asked && (
            <p className="problem" role="status">
              {say("directives.asked", { name: text(one.asked.by.name), day: one.asked.on })}
            </p>
          )}
          <ActionBar
            words="directiveSteps"
            may={one.may}
            path={`/api/directives/${one.id}/steps`}
            subject={text(one.title)}
            owes={["dispute", "send_back", "reopen", "decline_date"]}
            reasons="owed"
            extra={(step) => {
              const own = forms.find((each) => each === step);
              return own && (() => setForm(own));
            }}
          />
          {form && <StepForm step={form} one={one} onClose={() => setForm(null)} />}
          <Escalations of={one.escalations} subject={text(one.title)} />
          <Tree one={one} base={base} />
          {one.clauses.length > 0 && (
            <Sheet title={say("directives.clauses")}>
              <ul className="lines">
                {one.clauses.map((clause) => (
                  <li key={clause.start}>
                    <Said text={clause.text} />
                    <span className="badge">{term("clauseKinds", clause.kind)}</span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          <History one={one} />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("directives.body")}</dt>
              <dd>{unitLink(one.issuer)}</dd>
              <Fact name={say("directives.wholeTitle")}>
                {one.whole && (
                  <Link to={`${base}/${one.whole.id}`}>
                    <Said text={one.whole.title} />
                  </Link>
                )}
              </Fact>
              <Fact name={say("directives.unit")}>{one.unit && unitLink(one.unit)}</Fact>
              <Fact name={say("directives.with")}>
                {one.with.length > 0 && one.with.map((unit) => <p key={unit.id}>{unitLink(unit)}</p>)}
              </Fact>
              <Fact name={say("directives.owner")}>{one.owner && <Said text={one.owner.name} />}</Fact>
              <Fact name={say("directives.dueOn")}>{one.due_on && <Day day={one.due_on} />}</Fact>
              <Fact name={say("directives.firstDue")}>
                {one.first_due_on && one.first_due_on !== one.due_on && <Day day={one.first_due_on} />}
              </Fact>
              <Fact name={say("directives.dateChanges")}>{one.date_changes > 0 && one.date_changes}</Fact>
              <Fact name={say("directives.until")}>{one.suspended_until && <Day day={one.suspended_until} />}</Fact>
            </dl>
          </Sheet>
          <Times one={one} />
          {follows && <Line causedBy={one.caused_by} subject={`directive/${one.id}`} />}
        </div>
      </div>
    </>
  );
}
