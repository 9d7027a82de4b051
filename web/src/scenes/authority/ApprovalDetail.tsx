// One act that takes two persons: what is asked, by whom, and what the reader may say to it.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { ApprovalDetail as One, ApprovalState } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Moment, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const tones: Record<ApprovalState, string> = {
  open: "warn",
  confirmed: "good",
  declined: "bad",
  withdrawn: "",
  expired: "",
};

export function ApprovalBadge({ of }: { of: ApprovalState }) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[of]}`}>{term("approvalStates", of)}</span>;
}

export function DeedName({ of }: { of: string }) {
  const { term } = useSpeech();
  return <>{term("deeds", of)}</>;
}

export default function ApprovalDetail() {
  const { id = "" } = useParams();
  const read = useRead<One>(`/api/approvals/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: One }) {
  const { say, term } = useSpeech();
  return (
    <>
      <Head
        title={term("deeds", one.deed)}
        crumbs={[
          { to: "/authority", words: say("authority.title") },
          { to: "/authority/approvals", words: say("authority.approvals") },
        ]}
        sub={
          <>
            <ApprovalBadge of={one.state} />
            <Money {...one.amount} />
            {one.programme && (
              <Link to={`/programmes/${one.programme.id}`}>
                <Said text={one.programme.title} />
              </Link>
            )}
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet>
            <dl className="facts">
              <dt>{say("authority.amount")}</dt>
              <dd>
                <Money {...one.amount} whole />
              </dd>
              {one.award && [
                <dt key="t">{say("authority.award")}</dt>,
                <dd key="d">
                  <Link className="mono" to={`/awards/${one.award.id}`}>
                    {one.award.name}
                  </Link>
                </dd>,
              ]}
              <dt>{say("authority.proposedBy")}</dt>
              <dd>
                <Said text={one.proposed_by.name} />
                {one.acting_for && ` ${say("authority.actingFor", { name: one.acting_for.name })}`} ·{" "}
                <Moment at={one.proposed_at} />
              </dd>
              <dt>{say("authority.note")}</dt>
              <dd>
                <Said text={one.note} />
              </dd>
              <dt>{say("authority.cause")}</dt>
              <dd className="mono">{one.cause}</dd>
              <dt>{say("authority.expires")}</dt>
              <dd>
                <Day day={one.expires_on} />
              </dd>
              {one.ended_at && [
                <dt key="e">{say("authority.endedBy")}</dt>,
                <dd key="f">
                  {one.ended_by && <Said text={one.ended_by.name} />} · <Moment at={one.ended_at} />{" "}
                  <Said text={one.reason} />
                </dd>,
              ]}
            </dl>
          </Sheet>
          {one.state === "open" && (
            <ActionBar
              words="approvalSteps"
              may={one.may}
              path={`/api/approvals/${one.id}/steps`}
              subject={term("deeds", one.deed)}
            />
          )}
        </div>
        <Line causedBy={one.caused_by} subject={`approval/${one.id}`} />
      </div>
    </>
  );
}
