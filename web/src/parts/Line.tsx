// The line: from a thing back to the fact that made it, and forward to everything that followed.
import { Link } from "react-router-dom";
import { useRead } from "../api/hooks";
import type { Fact, Page } from "../api/types";
import { useSpeech } from "../words";
import { Icon } from "./Icon";
import { Sheet } from "./Page";
import { Moment, Said } from "./Words";

export function Line({ causedBy, subject, follow = true }: { causedBy: number; subject: string; follow?: boolean }) {
  const { say } = useSpeech();
  const recent = useRead<Page<Fact>>("/api/record", { subject, limit: 6 }).data?.items ?? [];
  return (
    <Sheet
      title={say("parts.cause")}
      tools={
        follow && (
          <Link className="button small" to={`/line/${subject}`}>
            {say("line.follow")}
          </Link>
        )
      }
    >
      <ul className="lines">
        <li>
          <Link to={`/record/${causedBy}`}>
            <Icon name="record" /> {say("parts.causedBy", { seq: causedBy })}
          </Link>
        </li>
        {recent
          .filter((fact) => fact.seq !== causedBy)
          .map((fact) => (
            <li key={fact.seq}>
              <Link to={`/record/${fact.seq}`}>
                <Said text={fact.words} />
              </Link>
              <span className="quiet">
                <Moment at={fact.at} />
                {fact.actor && (
                  <>
                    {" "}
                    · <Said text={fact.actor.name} />
                  </>
                )}
              </span>
            </li>
          ))}
        <li>
          <Link to={`/record?subject=${encodeURIComponent(subject)}`}>{say("parts.allFacts")}</Link>
        </li>
      </ul>
    </Sheet>
  );
}
