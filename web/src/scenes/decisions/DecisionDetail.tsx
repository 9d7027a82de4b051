// One decision: its words, the meeting it was made in, and everything that carries it out.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { DecisionEffect, DecisionView } from "../../api/types";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { ItemBadge } from "../directives/parts";
import { home } from "../record/subject";

export default function DecisionDetail() {
  const { id = "" } = useParams();
  const read = useRead<DecisionView>(`/api/decisions/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

interface Props {
  one: DecisionView;
  onClose: () => void;
}

const paths: Record<string, string> = { programme: "/api/programmes", award: "/api/awards", plan: "/api/plans" };

/** For what was entered before the decision was, or without naming it. */
function Naming({ one, onClose }: Props) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [noun, setNoun] = useState("programme");
  const [thing, setThing] = useState<number | null>(null);
  const send = useChange<unknown>(() => {
    tell(say("decisions.named"));
    onClose();
  });
  return (
    <DialogForm
      title={say("decisions.name")}
      send={say("decisions.name")}
      problem={send.error}
      idle={send.isPending || thing === null}
      onSend={() => send.mutate({ path: `/api/decisions/${one.id}/effects`, body: { noun, thing } })}
      onClose={onClose}
    >
      <Choice
        label="decisions.kind"
        name="noun"
        value={noun}
        onChange={(chosen) => {
          setNoun(chosen);
          setThing(null);
        }}
        options={Object.keys(terms.carryingNouns).map((value) => ({ value, words: term("carryingNouns", value) }))}
      />
      <Lookup
        key={noun}
        required
        label="decisions.thing"
        name="thing"
        problem={send.error}
        path={paths[noun] ?? "/api/programmes"}
        value={thing}
        onChoose={setThing}
      />
    </DialogForm>
  );
}

function Withdrawing({ one, effect, onClose }: Props & { effect: DecisionEffect }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("decisions.withdrawn"));
    onClose();
  });
  return (
    <DialogForm
      title={say("decisions.withdraw")}
      send={say("decisions.withdraw")}
      danger
      problem={send.error}
      idle={send.isPending || reason.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/decisions/${one.id}/effects/${effect.id}/withdrawal`,
          body: { reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("decisions.withdrawWords")}</p>
      <Entry
        long
        required
        label="parts.reason"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

function Effects({ one }: { one: DecisionView }) {
  const { say, text } = useSpeech();
  const [naming, setNaming] = useState(false);
  const [withdrawing, setWithdrawing] = useState<DecisionEffect | null>(null);
  return (
    <Sheet
      title={say("decisions.effects")}
      tools={
        one.may_name && (
          <button type="button" className="button small" onClick={() => setNaming(true)}>
            {say("decisions.name")}
          </button>
        )
      }
    >
      {one.effects.length + one.directives.length === 0 && <p className="quiet">{say("decisions.nothingYet")}</p>}
      <ul className="lines">
        {one.directives.map((each) => (
          <li key={`directive-${each.id}`}>
            <div className="what">
              <span className="quiet">{say("decisions.directive")}</span>{" "}
              <Link to={`/directives/${each.id}`}>
                <Said text={each.title} />
              </Link>
            </div>
          </li>
        ))}
        {one.effects.map((each) => {
          const to = home(`${each.effect.noun}/${each.effect.id}`);
          const called = text(each.title) || each.name || `#${each.effect.id}`;
          return (
            <li key={each.id}>
              <div className="what">
                <span className="quiet">{text(each.noun_words)}</span> {to ? <Link to={to}>{called}</Link> : called}
              </div>
              {each.may_withdraw && (
                <button
                  type="button"
                  className="button small"
                  aria-label={say("decisions.withdrawOne", { thing: called })}
                  onClick={() => setWithdrawing(each)}
                >
                  {say("decisions.withdraw")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {naming && <Naming one={one} onClose={() => setNaming(false)} />}
      {withdrawing && <Withdrawing one={one} effect={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Sheet>
  );
}

function Shown({ one }: { one: DecisionView }) {
  const { say, text } = useSpeech();
  const follows = useMay("read_record");
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[
          { to: "/meetings", words: say("meetings.title") },
          { to: "/decisions", words: say("decisions.title") },
        ]}
        sub={
          <>
            <ItemBadge state={one.state} />
            <Day day={one.held_on} />
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("meetings.decision")}>
            {one.text ? (
              <p className="prose">
                <Said text={one.text} />
              </p>
            ) : (
              <p className="quiet">{say("decisions.noText")}</p>
            )}
            <dl className="facts">
              <Fact name={say("meetings.meeting")}>
                <Link to={`/meetings/${one.meeting.id}`}>
                  <Said text={one.meeting.title} />
                </Link>
              </Fact>
              <Fact name={say("meetings.heldBy")}>
                <Said text={one.held_by.title} />
              </Fact>
              <Fact name={say("decisions.citation")}>
                <Said text={one.citation} />
              </Fact>
            </dl>
          </Sheet>
          <Effects one={one} />
        </div>
        {follows && (
          <div className="stack">
            <Line causedBy={one.id} subject={`agenda_item/${one.id}`} />
          </div>
        )}
      </div>
    </>
  );
}
