// One finding: what is asked, the figures behind it, what was answered, and what may be done.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { FindingAnswer, FindingDetail as Finding } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";
import { Severity } from "./Severity";

const pages: Record<string, string> = {
  entry: "/money/entries",
  payment: "/payments",
  award: "/awards",
  programme: "/programmes",
  milestone: "/milestones",
};

/** Where the thing a figure was read from is shown: "entry/12". */
function pageOf(thing: string): string | null {
  const [noun = "", id = ""] = thing.split("/");
  return pages[noun] ? `${pages[noun]}/${id}` : null;
}

export default function FindingDetail() {
  const { id = "" } = useParams();
  const read = useRead<Finding>(`/api/findings/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Answer({ title, of }: { title: Word; of: FindingAnswer }) {
  const { say, term } = useSpeech();
  return (
    <Sheet title={say(title)}>
      <dl className="facts">
        <dt>{term("findingSteps", of.step)}</dt>
        <dd>
          <Said text={of.reason} />
        </dd>
        <dt>{say("record.who")}</dt>
        <dd>
          {of.by ? <Said text={of.by.name} /> : say("record.theSystem")} · <Moment at={of.at} />
        </dd>
      </dl>
    </Sheet>
  );
}

function Shown({ one }: { one: Finding }) {
  const { say, text, term } = useSpeech();
  return (
    <>
      <Head
        title={text(one.question)}
        heading={<Said text={one.question} />}
        crumbs={[{ to: "/findings", words: say("findings.title") }]}
        sub={
          <>
            <State of="findingStates" state={one.state} />
            <Link className="mono" to={`/awards/${one.award.id}`}>
              {one.award.name}
            </Link>
            <Link to={`/programmes/${one.programme.id}`}>
              <Said text={one.programme.title} />
            </Link>
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("findings.evidence")}>
            <dl className="facts totals">
              {one.evidence.map((figure, index) => [
                <dt key={`${index}n`}>{term("figureNames", figure.name)}</dt>,
                <dd key={index}>
                  <Money {...figure.amount} whole />
                  {figure.on && (
                    <>
                      {" · "}
                      <Day day={figure.on} />
                    </>
                  )}
                  {figure.of && pageOf(figure.of) && (
                    <>
                      {" · "}
                      <Link
                        className="underlined"
                        to={pageOf(figure.of) ?? ""}
                        aria-label={`${say("findings.source")}: ${term("figureNames", figure.name)} ${index + 1}`}
                      >
                        {say("findings.source")}
                      </Link>
                    </>
                  )}
                </dd>,
              ])}
            </dl>
          </Sheet>
          {one.answer && <Answer title="findings.answer" of={one.answer} />}
          {!one.answer && one.proposal && <Answer title="findings.proposal" of={one.proposal} />}
          {one.two_persons && one.state === "open" && <p className="quiet">{say("findings.twoPersons")}</p>}
          <ActionBar
            words="findingSteps"
            may={one.may}
            path={`/api/findings/${one.id}/steps`}
            subject={one.award.name}
          />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("findings.rule")}</dt>
              <dd>{term("findingRules", one.rule)}</dd>
              <dt>{say("findings.severity")}</dt>
              <dd>
                <Severity of={one} />
              </dd>
              <dt>{say("findings.payments")}</dt>
              <dd>{say(one.blocks ? "findings.blocks" : "findings.blocksNot")}</dd>
              <dt>{say("findings.raised")}</dt>
              <dd>
                <Moment at={one.at} />
              </dd>
            </dl>
          </Sheet>
          <Line causedBy={one.caused_by} subject={`finding/${one.id}`} />
        </div>
      </div>
    </>
  );
}
