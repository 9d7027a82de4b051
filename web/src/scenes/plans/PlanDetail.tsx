// One plan as a tree: its domains and objectives, and in each its indicators with how they stand and why.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Indicator, PlanDetail as Plan } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Export } from "../../parts/Export";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AssessmentBadge, PlanBadge, Value } from "./parts";
import { Scorecard } from "./Scorecard";
import { Defining } from "./definition_forms";
import { Deciding, Locking, SettingPart } from "./plan_forms";

export default function PlanDetail() {
  const { id = "" } = useParams();
  const read = useRead<Plan>(`/api/plans/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function OneIndicator({ of }: { of: Indicator }) {
  const { say } = useSpeech();
  return (
    <li>
      <div className="what">
        <span className="quiet mono">{of.code}</span>{" "}
        <Link to={`/indicators/${of.id}`}>
          <Said text={of.name} />
        </Link>
        <p className="quiet small">
          <Said text={of.why} />
        </p>
      </div>
      <span className="end">
        {of.latest && (
          <span>
            {of.latest.period}: <Value value={of.latest.value} unit={of.measured_in} />
          </span>
        )}
        {of.target && (
          <span className="quiet">
            {say("indicators.target")} {of.target.period}: <Value {...of.target} />
          </span>
        )}
        <AssessmentBadge of={of.assessment} />
      </span>
    </li>
  );
}

function Part({ one, of }: { one: Plan; of: number }) {
  const { say, text } = useSpeech();
  const mine = one.list.filter((each) => each.part.id === of);
  const objectives = one.parts.filter((each) => each.whole === of);
  return (
    <>
      {mine.length > 0 && (
        <ul className="lines">
          {mine.map((each) => (
            <OneIndicator key={each.id} of={each} />
          ))}
        </ul>
      )}
      {objectives.map((each) => (
        <section key={each.id} aria-label={text(each.title)}>
          <h3>
            <Said text={each.title} badge />
          </h3>
          <Part one={one} of={each.id} />
        </section>
      ))}
      {mine.length === 0 && objectives.length === 0 && <p className="quiet">{say("plans.noIndicators")}</p>}
    </>
  );
}

type Form = "domain" | "objective" | "define" | "lock" | "adopt" | "revise" | { unlock: string };

function Shown({ one }: { one: Plan }) {
  const { say, text } = useSpeech();
  const follows = useMay("read_record");
  const manages = useMay("manage_mandate");
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  const domains = one.parts.filter((each) => each.kind === "domain");
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: "/plans", words: say("plans.title") }]}
        sub={
          <>
            <PlanBadge state={one.state} />{" "}
            <span>
              <Said text={one.keeper.title} /> · {one.first_year}–{one.last_year}
            </span>
          </>
        }
      >
        <Export path="/api/indicators" query={{ plan: one.id }} />
        {one.waiting > 0 && (
          <Link className="button" to={`/figures?plan=${one.id}`}>
            {say("plans.waiting")} {one.waiting}
          </Link>
        )}
        <Link className="button" to={`/plans/${one.id}/due`}>
          {say("figuresDue.title")}
        </Link>
        {one.may_define && (
          <Link className="button" to={`/plans/${one.id}/import`}>
            {say("plans.import")}
          </Link>
        )}
        {one.may_define && (
          <button type="button" className="button main" onClick={() => setForm("domain")}>
            {say("plans.addDomain")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          {one.standing.length > 0 && (
            <Sheet title={say("plans.standing")}>
              <p className="buttons">
                {one.standing.map((each) => (
                  <AssessmentBadge key={each.assessment} of={each.assessment} count={each.count} />
                ))}
              </p>
            </Sheet>
          )}
          <Scorecard one={one} />
          {domains.length === 0 && (
            <Sheet>
              <p className="quiet">{say("plans.noParts")}</p>
            </Sheet>
          )}
          {domains.map((each) => (
            <Sheet key={each.id} title={<Said text={each.title} badge />}>
              <Part one={one} of={each.id} />
            </Sheet>
          ))}
          {one.may_define && domains.length > 0 && (
            <div className="buttons">
              <button type="button" className="button" onClick={() => setForm("objective")}>
                {say("plans.addObjective")}
              </button>
              <button type="button" className="button" onClick={() => setForm("define")}>
                {say("plans.define")}
              </button>
            </div>
          )}
        </div>
        <div className="stack">
          <ActionBar
            words="planSteps"
            may={one.may}
            path={`/api/plans/${one.id}/steps`}
            subject={text(one.title)}
            reasons={false}
            extra={(step) => (step === "adopt" || step === "revise" ? () => setForm(step) : undefined)}
          />
          {(one.source || one.decision) && (
            <Sheet title={say("plans.one")}>
              <dl className="facts">
                <Fact name={say("plans.source")}>
                  {one.source.startsWith("http") ? (
                    <a href={one.source} rel="noreferrer">
                      {one.source}
                    </a>
                  ) : (
                    one.source
                  )}
                </Fact>
                <Fact name={say("plans.decision")}>{one.decision}</Fact>
              </dl>
            </Sheet>
          )}
          <Sheet
            title={say("plans.locks")}
            tools={
              manages && (
                <button type="button" className="button small" onClick={() => setForm("lock")}>
                  {say("plans.lock")}
                </button>
              )
            }
          >
            {one.locked.length === 0 && <p className="quiet">{say("plans.noLocks")}</p>}
            <ul className="lines">
              {one.locked.map((period) => (
                <li key={period}>
                  <span>{period}</span>
                  {manages && (
                    <button
                      type="button"
                      className="button small"
                      aria-label={say("plans.unlockOf", { period })}
                      onClick={() => setForm({ unlock: period })}
                    >
                      {say("plans.unlock")}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </Sheet>
          {follows && <Line causedBy={one.caused_by} subject={`plan/${one.id}`} />}
        </div>
      </div>
      {(form === "domain" || form === "objective") && <SettingPart one={one} kind={form} onClose={close} />}
      {form === "define" && <Defining one={one} onClose={close} />}
      {(form === "adopt" || form === "revise") && <Deciding one={one} step={form} onClose={close} />}
      {form === "lock" && <Locking one={one} onClose={close} />}
      {typeof form === "object" && form && <Locking one={one} unlock={form.unlock} onClose={close} />}
    </>
  );
}
