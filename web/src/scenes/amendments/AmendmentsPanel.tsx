// What was asked to change about one award, and the ways to ask for more or to close it; for the office and the team.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Amendment, AwardDetail, Page } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { State } from "../../parts/Words";
import { useSide } from "./side";
import { useSpeech } from "../../words";

export function AmendmentsPanel({ award }: { award: Pick<AwardDetail, "id" | "state"> }) {
  const { say, term } = useSpeech();
  const side = useSide();
  const found = useRead<Page<Amendment>>("/api/amendments", { award: award.id, sort: "-id", limit: 20 }).data?.items;
  const running = award.state === "active" || award.state === "on_hold";
  const closing = award.state === "closing" || award.state === "closed";
  if (!found || (found.length === 0 && !running && !closing)) return null;
  return (
    <Sheet
      title={say("amendments.title")}
      tools={
        <>
          {running && (
            <Link className="button small" to={side.asking(award.id)}>
              {say("amendments.ask")}
            </Link>
          )}
          {closing && (
            <Link className="button small" to={side.closeout(award.id)}>
              {say("closeout.title")}
            </Link>
          )}
        </>
      }
    >
      {found.length === 0 ? (
        <p className="quiet">{say("amendments.none")}</p>
      ) : (
        <ul className="lines">
          {found.map((one) => (
            <li key={one.id}>
              <Link to={side.amendment(one.id)}>{term("amendmentTypes", one.type)}</Link>
              <State of="amendmentStates" state={one.state} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
