// One person: the roles held with scope and term, and what may be done with the account.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { HeldRole, OneTime, PersonDetail as Person, Role } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { isDay, today } from "../../parts/day_words";
import { cited } from "../../parts/DecisionEntry";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Said, State } from "../../parts/Words";
import { inLanguage, terms, useSpeech } from "../../words";
import { Identities } from "../account/Identities";
import { Events, Sessions } from "../account/Sessions";
import { OneTimeLink } from "./People";

export default function PersonDetail() {
  const { id = "" } = useParams();
  const read = useRead<Person>(`/api/people/${id}`);
  return <Waiting read={read}>{(person) => <Shown person={person} />}</Waiting>;
}

function Shown({ person }: { person: Person }) {
  const { say, text } = useSpeech();
  const { complain } = useTell();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<HeldRole | null>(null);
  const [link, setLink] = useState<OneTime | null>(null);
  const ask = useChange<OneTime>(setLink);
  const give = person.may.find((step) => step.step === "give_role");
  const [removing, setRemoving] = useState(false);
  const linkable = person.state === "invited" || person.may_reset;
  const own = (step: string) => (step === "give_role" ? () => setGiving(true) : undefined);
  return (
    <>
      <Head
        title={text(person.name)}
        crumbs={[{ to: "/administration/people", words: say("administration.people") }]}
        sub={
          <>
            <State of="personStates" state={person.state} />
            <span>{person.email}</span>
            <span>
              {say("administration.since")} <Moment at={person.since} />
            </span>
          </>
        }
      >
        {linkable && (
          <button
            type="button"
            className="button"
            onClick={() => ask.mutate({ path: `/api/people/${person.id}/invite`, body: {} }, { onError: complain })}
          >
            {say("administration.linkTitle")}
          </button>
        )}
        {person.second_factor_since && (
          <button type="button" className="button" onClick={() => setRemoving(true)}>
            {say("door.remove")}
          </button>
        )}
        {give?.allowed !== false && (
          <button type="button" className="button main" onClick={() => setGiving(true)}>
            <Icon name="plus" />
            {say("administration.giveRole")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("administration.roles")}>
            {person.roles.length === 0 && <p className="quiet">{say("administration.noRoles")}</p>}
            <ul className="lines">
              {person.roles.map((held) => (
                <Held key={held.id} held={held} onEnd={() => setEnding(held)} />
              ))}
            </ul>
          </Sheet>
          {person.may && (
            <ActionBar
              words="personSteps"
              may={person.may.filter((step) => step.step !== "end_role")}
              path={`/api/people/${person.id}/steps`}
              subject={text(person.name)}
              reasons={false}
              extra={own}
            />
          )}
          <Identities person={person.id} />
          <Sessions person={person.id} />
          <Events person={person.id} />
        </div>
        <Line causedBy={person.id} subject={`person/${person.id}`} follow={false} />
      </div>
      {giving && <GiveRole person={person} onClose={() => setGiving(false)} />}
      {removing && <RemoveFactor person={person} onClose={() => setRemoving(false)} />}
      {ending && <EndRole held={ending} onClose={() => setEnding(null)} />}
      {link && <OneTimeLink link={link} onClose={() => setLink(null)} />}
    </>
  );
}

function Held({ held, onEnd }: { held: HeldRole; onEnd: () => void }) {
  const { say, term, language } = useSpeech();
  const end = held.may?.find((step) => step.step === "end_role");
  const refused = end && !end.allowed ? inLanguage(end.title, language) : null;
  return (
    <li>
      <strong>{term("roleNames", held.role)}</strong>
      <span>
        {held.award ? (
          <Link to={`/awards/${held.award.id}`}>
            <Said text={held.award.title} />
          </Link>
        ) : held.programme ? (
          <Said text={held.programme.title} />
        ) : (
          say("administration.wholeBody")
        )}
      </span>
      <span className="quiet">
        <Day day={held.from} /> – {held.until ? <Day day={held.until} /> : say("administration.openEnded")}
        {held.by_group && ` · ${say("administration.byGroup", { group: held.by_group })}`}
      </span>
      {held.in_force === false ? (
        <span className="badge">{say("administration.past")}</span>
      ) : refused ? (
        <span className="quiet" lang={refused.lang}>
          {refused.words}
        </span>
      ) : (
        <button type="button" className="button small" onClick={onEnd}>
          {say("administration.endRole")}
          <span className="hidden">: {term("roleNames", held.role)}</span>
        </button>
      )}
    </li>
  );
}

function GiveRole({ person, onClose }: { person: Person; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [role, setRole] = useState<Role>("programme_manager");
  const [programme, setProgramme] = useState<number | null>(null);
  const [award, setAward] = useState<number | null>(null);
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState("");
  const [ground, setGround] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const give = useChange(() => {
    tell(say("administration.roleGiven"));
    onClose();
  });
  const send = () => {
    setTried(true);
    if (!isDay(from) || (until && !isDay(until)) || (performs && award === null)) return;
    give.mutate({
      path: `/api/people/${person.id}/roles`,
      body: performs ? { role, programme: 0, award, from, until } : { role, programme: programme ?? 0, from, until },
      decidedIn: ground,
    });
  };
  const performs = role === "performer";
  const dayError = (day: string) => (tried && day && !isDay(day) ? say("parts.notADate") : undefined);
  const problem = give.error;
  return (
    <DialogForm
      title={say("administration.giveRole")}
      send={say("administration.giveRole")}
      problem={problem}
      idle={give.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Choice
        label="administration.role"
        name="role"
        problem={problem}
        value={role}
        onChange={(chosen) => setRole(chosen as Role)}
        options={Object.keys(terms.roleNames).map((one) => ({ value: one, words: term("roleNames", one) }))}
      />
      {performs ? (
        <Lookup
          key="award"
          label="administration.award"
          help={say("administration.awardHelp")}
          name="award"
          problem={problem}
          error={tried && award === null ? say("parts.needed") : undefined}
          required
          path="/api/awards"
          named={(one) => (one as unknown as { number: string }).number}
          value={award}
          onChoose={setAward}
        />
      ) : (
        <Lookup
          key="programme"
          label="administration.scope"
          name="programme"
          problem={problem}
          path="/api/programmes"
          value={programme}
          onChoose={setProgramme}
          placeholder={say("administration.wholeBody")}
        />
      )}
      <div className="pair">
        <DayEntry
          label="administration.from"
          name="from"
          problem={problem}
          error={dayError(from)}
          value={from}
          onChange={setFrom}
        />
        <DayEntry
          label="administration.until"
          name="until"
          help="administration.openEndedHelp"
          problem={problem}
          error={dayError(until)}
          value={until}
          onChange={setUntil}
        />
      </div>
      <Lookup
        label="decisions.ground"
        help={say("decisions.groundHelp")}
        name="decided_in"
        problem={problem}
        path="/api/decisions"
        named={cited}
        value={ground}
        onChoose={setGround}
      />
    </DialogForm>
  );
}

function RemoveFactor({ person, onClose }: { person: Person; onClose: () => void }) {
  const { say } = useSpeech();
  const [reason, setReason] = useState("");
  const remove = useChange(onClose);
  return (
    <DialogForm
      title={say("door.remove")}
      send={say("door.remove")}
      danger
      problem={remove.error}
      idle={remove.isPending || reason.trim() === ""}
      onSend={() => remove.mutate({ path: `/api/people/${person.id}/second-factor/end`, body: { reason } })}
      onClose={onClose}
    >
      <p>{say("door.removeWords")}</p>
      <Entry
        label="door.reason"
        name="reason"
        long
        required
        problem={remove.error}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

function EndRole({ held, onClose }: { held: HeldRole; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [on, setOn] = useState(today());
  const end = useChange(() => {
    tell(say("administration.roleEnded"));
    onClose();
  });
  return (
    <DialogForm
      title={say("administration.endRoleTitle", { role: term("roleNames", held.role) })}
      send={say("administration.endRole")}
      danger
      problem={end.error}
      idle={end.isPending || !isDay(on)}
      onSend={() => end.mutate({ path: `/api/roles/${held.id}/end`, body: { on } })}
      onClose={onClose}
    >
      <DayEntry
        label="administration.endOn"
        name="on"
        problem={end.error}
        error={isDay(on) ? undefined : say("parts.notADate")}
        value={on}
        onChange={setOn}
      />
    </DialogForm>
  );
}
