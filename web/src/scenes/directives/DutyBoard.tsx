// Directives by state, the most urgent of each first; what is over has its numbers only in the ledger.
import { Link } from "react-router-dom";
import { useList } from "../../api/hooks";
import type { Directive, DirectiveState } from "../../api/types";
import { Head, ProblemNote, Sheet } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { DirectiveBadge, Due, LevelBadge } from "./parts";

const lanes: readonly DirectiveState[] = [
  "captured",
  "confirmed",
  "decomposed",
  "assigned",
  "disputed",
  "accepted",
  "in_progress",
  "reported",
  "under_check",
  "closed",
  "suspended",
];

export default function DutyBoard() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("duties.board")}
        crumbs={[{ to: "/directives", words: say("directives.title") }]}
        sub={<span>{say("duties.boardWords")}</span>}
      />
      <div className="lanes">
        {lanes.map((state) => (
          <Lane key={state} state={state} />
        ))}
      </div>
    </>
  );
}

function Lane({ state }: { state: DirectiveState }) {
  const { say } = useSpeech();
  const list = useList<Directive>("/api/directives", { state, sort: "due_on" }, 10);
  return (
    <Sheet
      title={<DirectiveBadge state={state} />}
      tools={
        <Link to={`/directives?state=${state}`} className="quiet">
          {say("duties.all", { count: list.total })}
        </Link>
      }
    >
      <ProblemNote problem={list.error} />
      {!list.isPending && list.items.length === 0 && <p className="quiet">{say("parts.none")}</p>}
      <ul className="lines">
        {list.items.map((one) => (
          <li key={one.id}>
            <Link to={`/directives/${one.id}`}>
              <Said text={one.title} />
            </Link>
            <span className="quiet">{one.unit && <Said text={one.unit.title} />}</span>
            <span>
              <Due of={one} /> <LevelBadge mark={one.escalation} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
