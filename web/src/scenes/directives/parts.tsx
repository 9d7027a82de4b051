// What the pages of directives share: a state in words and tone, a date with how late it is, a list of some of them.
import { Link } from "react-router-dom";
import type { Directive, DirectiveState, ItemState, LevelShape, Mark, MeetingState } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const tones: Record<DirectiveState, string> = {
  captured: "warn",
  confirmed: "water",
  decomposed: "water",
  assigned: "warn",
  disputed: "bad",
  accepted: "water",
  in_progress: "water",
  reported: "warn",
  under_check: "warn",
  closed: "good",
  struck_off: "good",
  suspended: "warn",
  cancelled: "",
};

export function DirectiveBadge({ state }: { state: DirectiveState }) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[state]}`}>{term("directiveStates", state)}</span>;
}

const meetingTones: Record<MeetingState, string> = {
  draft: "water",
  convened: "water",
  in_progress: "warn",
  closed: "",
  minutes_confirmed: "good",
  communique_published: "good",
  cancelled: "",
  postponed: "warn",
};

export function MeetingBadge({ state }: { state: MeetingState }) {
  const { term } = useSpeech();
  return <span className={`badge ${meetingTones[state]}`}>{term("meetingStates", state)}</span>;
}

const itemTones: Record<ItemState, string> = {
  scheduled: "",
  taken: "warn",
  noted: "good",
  heard: "good",
  adopted: "good",
  adopted_in_principle: "good",
  returned: "bad",
  deferred: "warn",
  withdrawn: "",
};

export function ItemBadge({ state }: { state: ItemState }) {
  const { term } = useSpeech();
  return <span className={`badge ${itemTones[state]}`}>{term("itemStates", state)}</span>;
}

/** The date, and in words how late it is: never by colour alone. */
export function Due({ of }: { of: Pick<Directive, "due_on" | "days_late"> }) {
  const { say } = useSpeech();
  if (!of.due_on) return null;
  return (
    <>
      <Day day={of.due_on} />
      {of.days_late > 0 && (
        <>
          {" "}
          <span className="badge bad">{say("directives.daysLate", { count: of.days_late })}</span>
        </>
      )}
    </>
  );
}

const outlines: Record<LevelShape, string> = {
  circle: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z",
  square: "M1.500 1.500h9v9h-9z",
  triangle: "M6 1l5.500 10h-11z",
  diamond: "M6 .5 11.500 6 6 11.500.5 6z",
  octagon: "M4 .5h4L11.500 4v4L8 11.500H4L.5 8V4zM5.300 2.600v4.200h1.400V2.600zM5.300 7.900v1.400h1.400V7.900z",
};

/** How far it was escalated: name and shape say what the colour says. */
export function LevelBadge({ mark }: { mark: Mark | undefined }) {
  const { say } = useSpeech();
  if (!mark) return null;
  return (
    <span className={`badge note level-${mark.tone}`}>
      <svg className="level-shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d={outlines[mark.shape]} />
      </svg>
      <span className="hidden">{say("duties.level")}: </span>
      <Said text={mark.name} />
    </span>
  );
}

export function SomeDirectives({ title, of, to }: { title: string; of: readonly Directive[]; to: string }) {
  const { say } = useSpeech();
  return (
    <Sheet title={title}>
      {of.length === 0 && <p className="quiet">{say("parts.none")}</p>}
      <ul className="lines">
        {of.map((one) => (
          <li key={one.id}>
            <span>
              <Link to={`${to}/${one.id}`}>
                <Said text={one.title} />
              </Link>{" "}
              {one.unit && (
                <span className="quiet">
                  <Said text={one.unit.title} />
                </span>
              )}
            </span>
            <span className="end">
              <LevelBadge mark={one.escalation} />
              <Due of={one} />
              <DirectiveBadge state={one.state} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
