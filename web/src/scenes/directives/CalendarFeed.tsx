// The secret address of one's own calendar: made, shown once, made anew, withdrawn.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { MyCalendar } from "../../api/types";
import { Copyable } from "../../parts/Copyable";
import { ProblemNote, Sheet } from "../../parts/Page";
import { Moment } from "../../parts/Words";
import { useSpeech } from "../../words";

export function CalendarFeed() {
  const { say, language } = useSpeech();
  const read = useRead<MyCalendar>("/api/my-calendar");
  const [path, setPath] = useState("");
  const make = useChange<MyCalendar>((made) => setPath(made.path ?? ""));
  const withdraw = useChange<MyCalendar>(() => setPath(""));
  const made = read.data?.made_at;
  const shown = language === "en" ? path.replace(/zh\.ics$/, "en.ics") : path;
  return (
    <Sheet title={say("duties.calendar")}>
      <div className="stack">
        <p className="quiet">{say("duties.calendarWords")}</p>
        {path ? (
          <>
            <p>{say("duties.calendarOnce")}</p>
            <Copyable text={window.location.origin + shown} label={say("duties.calendar")} />
          </>
        ) : (
          <p>
            {made ? (
              <>
                {say("duties.calendarMade")} <Moment at={made} />
              </>
            ) : (
              say("duties.calendarNone")
            )}
          </p>
        )}
        <ProblemNote problem={make.error ?? withdraw.error} />
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => make.mutate({ path: "/api/my-calendar", body: {} })}
          >
            {say(made ? "duties.newCalendar" : "duties.makeCalendar")}
          </button>
          {made && (
            <button
              type="button"
              className="button danger"
              onClick={() => withdraw.mutate({ path: "/api/my-calendar/withdrawal", body: {} })}
            >
              {say("duties.withdrawCalendar")}
            </button>
          )}
        </div>
      </div>
    </Sheet>
  );
}
