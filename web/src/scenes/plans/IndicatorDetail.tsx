// One indicator: how it stands and why, its chart with the figures beside it, where it leads, and all that was entered.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Figure, IndicatorDetail as Indicator } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Redefining } from "./definition_forms";
import { Breaking, Entering, Judging, Measuring, Owning } from "./figure_forms";
import { AssessmentBadge, FigureBadge, Value } from "./parts";
import { SeriesChart } from "./SeriesChart";

export default function IndicatorDetail() {
  const { id = "" } = useParams();
  const read = useRead<Indicator>(`/api/indicators/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Forecast({ of }: { of: Indicator }) {
  const { say } = useSpeech();
  const told = of.forecast;
  if (!told) return null;
  const { method, period, value = "", low = "", high = "", percent, points } = told;
  return (
    <Sheet title={say("indicators.forecast")}>
      <p>
        {method === "least_squares"
          ? say("indicators.leastSquares", { period, value, low, high, percent, points })
          : method === "last_change"
            ? say("indicators.lastChange", { period, value })
            : say("indicators.noForecast", { points, count: points })}
      </p>
    </Sheet>
  );
}

type Form =
  | "enter"
  | "own"
  | "redefine"
  | "measure"
  | "break"
  | { figure: Figure; step: "approve" | "send_back" | "choose" | "correct" };

function Source({ of }: { of: Figure }) {
  const { say } = useSpeech();
  return (
    <>
      {of.address &&
        (of.address.startsWith("http") ? (
          <a href={of.address} rel="noreferrer">
            {say("indicators.sourceOf")}
          </a>
        ) : (
          of.address
        ))}{" "}
      {of.file && (
        <a href={`/api/figures/${of.id}/files/${of.file.digest}`} download={of.file.name}>
          <Icon name="record" /> {of.file.name}
        </a>
      )}
    </>
  );
}

function OneFigure({ of, one, onForm }: { of: Figure; one: Indicator; onForm: (form: Form) => void }) {
  const { say, term, text } = useSpeech();
  const steps = of.may.filter((step) => step.allowed);
  return (
    <tr>
      <td className="whole">{of.period}</td>
      <td>
        {term("figureKinds", of.kind)}
        {of.breakdown && ` · ${of.breakdown}`}
      </td>
      <td className="number">
        <Value {...of} />
        {of.taken && (
          <div>
            <span className="badge note good">✓ {say("indicators.counts")}</span>
          </div>
        )}
        {of.differs && <div className="quiet small">{say("indicators.differs")}</div>}
      </td>
      <td>
        <FigureBadge state={of.state} />
        <div className="quiet small">
          {say("indicators.enteredBy")} {text(of.entered_by.name)}
          {of.approved_by && (
            <>
              <br />
              {say("indicators.approvedBy")} {text(of.approved_by.name)}
            </>
          )}
        </div>
      </td>
      <td>
        <Source of={of} />
        {of.because && <p className="small">{say("indicators.chosen", { why: of.because })}</p>}
        {of.replaces > 0 && <p className="small">{say("indicators.correctsIt", { reason: of.reason })}</p>}
        {of.decision && <p className="small quiet">{of.decision}</p>}
        {of.said && <p className="small quiet">{of.said}</p>}
        {of.note && <p className="small quiet">{of.note}</p>}
        <div className="buttons">
          {steps.map(({ step }) => (
            <button
              key={step}
              type="button"
              className="button small"
              aria-label={`${term("figureSteps", step)}: ${of.period} ${of.value}`}
              onClick={() => onForm({ figure: of, step: step as "approve" | "send_back" | "correct" })}
            >
              {term("figureSteps", step)}
            </button>
          ))}
          {one.may_manage && of.differs && of.state === "approved" && (
            <button
              type="button"
              className="button small"
              aria-label={say("indicators.chooseOf", { period: of.period, value: of.value })}
              onClick={() => onForm({ figure: of, step: "choose" })}
            >
              {say("indicators.choose")}
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

function Shown({ one }: { one: Indicator }) {
  const { say, term, text } = useSpeech();
  const follows = useMay("read_record");
  const reads = useMay("read_mandate");
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  return (
    <>
      <Head
        title={text(one.name)}
        heading={<Said text={one.name} badge />}
        crumbs={
          reads
            ? [
                { to: "/plans", words: say("plans.title") },
                { to: `/plans/${one.plan.id}`, words: text(one.plan.title) },
              ]
            : []
        }
        sub={
          <>
            <AssessmentBadge of={one.assessment} />{" "}
            {one.met_at_start && <span className="badge note warn">{say("indicators.atStart")}</span>}{" "}
            <span>
              {one.code} · <Said text={one.part.title} />
            </span>
          </>
        }
      >
        {one.may_manage && (
          <button type="button" className="button" onClick={() => setForm("break")}>
            {say("indicators.markBreak")}
          </button>
        )}
        {one.may_enter && (
          <button type="button" className="button main" onClick={() => setForm("enter")}>
            {say("indicators.enter")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("indicators.assessment")}>
            <p>
              <Said text={one.why} />
            </p>
          </Sheet>
          <SeriesChart of={one} />
          <Sheet title={say("indicators.data")} flush>
            {one.figures.length === 0 ? (
              <p className="inside quiet">{say("indicators.noData")}</p>
            ) : (
              <div className="scroll" tabIndex={0} role="region" aria-label={say("indicators.data")}>
                <table className="grid">
                  <thead>
                    <tr>
                      <th scope="col">{say("plans.period")}</th>
                      <th scope="col">{say("indicators.kind")}</th>
                      <th scope="col" className="number">
                        {say("indicators.value")}
                      </th>
                      <th scope="col">{say("plans.state")}</th>
                      <th scope="col">{say("indicators.sourceOf")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {one.figures.map((each) => (
                      <OneFigure key={each.id} of={each} one={one} onForm={setForm} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Sheet>
        </div>
        <div className="stack">
          <Sheet title={say("indicators.definition")}>
            <dl className="facts">
              <Fact name={say("plans.measuredIn")}>
                <Said text={one.measured_in} />
              </Fact>
              <Fact name={say("plans.direction")}>{term("directions", one.direction)}</Fact>
              <Fact name={say("plans.frequency")}>{term("frequencies", one.frequency)}</Fact>
              <Fact name={say("plans.numerator")}>{one.numerator}</Fact>
              <Fact name={say("plans.denominator")}>{one.denominator}</Fact>
              <Fact name={say("plans.breakdowns")}>{one.breakdowns.join("、")}</Fact>
              {one.baseline && (
                <Fact name={`${say("indicators.baseline")} ${one.baseline.period}`}>
                  <Value value={one.baseline.value} unit={one.measured_in} />
                </Fact>
              )}
              {one.target && (
                <Fact name={`${say("indicators.target")} ${one.target.period}`}>
                  <Value {...one.target} unit={one.measured_in} />
                </Fact>
              )}
              {one.expected && one.latest && (
                <Fact name={`${say("indicators.expected")} (${one.latest.period})`}>
                  <Value value={one.expected} unit={one.measured_in} />
                </Fact>
              )}
              <Fact name={say("plans.owner")}>
                {one.owner ? <Said text={one.owner.title} /> : say("plans.noOwner")}
              </Fact>
            </dl>
            {one.may_manage && (
              <div className="buttons">
                <button type="button" className="button small" onClick={() => setForm("redefine")}>
                  {say("indicators.redefine")}
                </button>
                <button type="button" className="button small" onClick={() => setForm("own")}>
                  {say("plans.giveOwner")}
                </button>
              </div>
            )}
          </Sheet>
          <Forecast of={one} />
          <Sheet
            title={say("indicators.measures")}
            tools={
              one.may_manage && (
                <button type="button" className="button small" onClick={() => setForm("measure")}>
                  {say("indicators.addMeasure")}
                </button>
              )
            }
          >
            {one.measures.length === 0 && <p className="quiet">{say("indicators.noMeasures")}</p>}
            <ul className="lines">
              {one.measures.map((each) => (
                <li key={each.id}>
                  <span className="what">
                    <Said text={each.title} />
                    {each.directive && (
                      <p className="small">
                        <Link to={`/directives/${each.directive.id}`}>
                          <Said text={each.directive.title} />
                        </Link>
                      </p>
                    )}
                  </span>
                  <span className="quiet">
                    <Said text={each.owner.title} />
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
          {one.breaks.length > 0 && (
            <Sheet title={say("indicators.breaks")}>
              <ul className="lines">
                {one.breaks.map((each) => (
                  <li key={each.period}>
                    <strong>{each.period}</strong> <span className="what">{each.reason}</span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          {follows && <Line causedBy={one.caused_by} subject={`indicator/${one.id}`} />}
        </div>
      </div>
      {form === "enter" && <Entering one={one} onClose={close} />}
      {form === "own" && <Owning one={one} onClose={close} />}
      {form === "redefine" && <Redefining one={one} onClose={close} />}
      {form === "measure" && <Measuring one={one} onClose={close} />}
      {form === "break" && <Breaking one={one} onClose={close} />}
      {typeof form === "object" && form && form.step === "correct" && (
        <Entering one={one} corrects={form.figure} onClose={close} />
      )}
      {typeof form === "object" && form && form.step !== "correct" && (
        <Judging of={form.figure} step={form.step} onClose={close} />
      )}
    </>
  );
}
