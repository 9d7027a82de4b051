// The milestones of an award as a timeline: gates, money planned and actual, what each waits for.
import { Link } from "react-router-dom";
import type { MilestoneStanding } from "../../api/types";
import { Empty, Sheet } from "../../parts/Page";
import { Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { GateMark } from "../milestones/Milestones";
import { Timing } from "../milestones/Timing";

export function Timeline({ of, to }: { of: MilestoneStanding[]; to: (one: MilestoneStanding) => string }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("agreements.timeline")} flush>
      {of.length === 0 && <Empty icon="record" title={say("agreements.milestones")} />}
      <ol className="timeline">
        {of.map((one) => (
          <li key={one.id} className={`${one.state}${one.gate ? " gate" : ""}`}>
            <div className="row">
              <Link className="name" to={to(one)}>
                <span className="mono">{one.number}</span> <Said text={one.title} />
              </Link>
              <State of="milestoneStates" state={one.state} />
            </div>
            <div className="row small">
              <Timing of={one} />
              {one.gate && <GateMark />}
              {one.state === "planned" && one.before.length > 0 && (
                <span>{say("agreements.waitsFor", { numbers: one.before.join(", ") })}</span>
              )}
              {one.gates.length > 0 && one.state !== "waived" && (
                <span className="warn-text">{say("agreements.behindGate", { numbers: one.gates.join(", ") })}</span>
              )}
            </div>
            <Bar one={one} />
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

/** What was planned, and of it what is due and what was paid. */
function Bar({ one }: { one: MilestoneStanding }) {
  const { say } = useSpeech();
  const whole = Number(one.tranche.minor) + Number(one.prize.minor);
  const part = (minor: number | string) => (whole === 0 ? 0 : (100 * Number(minor)) / whole);
  const paid = part(one.paid.minor) + part(one.advanced.minor);
  return (
    <div className="money-bar">
      <div className="bar" aria-hidden="true">
        <i className="paid" style={{ inlineSize: `${paid}%` }} />
        <i className="due" style={{ inlineSize: `${part(one.payable.minor)}%` }} />
      </div>
      <span className="small">
        {say("agreements.planned")} <Money {...one.tranche} />
        {Number(one.prize.minor) > 0 && (
          <>
            {" + "}
            <Money {...one.prize} />
          </>
        )}
        {Number(one.payable.minor) > 0 && (
          <>
            {" · "}
            {say("agreements.due")} <Money {...one.payable} />
          </>
        )}
        {Number(one.paid.minor) > 0 && (
          <>
            {" · "}
            {say("agreements.paid")} <Money {...one.paid} />
          </>
        )}
      </span>
    </div>
  );
}
