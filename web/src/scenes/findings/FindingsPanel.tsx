// What is asked about one award.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Finding, Page } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

export function FindingsPanel({ award }: { award: number }) {
  const { say } = useSpeech();
  const found = useRead<Page<Finding>>("/api/findings", { award, limit: 100 }).data?.items;
  if (!found || found.length === 0) return null;
  return (
    <Sheet title={say("findings.title")}>
      <ul className="lines">
        {found.map((one) => (
          <li key={one.id}>
            <Link to={`/findings/${one.id}`}>
              <Said text={one.question} />
            </Link>
            <span>
              <State of="findingStates" state={one.state} />{" "}
              {one.blocks && one.state === "open" && <span className="quiet">{say("findings.blocks")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
