// The list of people, and inviting one.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { OneTime, Person } from "../../api/types";
import { Copyable } from "../../parts/Copyable";
import { instantWords } from "../../parts/day_words";
import { Dialog } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { DialogForm, Entry } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const people: ListOf<Person> = {
  path: "/api/people",
  title: "administration.people",
  to: (person) => `/administration/people/${person.id}`,
  rowKey: (person) => person.id,
  filters: [
    { name: "text", label: "administration.text", width: "wide" },
    { name: "role", label: "administration.role", terms: "roleNames" },
    { name: "state", label: "administration.state", terms: "personStates", width: "tight" },
  ],
  columns: [
    { key: "name", title: "administration.name", sort: true, cell: (person) => <Said text={person.name} /> },
    { key: "email", title: "administration.email", sort: true, card: "under", cell: (person) => person.email },
    {
      key: "roles",
      title: "administration.roles",
      width: 420,
      card: "foot",
      cell: (person) => <RoleList person={person} />,
    },
    {
      key: "state",
      title: "administration.state",
      card: "end",
      cell: (person) => <State of="personStates" state={person.state} />,
    },
    { key: "since", title: "administration.since", sort: true, cell: (person) => <Moment at={person.since} /> },
  ],
  empty: { icon: "people", title: "administration.peopleEmpty" },
};

function RoleList({ person }: { person: Person }) {
  const { term, say } = useSpeech();
  if (person.roles.length === 0) return <span className="quiet">{say("parts.none")}</span>;
  return person.roles.map((held, i) => (
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
  ));
}

export default function People() {
  const { say } = useSpeech();
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <Head title={say("administration.people")}>
        <button type="button" className="button main" onClick={() => setInviting(true)}>
          <Icon name="plus" />
          {say("administration.invite")}
        </button>
      </Head>
      <List of={people} />
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </>
  );
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
        <p className="quiet">{say("administration.linkExpires", { time: instantWords(link.expires, locale) })}</p>
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
  const problem = invite.error;
  return (
    <DialogForm
      title={say("administration.invite")}
      send={say("administration.invite")}
      idle={invite.isPending || ask.isPending || !name.trim() || !email.trim()}
      problem={problem ?? ask.error}
      onSend={() => invite.mutate({ path: "/api/people", body: { name: name.trim(), email: email.trim() } })}
      onClose={onClose}
    >
      <Entry label="administration.name" name="name" required {...{ problem }} value={name} onChange={setName} />
      <Entry
        label="administration.email"
        name="email"
        type="email"
        autoComplete="off"
        required
        {...{ problem }}
        value={email}
        onChange={setEmail}
      />
    </DialogForm>
  );
}
