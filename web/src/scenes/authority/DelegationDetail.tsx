// One delegation: its limits, what of them is used, by which decision, and every use.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { AuthorityUse, DelegationDetail as One, Page } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { isDay, today } from "../../parts/day_words";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Count, Day, Moment, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Deeds, Limit, Scope, Status, Term } from "./parts";

export default function DelegationDetail() {
  const { id = "" } = useParams();
  const read = useRead<One>(`/api/authority/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: One }) {
  const { say, term } = useSpeech();
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <Head
        title={one.person.name}
        heading={<Said text={one.person.name} />}
        crumbs={[{ to: "/authority", words: say("authority.title") }]}
        sub={
          <>
            <Status of={one.status} />
            <span>
              <Scope of={one} />
            </span>
            <Term of={one} />
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          {!one.able && one.status === "in_force" && <p className="notice warn">{say("authority.notAble")}</p>}
          <Sheet title={say("authority.deeds")}>
            <p>
              <Deeds of={one.deeds} />
            </p>
            <dl className="facts totals">
              <dt>{say("authority.perAct")}</dt>
              <dd>
                <Limit of={one.per_act} />
              </dd>
              <dt>{say("authority.perAward")}</dt>
              <dd>
                <Limit of={one.per_award} />
              </dd>
              <dt>{say("authority.perYear")}</dt>
              <dd>
                <Limit of={one.per_year} />
              </dd>
              <dt>{say("authority.secondAbove")}</dt>
              <dd>
                <Limit of={one.second_person_above} />
              </dd>
            </dl>
          </Sheet>
          <Sheet title={say("authority.usedThisYear", { year: one.standings[0]?.fiscal_year ?? "" })}>
            <dl className="facts totals">
              {one.standings.map((standing) => [
                <dt key={`t${standing.deed}`}>{term("deeds", standing.deed)}</dt>,
                <dd key={`d${standing.deed}`}>
                  <Money {...standing.used} />
                  {standing.left && (
                    <span className="quiet">
                      {" "}
                      · {say("authority.left")} <Money {...standing.left} />
                    </span>
                  )}
                </dd>,
              ])}
            </dl>
          </Sheet>
          <Sheet title={say("authority.decision")}>
            <dl className="facts">
              <dt>{say("authority.decision")}</dt>
              <dd>
                <Said text={one.decision} />
              </dd>
              <dt>{say("authority.givenBy")}</dt>
              <dd>
                {one.given_by ? <Said text={one.given_by.name} /> : say("record.theSystem")} ·{" "}
                <Moment at={one.given_at} />
              </dd>
              {one.revoked_on && [
                <dt key="on">{say("authority.revokedOn")}</dt>,
                <dd key="day">
                  <Day day={one.revoked_on} /> · {one.revoked_by && <Said text={one.revoked_by.name} />} ·{" "}
                  <Said text={one.reason} />
                </dd>,
              ]}
            </dl>
          </Sheet>
          <Uses of={one} />
        </div>
        <div className="stack">
          <ActionBar
            words="delegationSteps"
            may={one.may}
            path=""
            subject={one.person.name}
            extra={() => () => setRevoking(true)}
          />
          <Line causedBy={one.caused_by} subject={`delegation/${one.id}`} />
        </div>
      </div>
      {revoking && <Revoke one={one} onClose={() => setRevoking(false)} />}
    </>
  );
}

function Uses({ of }: { of: One }) {
  const { say, term } = useSpeech();
  const read = useRead<Page<AuthorityUse>>("/api/authority/uses", { delegation: of.id, sort: "-id", limit: 50 });
  const uses = read.data?.items ?? [];
  return (
    <Sheet title={say("authority.usesOf")}>
      <p className="quiet">
        <Count of={of.uses} /> · <Money {...of.used} />
      </p>
      {uses.length === 0 && <p>{say("authority.noUses")}</p>}
      <ul className="lines">
        {uses.map((use) => (
          <li key={use.id}>
            <Link to={`/record/${use.id}`}>
              {term("deeds", use.deed)} <Money {...use.amount} />
            </Link>
            <span>
              {use.award && (
                <Link className="mono" to={`/awards/${use.award.id}`}>
                  {use.award.name}
                </Link>
              )}
            </span>
            <span className="quiet">
              <Said text={use.by.name} />
              {use.acting_for && ` ${say("authority.actingFor", { name: use.acting_for.name })}`}
              {use.second && ` · ${say("authority.second", { name: use.second.name })}`} · <Moment at={use.at} />
            </span>
            {use.returned && <span className="badge">{say("authority.returned")}</span>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Revoke({ one, onClose }: { one: One; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange(() => {
    tell(say("authority.revoked"));
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (!isDay(on) || !reason.trim()) return;
    send.mutate({ path: `/api/authority/${one.id}/revocation`, body: { on, reason: reason.trim() } });
  };
  return (
    <DialogForm
      title={`${say("authority.revoke")} · ${one.person.name}`}
      send={say("authority.revoke")}
      danger
      problem={send.error}
      idle={send.isPending}
      onSend={submit}
      onClose={onClose}
    >
      <DayEntry
        label="authority.onDay"
        name="on"
        problem={send.error}
        error={isDay(on) ? undefined : say("parts.notADate")}
        value={on}
        onChange={setOn}
      />
      <Entry
        long
        label="authority.reason"
        name="reason"
        required
        problem={send.error}
        error={tried && !reason.trim() ? say("parts.needed") : undefined}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
