// What is owed by me or my units, what waits for my check, and what waits for whoever supervises.
import { useMay, useRead } from "../../api/hooks";
import type { MyDuties as Duties } from "../../api/types";
import { Head, Waiting } from "../../parts/Page";
import { useSpeech } from "../../words";
import { CalendarFeed } from "./CalendarFeed";
import { SomeDirectives } from "./parts";

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
            <CalendarFeed />
          </div>
        )}
      </Waiting>
    </>
  );
}
