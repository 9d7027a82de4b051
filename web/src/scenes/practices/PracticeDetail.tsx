// One practice: what it is, what it rests on, who adopted it, and what is made after it.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type {
  Adoption,
  PilotState,
  PilotVerdict,
  PracticeDetail as Practice,
  PracticeTemplate,
  Text,
} from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { home } from "../record/subject";
import { Evaluated, FactFiles, FactText, PilotBadge, PracticeBadge, Source, Sources, VerdictBadge } from "./parts";
import { ProposingPilot } from "./pilot_forms";
import { AddingTemplate, Adopting, Applying, Following, Recognising, Settling } from "./practice_forms";

export default function PracticeDetail() {
  const { id = "" } = useParams();
  const read = useRead<Practice>(`/api/practices/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function PilotLine({
  of,
}: {
  of: { id: number; title: Text; state: PilotState; verdict?: PilotVerdict | undefined };
}) {
  return (
    <li>
      <Link to={`/pilots/${of.id}`}>
        <Said text={of.title} />
      </Link>
      <span className="end">{of.verdict ? <VerdictBadge of={of.verdict} /> : <PilotBadge state={of.state} />}</span>
    </li>
  );
}

function OneAdoption({ of, onFollow }: { of: Adoption; onFollow?: () => void }) {
  const { say, text } = useSpeech();
  return (
    <li>
      <div className="what">
        <strong>
          <Said text={of.adopter} />
        </strong>{" "}
        <span className="quiet">
          <Day day={of.on} />
        </span>
        {of.changes && (
          <p>
            <span className="quiet">{say("practices.changes")}</span> {of.changes}
          </p>
        )}
        {of.told.map((told) => (
          <div key={told.at}>
            <p>{told.results}</p>
            {told.source && (
              <p>
                <Source of={told.source} />
              </p>
            )}
          </div>
        ))}
        {of.follow_up && (
          <p className="quiet">
            {say("practices.followUp")} <Day day={of.follow_up} />
          </p>
        )}
      </div>
      <span className="end">
        {of.outcome ? <VerdictBadge of={of.outcome} /> : <span className="badge">{say("practices.tooEarly")}</span>}
        {onFollow && (
          <button
            type="button"
            className="button small"
            aria-label={say("practices.followOf", { who: text(of.adopter) })}
            onClick={onFollow}
          >
            {say("practices.follow")}
          </button>
        )}
      </span>
    </li>
  );
}

const own = ["recognise", "adopt", "standardise", "retire"] as const;
type Form = (typeof own)[number] | "template" | "pilot" | { follow: Adoption } | { apply: PracticeTemplate };
const appliedBy = { programme: "manage_programmes", plan: "manage_mandate", funding_rule: "set_rules" } as const;

function Templates({ one, onForm }: { one: Practice; onForm: (form: Form) => void }) {
  const { say, term, text } = useSpeech();
  const may = {
    programme: useMay(appliedBy.programme),
    plan: useMay(appliedBy.plan),
    funding_rule: useMay(appliedBy.funding_rule),
  };
  return (
    <Sheet
      title={say("practices.templates")}
      tools={
        one.may_manage && (
          <button type="button" className="button small" onClick={() => onForm("template")}>
            {say("practices.addTemplate")}
          </button>
        )
      }
    >
      {one.templates.length === 0 && <p className="quiet">{say("practices.noTemplates")}</p>}
      <ul className="lines">
        {one.templates.map((each) => (
          <li key={each.id}>
            <span className="what">
              <Said text={each.text.name} /> <span className="quiet">{term("templateNouns", each.noun)}</span>
            </span>
            {may[each.noun] && one.state !== "retired" && (
              <button
                type="button"
                className="button small"
                aria-label={say("practices.applyOf", { name: text(each.text.name) })}
                onClick={() => onForm({ apply: each })}
              >
                {say("practices.apply")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {one.made.length > 0 && (
        <>
          <h3>{say("practices.made")}</h3>
          <ul className="lines">
            {one.made.map((each) => (
              <li key={`${each.noun}/${each.made.id}`}>
                <Link to={home(`${each.noun}/${each.made.id}`) ?? ""}>
                  <Said text={each.made.title} />
                </Link>
                <span className="quiet">{term("templateNouns", each.noun)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function Shown({ one }: { one: Practice }) {
  const { say, text } = useSpeech();
  const follows = useMay("read_record");
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  const { text: told } = one;
  const pilots = [...(one.pilot ? [one.pilot] : []), ...one.pilots.filter((each) => each.id !== one.pilot?.id)];
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: "/practices", words: say("practices.title") }]}
        sub={
          <>
            <PracticeBadge state={one.state} /> {one.verdict && <VerdictBadge of={one.verdict} />}
          </>
        }
      >
        {one.is_public && (
          <Link className="button" to={`/public/practices/${one.id}`}>
            {say("practices.publicPage")}
          </Link>
        )}
        {one.may_describe && (
          <Link className="button" to={`/practices/${one.id}/edit`}>
            {say("practices.edit")}
          </Link>
        )}
        {one.may_manage && (
          <button type="button" className="button" onClick={() => setForm("pilot")}>
            {say("pilots.propose")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("practices.one")}>
            <dl className="facts">
              <FactText name={say("practices.problem")} of={told.problem} />
              <FactText name={say("practices.mechanism")} of={told.mechanism} />
              <FactText name={say("practices.conditions")} of={told.conditions} />
              <Fact name={say("practices.cost")}>{told.cost && <Money {...told.cost} />}</Fact>
              <FactText name={say("practices.costNote")} of={told.cost_note} />
              <FactText name={say("practices.evidence")} of={told.evidence} />
              <FactText name={say("practices.failures")} of={told.failures} />
              <Fact name={say("practices.sources")}>{told.sources.length > 0 && <Sources of={told.sources} />}</Fact>
              <FactFiles name={say("practices.files")} of={told.files} at={`/api/practices/${one.id}`} />
            </dl>
          </Sheet>
          <Sheet title={say("practices.basis")}>
            {one.evaluation ? (
              <Evaluated
                of={one.evaluation}
                {...(one.recognised_on_pilot && { at: `/api/pilots/${one.recognised_on_pilot.id}` })}
              />
            ) : (
              <p className="quiet">{say("practices.notYet")}</p>
            )}
          </Sheet>
          <Sheet title={say("practices.adopters")}>
            {one.adopters.length === 0 && <p className="quiet">{say("practices.noAdopters")}</p>}
            <ul className="lines">
              {one.adopters.map((each) => (
                <OneAdoption
                  key={each.id}
                  of={each}
                  {...(one.may_manage && { onFollow: () => setForm({ follow: each }) })}
                />
              ))}
            </ul>
          </Sheet>
          <Templates one={one} onForm={setForm} />
        </div>
        <div className="stack">
          <ActionBar
            words="practiceSteps"
            may={one.may}
            path={`/api/practices/${one.id}/steps`}
            subject={text(one.title)}
            reasons={false}
            extra={(step) => {
              const known = own.find((each) => each === step);
              return known && (() => setForm(known));
            }}
          />
          <Sheet title={say("practices.contact")}>
            <dl className="facts">
              <Fact name={say("practices.contact")}>{one.contact && <Said text={one.contact.title} />}</Fact>
              <Fact name={say("practices.office")}>{told.office}</Fact>
              <Fact name={say("practices.recognisedOn")}>{one.recognised_on && <Day day={one.recognised_on} />}</Fact>
              <Fact name={say("pilots.decision")}>
                {one.decision && <Link to={`/line/agenda_item/${one.decision.id}`}>{text(one.decision.title)}</Link>}
              </Fact>
              <Fact name={say("practices.standard")}>{one.document}</Fact>
              <Fact name={say("practices.reason")}>{one.reason}</Fact>
            </dl>
          </Sheet>
          {pilots.length > 0 && (
            <Sheet title={say("practices.pilots")}>
              <ul className="lines">
                {pilots.map((each) => (
                  <PilotLine key={each.id} of={each} />
                ))}
              </ul>
            </Sheet>
          )}
          {follows && <Line causedBy={one.caused_by} subject={`practice/${one.id}`} />}
        </div>
      </div>
      {form === "recognise" && <Recognising one={one} onClose={close} />}
      {form === "adopt" && <Adopting one={one} onClose={close} />}
      {(form === "standardise" || form === "retire") && <Settling one={one} step={form} onClose={close} />}
      {form === "template" && <AddingTemplate one={one} onClose={close} />}
      {form === "pilot" && <ProposingPilot tries={one.id} onClose={close} />}
      {typeof form === "object" && form && "follow" in form && (
        <Following one={one} adoption={form.follow} onClose={close} />
      )}
      {typeof form === "object" && form && "apply" in form && (
        <Applying one={one} template={form.apply} onClose={close} />
      )}
    </>
  );
}
