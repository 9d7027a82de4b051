// One pilot: its bounds and what it expects, the decision behind it, and the evaluation.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { PilotDetail as Pilot } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { dayWords } from "../../parts/day_words";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Evaluated, PilotBadge, PracticeBadge } from "./parts";
import { Changing, Evaluating, Starting } from "./pilot_forms";

export default function PilotDetail() {
  const { id = "" } = useParams();
  const read = useRead<Pilot>(`/api/pilots/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

const own = ["start", "extend", "stop", "withdraw", "evaluate"] as const;
type Own = (typeof own)[number];

function Shown({ one }: { one: Pilot }) {
  const { say, text, locale } = useSpeech();
  const follows = useMay("read_record");
  const [form, setForm] = useState<Own | null>(null);
  const close = () => setForm(null);
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[
          { to: "/practices", words: say("practices.title") },
          { to: "/pilots", words: say("pilots.title") },
        ]}
        sub={
          <>
            <PilotBadge state={one.state} />{" "}
            {one.overdue && <span className="badge warn">{say("pilots.overdue")}</span>}{" "}
            <Said text={one.unit.title} />
          </>
        }
      >
        {one.may_document && (
          <Link className="button main" to={`/practices/new?pilot=${one.id}`}>
            {say("pilots.document")}
          </Link>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("pilots.one")}>
            <dl className="facts">
              <Fact name={say("pilots.hypothesis")}>{one.hypothesis}</Fact>
              <Fact name={say("pilots.scope")}>{one.scope}</Fact>
              <Fact name={say("pilots.bounds")}>{one.bounds}</Fact>
            </dl>
          </Sheet>
          <Sheet title={say("pilots.measures")}>
            <ul className="lines">
              {one.measures.map((each) => (
                <li key={each.name}>
                  <span className="what">
                    {each.name}
                    {each.indicator && (
                      <>
                        {" "}
                        <Link to={`/indicators/${each.indicator.id}`}>
                          <Said text={each.indicator.title} />
                        </Link>
                      </>
                    )}
                  </span>
                  <span className="end">{each.expected}</span>
                </li>
              ))}
            </ul>
          </Sheet>
          {one.evaluation && (
            <Sheet title={say("pilots.evaluation")}>
              <Evaluated of={one.evaluation} at={`/api/pilots/${one.id}`} />
              <p className="quiet">
                {one.evaluated_by && <Said text={one.evaluated_by.name} />}{" "}
                {one.evaluated_at && <Moment at={one.evaluated_at} />}
              </p>
            </Sheet>
          )}
          {one.practices.length > 0 && (
            <Sheet title={say("pilots.practices")}>
              <ul className="lines">
                {one.practices.map((each) => (
                  <li key={each.id}>
                    <Link to={`/practices/${each.id}`}>
                      <Said text={each.title} />
                    </Link>
                    <span className="end">
                      <PracticeBadge state={each.state} />
                    </span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
        </div>
        <div className="stack">
          <ActionBar
            words="pilotSteps"
            may={one.may}
            path={`/api/pilots/${one.id}/steps`}
            subject={text(one.title)}
            reasons={false}
            extra={(step) => {
              const known = own.find((each) => each === step);
              return known && (() => setForm(known));
            }}
          />
          <Sheet title={say("pilots.days")}>
            <dl className="facts">
              <Fact name={say("pilots.days")}>
                <Day day={one.started_on ?? one.starts_on} /> – <Day day={one.ended_on ?? one.ends_on} />
                {one.first_ends_on !== one.ends_on && (
                  <p className="quiet">{say("pilots.extended", { day: dayWords(one.first_ends_on, locale) })}</p>
                )}
              </Fact>
              <Fact name={say("pilots.decision")}>
                {one.decision && <Link to={`/line/agenda_item/${one.decision.id}`}>{text(one.decision.title)}</Link>}
              </Fact>
              <Fact name={say("pilots.tries")}>
                {one.tries && <Link to={`/practices/${one.tries.id}`}>{text(one.tries.title)}</Link>}
              </Fact>
              <Fact name={say("pilots.reason")}>{one.reason}</Fact>
            </dl>
          </Sheet>
          {follows && <Line causedBy={one.caused_by} subject={`pilot/${one.id}`} />}
        </div>
      </div>
      {form === "start" && <Starting one={one} onClose={close} />}
      {(form === "extend" || form === "stop" || form === "withdraw") && (
        <Changing one={one} step={form} onClose={close} />
      )}
      {form === "evaluate" && <Evaluating one={one} onClose={close} />}
    </>
  );
}
