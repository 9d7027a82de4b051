// The list of people, and inviting one.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useChange, useList } from "../../api/hooks";
import { roles, type PersonState, type Person } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Copyable } from "../../parts/Copyable";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { Dialog } from "../../parts/Dialog";
import { Export } from "../../parts/Export";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Empty, Head, ProblemNote } from "../../parts/Page";
import { TextFilter } from "../../parts/TextFilter";
import { Moment, Said, State } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { instantWords } from "../../parts/day_words";

const names = ["text", "role", "state"] as const;

export function RoleList({ person }: { person: Person }) {
  const { term, say } = useSpeech();
  if (person.roles.length === 0) return <span className="quiet">{say("parts.none")}</span>;
  return (
    <>
      {person.roles.map((held, i) => (
        <span key={held.id}>
          {i > 0 && " · "}
          {term("roleNames", held.role)}
          {held.programme && (
            <span className="quiet">
              {" "}
              (<Said text={held.programme.title} />)
            </span>
          )}
        </span>
      ))}
    </>
  );
}

export default function People() {
  const { say, term } = useSpeech();
  const { values, set, clear } = useAddress(names);
  const [inviting, setInviting] = useState(false);
  const list = useList<Person>("/api/people", values);
  const columns: Column<Person>[] = [
    {
      key: "name",
      title: say("administration.name"),
      cell: (person) => (
        <Link to={`/administration/people/${person.id}`}>
          <Said text={person.name} />
        </Link>
      ),
    },
    { key: "email", title: say("administration.email"), cell: (person) => person.email },
    { key: "roles", title: say("administration.roles"), width: 420, cell: (person) => <RoleList person={person} /> },
    {
      key: "state",
      title: say("administration.state"),
      cell: (person) => <State of="personStates" state={person.state} />,
    },
    { key: "since", title: say("administration.since"), cell: (person) => <Moment at={person.since} /> },
  ];
  return (
    <>
      <Head title={say("administration.people")}>
        <button type="button" className="button main" onClick={() => setInviting(true)}>
          <Icon name="plus" />
          {say("administration.invite")}
        </button>
      </Head>
      <div className="filters" role="search" aria-label={say("parts.filters")}>
        <Field className="wide" label={say("administration.text")}>
          {(given) => <TextFilter given={given} value={values.text} onChange={(text) => set({ text })} />}
        </Field>
        <Field label={say("administration.role")}>
          {(given) => (
            <select
              {...given}
              className="input"
              value={values.role}
              onChange={(event) => set({ role: event.target.value })}
            >
              <option value="">{say("parts.all")}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {term("roleNames", role)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field className="tight" label={say("administration.state")}>
          {(given) => (
            <select
              {...given}
              className="input"
              value={values.state}
              onChange={(event) => set({ state: event.target.value })}
            >
              <option value="">{say("parts.all")}</option>
              {(Object.keys(terms.personStates) as PersonState[]).map((state) => (
                <option key={state} value={state}>
                  {term("personStates", state)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <DataGrid
        name="people"
        label={say("administration.people")}
        rows={list.items}
        total={list.total}
        columns={columns}
        rowKey={(person) => person.id}
        loading={list.isPending}
        stale={list.isPlaceholderData}
        problem={list.error}
        more={{
          has: list.hasNextPage,
          busy: list.isFetchingNextPage,
          load: () => {
            void list.fetchNextPage();
          },
        }}
        tools={<Export path="/api/people" query={values} />}
        empty={
          <Empty icon="people" title={say("administration.peopleEmpty")}>
            <button type="button" className="button" onClick={clear}>
              {say("parts.clear")}
            </button>
          </Empty>
        }
        card={(person) => (
          <Link className="card" to={`/administration/people/${person.id}`}>
            <span className="row">
              <span className="name">
                <Said text={person.name} />
              </span>
              <State of="personStates" state={person.state} />
            </span>
            <span className="small">{person.email}</span>
            <span className="small">
              <RoleList person={person} />
            </span>
          </Link>
        )}
      />
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </>
  );
}

interface OneTime {
  invitation_link: string;
  expires: string;
}

/** A link that is shown once, whole, so that it can be sent as it is. */
export function OneTimeLink({ link, onClose }: { link: OneTime; onClose: () => void }) {
  const { say, locale } = useSpeech();
  const whole = new URL(link.invitation_link, window.location.origin).href;
  return (
    <Dialog title={say("administration.linkTitle")} onClose={onClose}>
      <div className="form">
        <p>{say("administration.linkWords")}</p>
        <Copyable label={say("administration.linkTitle")} text={whole} />
        {link.expires && (
          <p className="quiet">{say("administration.linkExpires", { time: instantWords(link.expires, locale) })}</p>
        )}
        <div>
          <button type="button" className="button main" onClick={onClose}>
            {say("parts.close")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [link, setLink] = useState<OneTime | null>(null);
  const ask = useChange<OneTime>(setLink);
  const invite = useChange<{ person: { id: number } }>((made) =>
    ask.mutate({ path: `/api/people/${made.person.id}/invite`, body: {} }),
  );
  if (link) return <OneTimeLink link={link} onClose={onClose} />;
  return (
    <Dialog title={say("administration.invite")} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ path: "/api/people", body: { name: name.trim(), email: email.trim() } });
        }}
      >
        <Field label={say("administration.name")} name="name" problem={invite.error} required>
          {(given) => (
            <input {...given} className="input" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={say("administration.email")} name="email" problem={invite.error} required>
          {(given) => (
            <input
              {...given}
              className="input"
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={invite.error ?? ask.error} />
        <div className="buttons">
          <button
            type="submit"
            className="button main"
            disabled={invite.isPending || ask.isPending || !name.trim() || !email.trim()}
          >
            {say("administration.invite")}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say("parts.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
