// One amendment: what it changes, who said what about it, and what may be done.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { AmendmentDetail as Amendment, FieldProblem } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Said, State } from "../../parts/Words";
import { useSide } from "./side";
import { inLanguage, useSpeech } from "../../words";
import { Differences } from "./Differences";

export default function AmendmentDetail() {
  const { id = "" } = useParams();
  const read = useRead<Amendment>(`/api/amendments/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

/** `where` names the thing a pointer leads to. */
export function Faults({ of: faults, where }: { of: readonly FieldProblem[]; where?: (pointer: string) => string }) {
  const { language } = useSpeech();
  if (faults.length === 0) return null;
  return (
    <div role="status">
      <ul className="problem">
        {faults.map((fault, i) => {
          const words = inLanguage(fault.title, language);
          return (
            <li key={i}>
              {where?.(fault.pointer)} <span lang={words.lang}>{words.words}</span> {fault.detail}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Shown({ one }: { one: Amendment }) {
  const { say, term } = useSpeech();
  const side = useSide();
  return (
    <>
      <Head
        title={`${term("amendmentTypes", one.type)} · ${one.award.name}`}
        heading={term("amendmentTypes", one.type)}
        crumbs={side.crumbs(one.award)}
        sub={
          <>
            <State of="amendmentStates" state={one.state} />
            {side.office ? (
              <>
                <Link className="mono" to={`/awards/${one.award.id}`}>
                  {one.award.name}
                </Link>
                <Link to={`/programmes/${one.programme.id}`}>
                  <Said text={one.programme.title} />
                </Link>
              </>
            ) : (
              <span className="mono">{one.award.name}</span>
            )}
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("amendments.differences")} flush={one.differences.length > 0}>
            {one.change.stop_reason ? (
              <p>
                {say("amendments.stopReason")}
                {say("parts.colon")}
                <strong>{term("stopReasons", one.change.stop_reason)}</strong>. {say("amendments.stopWords")}
              </p>
            ) : one.type === "pause" ? (
              <p>
                {say("amendments.pauseWords")} {one.change.resume_on && <Day day={one.change.resume_on} />}
              </p>
            ) : (
              <Differences of={one.differences} />
            )}
            <Faults of={one.faults} />
          </Sheet>
          <Sheet title={say("parts.reason")}>
            <p className="prose">
              <Said text={one.reason} />
            </p>
          </Sheet>
          {one.words.length > 0 && (
            <Sheet title={say("amendments.said")}>
              <ul className="lines">
                {one.words.map((word, i) => (
                  <li key={i}>
                    <strong>{term("amendmentSteps", word.step)}</strong>
                    <span className="prose">
                      <Said text={word.text} />
                    </span>
                    <span className="quiet">
                      <Moment at={word.at} /> · {word.by ? <Said text={word.by.name} /> : say("record.theSystem")}
                    </span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          <ActionBar
            words="amendmentSteps"
            may={one.may}
            path={`/api/amendments/${one.id}/steps`}
            subject={`${term("amendmentTypes", one.type)} · ${one.award.name}`}
          />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("amendments.submitted")}</dt>
              <dd>
                <Moment at={one.at} /> · {one.by ? <Said text={one.by.name} /> : say("record.theSystem")}
              </dd>
              {one.decided_on && (
                <>
                  <dt>{say("amendments.decidedOn")}</dt>
                  <dd>
                    <Day day={one.decided_on} />
                  </dd>
                  <dt>{say("amendments.version")}</dt>
                  <dd>{one.version}</dd>
                </>
              )}
            </dl>
          </Sheet>
          <Line causedBy={one.caused_by} subject={`amendment/${one.id}`} />
        </div>
      </div>
    </>
  );
}
