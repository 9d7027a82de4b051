// What happened, newest first, by whom; and the checkpoint that seals it.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Fact, RecordState } from "../../api/types";
import { Copyable } from "../../parts/Copyable";
import { List, type ListOf } from "../../parts/List";
import { Head, Sheet } from "../../parts/Page";
import { Count, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { home } from "./subject";

const facts: ListOf<Fact> = {
  path: "/api/record",
  title: "record.title",
  to: (fact) => `/record/${fact.seq}`,
  rowKey: (fact) => fact.seq,
  filters: [
    { name: "subject", label: "record.subjectFilter", width: "wide" },
    { name: "kind", label: "record.kind", width: "wide", useOptions: useKinds },
    { name: "actor", label: "record.who", one: "/api/people", place: "link" },
    { name: "since", label: "record.since", is: "day" },
    { name: "until", label: "record.until", is: "day" },
  ],
  columns: [
    { key: "what", title: "record.what", width: 520, cell: (fact) => <Said text={fact.words} /> },
    {
      key: "seq",
      title: "record.seq",
      number: true,
      card: "under",
      cell: (fact) => <Count of={fact.seq} />,
      inCard: (fact) => fact.seq,
    },
    { key: "at", title: "record.at", card: "under", cell: (fact) => <Moment at={fact.at} /> },
    { key: "who", title: "record.who", card: "under", cell: (fact) => <Actor fact={fact} /> },
    { key: "role", title: "record.role", cell: (fact) => <RoleName role={fact.actor_role} /> },
    {
      key: "kind",
      title: "record.kind",
      extra: true,
      cell: (fact) => (
        <Link className="mono" to={`/record?kind=${fact.kind}`}>
          {fact.kind}
        </Link>
      ),
    },
    { key: "subject", title: "record.subject", cell: (fact) => <Subject subject={fact.subject} /> },
  ],
  empty: { icon: "record", title: "record.empty" },
};

function useKinds() {
  const { text } = useSpeech();
  const kinds = useRead<RecordState>("/api/record/state").data?.kinds ?? [];
  return kinds.map((one) => ({ value: one.kind, words: text(one.words) }));
}

export function Actor({ fact }: { fact: Fact }) {
  const { say } = useSpeech();
  return fact.actor ? <Said text={fact.actor.name} /> : <span className="quiet">{say("record.theSystem")}</span>;
}

function RoleName({ role }: { role: string }) {
  const { term } = useSpeech();
  return role && role !== "person" && term("roleNames", role);
}

/** What a fact is about, with the way there. */
export function Subject({ subject }: { subject: string }) {
  const { term } = useSpeech();
  const [noun = "", id = ""] = subject.split("/");
  const to = home(subject);
  const words = (
    <>
      {term("nouns", noun)} <span className="mono">{id}</span>
    </>
  );
  return to ? (
    <Link className="second" to={to}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

export default function Record() {
  const { say } = useSpeech();
  const state = useRead<RecordState>("/api/record/state").data;
  return (
    <>
      <Head title={say("record.title")} sub={<span>{say("record.words")}</span>} />
      <List of={facts} />
      <div className="spaced stack">
        {state && <Checkpoint state={state} />}
        {state && <Seals seals={state.seals} />}
      </div>
    </>
  );
}

const closed = "read-only: ";

/** Whether signer and witnesses keep up. What they lack is shown, and blocks nobody's work. */
function Seals({ seals }: { seals: RecordState["seals"] }) {
  const { say } = useSpeech();
  const said = (words: string) => (words === "unreachable" ? say("record.unreachable") : words);
  return (
    <Sheet title={say("record.seals")}>
      <div className="form">
        {seals.said.startsWith(closed) ? (
          <p className="problem" role="alert">
            {say("record.readOnly", { sizes: seals.said.slice(closed.length) })}
          </p>
        ) : (
          seals.said && <p className="problem">{say("record.signerSaid", { said: said(seals.said) })}</p>
        )}
        <p>
          {seals.unsigned_since ? (
            <>
              {say("record.unsignedSince", { count: seals.unsigned_facts })} <Moment at={seals.unsigned_since} />
            </>
          ) : (
            say("record.signedAll")
          )}
        </p>
        {seals.quorum === "" ? (
          <p className="quiet">{say("record.noWitnesses")}</p>
        ) : (
          <p>
            {seals.unwitnessed_since ? (
              <>
                {say("record.unwitnessedSince", { count: seals.unwitnessed_facts })}{" "}
                <Moment at={seals.unwitnessed_since} />
              </>
            ) : (
              say("record.witnessedAll")
            )}
          </p>
        )}
        <dl className="facts">
          {seals.witnesses.map((witness) => [
            <dt key={witness.name}>{witness.name}</dt>,
            <dd key={`${witness.name} state`}>
              {say("record.cosigned")} <Count of={witness.size} />
              <span className="quiet">
                {" "}
                · <Moment at={witness.at} />
              </span>{" "}
              <span className={witness.said ? "badge" : "badge good"}>
                {witness.said ? said(witness.said) : say("record.witnessWell")}
              </span>
            </dd>,
          ])}
        </dl>
      </div>
    </Sheet>
  );
}

function Checkpoint({ state }: { state: RecordState }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("record.checkpoint")}>
      <div className="form">
        <p className="quiet">{say("record.checkpointWords")}</p>
        <dl className="facts">
          <dt>{say("record.size")}</dt>
          <dd>
            <Count of={state.size} />
          </dd>
          <dt>{say("record.sealed")}</dt>
          <dd>
            <Count of={state.checkpoint_size} />
            {state.checkpoint_at && (
              <span className="quiet">
                {" "}
                · <Moment at={state.checkpoint_at} />
              </span>
            )}
          </dd>
        </dl>
        {state.checkpoint ? (
          <Copyable label={say("record.checkpoint")} text={state.checkpoint} />
        ) : (
          <p className="quiet">{say("record.notPublished")}</p>
        )}
        {state.key && (
          <>
            <h3>{say("record.key")}</h3>
            <Copyable label={say("record.key")} text={state.key.trim()} />
          </>
        )}
        {state.checkpoint && (
          <div className="buttons">
            <a className="button" href="/journal/checkpoint" download="checkpoint.txt">
              {say("record.download")}
            </a>
            <Link className="button" to="/record/check">
              {say("record.checkReceipt")}
            </Link>
          </div>
        )}
      </div>
    </Sheet>
  );
}
