// One body: its members with their offices and terms, and the directives it leads.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { BodyDetail as Body } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { Choice, DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { Who } from "../authority/parts";
import { BodyRules } from "./BodyRules";

export default function BodyDetail() {
  const { id = "" } = useParams();
  const read = useRead<Body>(`/api/bodies/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Naming({ one, onClose }: { one: Body; onClose: () => void }) {
  const { say, term } = useSpeech();
  const [person, setPerson] = useState<number | null>(null);
  const [office, setOffice] = useState("member");
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState("");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("bodies.nameMember")}
      send={say("bodies.nameMember")}
      problem={send.error}
      idle={send.isPending || person === null || !isDay(from) || (until !== "" && !isDay(until))}
      onSend={() =>
        send.mutate({
          path: `/api/bodies/${one.id}/members`,
          body: { person, office, from, ...(until && { until }) },
        })
      }
      onClose={onClose}
    >
      <Who label="bodies.person" name="person" problem={send.error} required value={person} onChoose={setPerson} />
      <Choice
        label="bodies.office"
        name="office"
        value={office}
        onChange={setOffice}
        options={Object.keys(terms.bodyOffices).map((value) => ({ value, words: term("bodyOffices", value) }))}
      />
      <div className="pair">
        <DayEntry label="bodies.from" name="from" problem={send.error} required value={from} onChange={setFrom} />
        <DayEntry label="bodies.until" name="until" problem={send.error} value={until} onChange={setUntil} />
      </div>
    </DialogForm>
  );
}

function Ending({ of, onClose }: { of: Body["people"][number]; onClose: () => void }) {
  const { say, text } = useSpeech();
  const [on, setOn] = useState(today());
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("bodies.endTermOf", { name: text(of.person.name) })}
      send={say("bodies.endTerm")}
      danger
      problem={send.error}
      idle={send.isPending || !isDay(on)}
      onSend={() => send.mutate({ path: `/api/body-members/${of.id}/end`, body: { on } })}
      onClose={onClose}
    >
      <DayEntry label="bodies.endsOn" name="on" problem={send.error} required value={on} onChange={setOn} />
    </DialogForm>
  );
}

function Coding({ one, onClose }: { one: Body; onClose: () => void }) {
  const { say } = useSpeech();
  const [code, setCode] = useState(one.issuer_code);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("printed.setIssuerCode")}
      send={say("printed.setIssuerCode")}
      problem={send.error}
      idle={send.isPending || code.trim() === one.issuer_code}
      onSend={() => send.mutate({ path: `/api/bodies/${one.id}/issuer-code`, body: { code: code.trim() } })}
      onClose={onClose}
    >
      <Entry
        label="printed.issuerCode"
        help="printed.issuerCodeHelp"
        name="code"
        problem={send.error}
        maxLength={20}
        value={code}
        onChange={setCode}
      />
    </DialogForm>
  );
}

/** The papers of its meetings that have a number, the latest first. */
function Documents({ one }: { one: Body }) {
  const { say, text } = useSpeech();
  const [coding, setCoding] = useState(false);
  return (
    <Sheet title={say("printed.documents")}>
      <div className="stack">
        <dl className="facts">
          <Fact name={say("printed.issuerCode")}>{one.issuer_code}</Fact>
        </dl>
        {one.documents.length === 0 && <p className="quiet">{say("printed.noDocuments")}</p>}
        <ul className="lines">
          {one.documents.map((each) => (
            <li key={each.number}>
              <div className="what">
                <Link to={`/meetings/${each.meeting_id}/print/${each.kind}`}>
                  <Said text={each.number} />
                </Link>
                <p className="quiet">
                  {say(`printed.${each.kind}`)} · {text(each.meeting_title)}
                </p>
              </div>
              <span className="end whole">
                <Day day={each.issued_on} />
              </span>
            </li>
          ))}
        </ul>
        {one.may_name && (
          <div className="buttons">
            <button type="button" className="button small" onClick={() => setCoding(true)}>
              {say("printed.setIssuerCode")}
            </button>
          </div>
        )}
      </div>
      {coding && <Coding one={one} onClose={() => setCoding(false)} />}
    </Sheet>
  );
}

function Shown({ one }: { one: Body }) {
  const { say, term, text } = useSpeech();
  const follows = useMay("read_record");
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<Body["people"][number] | null>(null);
  return (
    <>
      <Head
        title={text(one.name)}
        heading={<Said text={one.name} badge />}
        crumbs={[
          { to: "/directives", words: say("directives.title") },
          { to: "/bodies", words: say("bodies.title") },
        ]}
        sub={<span>{term("bodyKinds", one.kind)}</span>}
      >
        <Link className="button" to={`/directives?unit=${one.id}`}>
          {say("bodies.ledger")}
        </Link>
        {one.may_name && (
          <button type="button" className="button main" onClick={() => setNaming(true)}>
            {say("bodies.nameMember")}
          </button>
        )}
      </Head>
      <div className="columns">
        <Sheet title={say("bodies.members")}>
          {one.people.length === 0 && <p className="quiet">{say("bodies.noMembers")}</p>}
          <ul className="lines">
            {one.people.map((each) => (
              <li key={each.id}>
                <span className={each.in_force ? undefined : "quiet"}>
                  <Said text={each.person.name} /> · {term("bodyOffices", each.office)}{" "}
                  {!each.in_force && <span className="badge">{say("bodies.past")}</span>}
                </span>
                <span className="end">
                  <span className="whole">
                    <Day day={each.from} /> – <Day day={each.until} />
                  </span>
                  {one.may_name && each.in_force && (
                    <button type="button" className="button small" onClick={() => setEnding(each)}>
                      {say("bodies.endTerm")}
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
        <div className="stack">
          {one.kind !== "unit" && <BodyRules body={one.id} />}
          {(one.kind !== "unit" || one.documents.length > 0 || one.issuer_code) && <Documents one={one} />}
          {follows && <Line causedBy={one.caused_by} subject={`body/${one.id}`} />}
        </div>
      </div>
      {naming && <Naming one={one} onClose={() => setNaming(false)} />}
      {ending && <Ending of={ending} onClose={() => setEnding(null)} />}
    </>
  );
}
