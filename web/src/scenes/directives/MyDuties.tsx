// What is owed by me or my units, what waits for my check, and what waits for whoever supervises.
import { useMay, useRead } from "../../api/hooks";
import { Link } from "react-router-dom";
import type { MyDuties as Duties, MyFigures } from "../../api/types";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { CalendarFeed } from "./CalendarFeed";
import { SomeDirectives } from "./parts";

/** The indicators my units own, plan by plan, with the periods that wait for a figure. */
function Indicators() {
  const { say, text } = useSpeech();
  const read = useRead<MyFigures>("/api/my-figures");
  return (
    <Waiting read={read}>
      {({ plans }) =>
        plans.map((mine) => (
          <Sheet
            key={mine.plan.id}
            title={`${say("figuresDue.mine")} · ${text(mine.plan.title)}`}
            tools={
              mine.due > 0 && (
                <Link className="button small" to={`/plans/${mine.plan.id}/due?mine=true`}>
                  {say("figuresDue.table")}
                </Link>
              )
            }
          >
            <ul className="lines">
              {mine.indicators.map((one) => (
                <li key={one.id}>
                  <div className="what">
                    <span className="quiet mono">{one.code}</span>{" "}
                    <Link to={`/indicators/${one.id}`}>
                      <Said text={one.name} />
                    </Link>
                    {one.due.length > 0 && <p className="quiet">{one.due.join(" · ")}</p>}
                  </div>
                  <span className="end">
                    {one.due.length > 0 ? (
                      <span className="badge warn">{say("figuresDue.owes", { count: one.due.length })}</span>
                    ) : (
                      <span className="badge good">{say("figuresDue.complete")}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        ))
      }
    </Waiting>
  );
}

export default function MyDuties() {
  const { say, text, language } = useSpeech();
  const read = useRead<Duties>("/api/my-duties");
  const base = useMay("read_mandate") ? "/directives" : "/my-duties";
  const checks = useMay("check_directives");
  const manages = useMay("manage_mandate");
  return (
    <>
      <Head title={say("directives.mine")} sub={<span>{say("directives.mineWords")}</span>} />
      <Waiting read={read}>
        {(mine) => (
          <div className="stack">
            <p className="quiet">
              {mine.units.length > 0
                ? say("directives.myUnits", {
                    units: mine.units.map((unit) => text(unit.title)).join(language === "en" ? ", " : "、"),
                  })
                : say("directives.noUnits")}
            </p>
            {mine.to_answer.length > 0 && (
              <SomeDirectives title={say("duties.toAnswer")} of={mine.to_answer} to={base} />
            )}
            <SomeDirectives title={say("directives.owed")} of={mine.owed} to={base} />
            {checks && <SomeDirectives title={say("directives.toCheck")} of={mine.to_check} to={base} />}
            {manages && <SomeDirectives title={say("directives.toDecide")} of={mine.to_decide} to={base} />}
            <Indicators />
            <CalendarFeed />
          </div>
        )}
      </Waiting>
    </>
  );
}
