// The line of one thing, told as a story: why it is there, what happened to it, what came of it; each step with its
// number in the record, where the proof is. Printable as it stands.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { LineStep, LineView } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { ActedAs, Count, Moment, Said, Sums } from "../../parts/Words";
import { inLanguage, useSpeech } from "../../words";
import { home } from "../record/subject";

export default function Line() {
  const { noun = "", id = "" } = useParams();
  const read = useRead<LineView>(`/api/line/${noun}/${id}`);
  return <Waiting read={read}>{(line) => <Shown key={`${noun}/${id}`} line={line} />}</Waiting>;
}

/** The address of the list that a folded step stands for. */
function listed(list: string): string | undefined {
  const [what = "", filter = ""] = list.split("?");
  const scenes: Record<string, string> = {
    awards: "/portfolio",
    amendments: "/amendments",
    claims: "/claims",
    payments: "/payments",
    entries: "/money/entries",
    money: "/money",
    findings: "/findings",
  };
  const scene = scenes[what];
  return scene && `${scene}?${filter}`;
}

function Shown({ line }: { line: LineView }) {
  const { say, language } = useSpeech();
  const { about } = line;
  const name = about.name || inLanguage(about.title, language).words;
  const page = home(`${about.noun}/${about.id}`);
  const first = line.own.map((step) => step.fact);
  return (
    <div className="story">
      <Head
        title={`${say("line.title")} · ${name}`}
        heading={
          <>
            <span className="quiet">{say("line.title")}</span> <Name of={about} />
          </>
        }
        sub={
          <>
            <span className="badge">
              <Said text={about.noun_words} />
            </span>
            {about.amounts.length > 0 && <Sums sums={about.amounts} whole />}
            <span>{say("line.words")}</span>
          </>
        }
      >
        {page && (
          <Link className="button" to={page}>
            <Icon name="left" />
            <Said text={about.noun_words} />
          </Link>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {say("parts.print")}
        </button>
      </Head>
      <div className="stack">
        <Part title={say("line.before")} none={say("line.nothingBefore")} steps={line.before} flat />
        <Sheet title={say("line.own")} flush>
          {about.decision && (
            <p className="note-line">
              {say("money.decision")}
              {say("parts.colon")}
              <strong>
                <Said text={about.decision} />
              </strong>
            </p>
          )}
          <ol className="steps">
            {line.own.map((step, i) => (
              <li key={step.fact} className="step own">
                {line.own_cut && i === line.own.length / 2 && (
                  <p className="quiet">
                    <Link to={`/record?subject=${encodeURIComponent(`${about.noun}/${about.id}`)}`}>
                      {say("line.ownCut")}
                    </Link>
                  </p>
                )}
                <p className="what">
                  <Said text={step.words} />
                </p>
                <Signed step={step} />
              </li>
            ))}
            {first.length === 0 && about.fact !== undefined && (
              <li className="step own">
                <p className="what">
                  <Said text={about.fact_words} />
                </p>
                <Signed step={about} />
              </li>
            )}
          </ol>
        </Sheet>
        <Part title={say("line.after")} none={say("line.nothingAfter")} steps={line.after} />
      </div>
      {line.cut && <p className="quiet">{say("line.cut")}</p>}
      <p className="quiet">{say("line.proofs", { origin: window.location.origin })}</p>
    </div>
  );
}

function Part({
  title,
  none,
  steps,
  flat = false,
}: {
  title: string;
  none: string;
  steps: readonly LineStep[];
  flat?: boolean;
}) {
  return (
    <Sheet title={title} flush>
      {steps.length === 0 ? (
        <p className="note-line quiet">{none}</p>
      ) : (
        <ol className="steps">
          {steps.map((step, i) => (
            <li
              key={step.id === undefined ? `many${i}` : `${step.noun}/${step.id}`}
              className="step"
              style={
                flat ? undefined : { marginInlineStart: `calc(var(--indent) * ${Math.min(step.distance - 1, 4)})` }
              }
            >
              <Step step={step} />
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function Name({ of: step }: { of: LineStep }) {
  const { language } = useSpeech();
  const title = inLanguage(step.title, language).words;
  return (
    <>
      {title && <Said text={step.title} />}
      {title && step.name && " · "}
      {step.name && <Said text={step.name} />}
    </>
  );
}

function Step({ step }: { step: LineStep }) {
  const { say } = useSpeech();
  const many = step.id === undefined;
  const to = many ? listed(step.list) : home(`${step.noun}/${step.id}`);
  const words = many ? (
    <>
      <Said text={step.noun_words} />
      {step.count !== undefined && (
        <>
          {" × "}
          <Count of={step.count} />
        </>
      )}
    </>
  ) : (
    <Name of={step} />
  );
  return (
    <>
      <p className="what">
        {(many || step.words.zh !== step.title.zh) && (
          <span className="quiet">
            <Said text={step.words} />
            {say("parts.colon")}
          </span>
        )}
        {to ? <Link to={to}>{words}</Link> : words}
        {step.amounts.length > 0 && (
          <>
            {" · "}
            <Sums sums={step.amounts} whole={!many} />
          </>
        )}
      </p>
      {step.decision && (
        <p className="quiet">
          {say("money.decision")}
          {say("parts.colon")}
          <Said text={step.decision} />
        </p>
      )}
      {step.fact !== undefined && <Signed step={step} more />}
    </>
  );
}

/** Who, when, by which fact; the number leads to the proof. */
function Signed({ step, more = false }: { step: LineStep; more?: boolean }) {
  const { say } = useSpeech();
  return (
    <p className="signed quiet">
      {step.at && <Moment at={step.at} />}
      {" · "}
      {step.by ? <Said text={step.by.name} /> : say("record.theSystem")}
      <ActedAs role={step.role} />
      {" · "}
      <Link to={`/record/${step.fact}`}>{say("record.factNo", { seq: step.fact ?? 0 })}</Link>
      {more && (
        <span className="unprinted">
          {" · "}
          <Link to={`/line/${step.noun}/${step.id}`}>{say("line.itsLine")}</Link>
        </span>
      )}
    </p>
  );
}
