// Who speaks for an organisation about its accounts: recorded by finance, never edited, and asked about every change.
import { useState } from "react";
import { useChange, useMay } from "../../api/hooks";
import type { Contact } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const contacts: ListOf<Contact> = {
  path: "/api/contacts",
  title: "payments.contacts",
  sort: "-id",
  rowKey: (one) => one.id,
  filters: [{ name: "organisation", label: "payments.organisation", one: "/api/organisations", width: "wide" }],
  columns: [
    { key: "name", title: "payments.contactName", sort: true, cell: (one) => <Said text={one.name} /> },
    {
      key: "organisation",
      title: "payments.organisation",
      card: "under",
      width: 260,
      cell: (one) => <Said text={one.organisation.name} />,
    },
    { key: "reach", title: "payments.reach", card: "foot", cell: (one) => <span className="mono">{one.reach}</span> },
    { key: "by", title: "payments.recordedBy", cell: (one) => <Said text={one.recorded_by.name} /> },
    { key: "at", title: "payments.recordedAt", card: "end", cell: (one) => <Moment at={one.at} /> },
  ],
  empty: { icon: "payments", title: "payments.contactListNone", words: "payments.contactListNoneWords" },
};

export default function Contacts() {
  const { say } = useSpeech();
  const [recording, setRecording] = useState(false);
  const record = useMay("confirm_payees") && (
    <button type="button" className="button main" onClick={() => setRecording(true)}>
      <Icon name="plus" />
      {say("payments.newContact")}
    </button>
  );
  return (
    <>
      <Head
        title={say("payments.contacts")}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/payees", words: say("payments.payees") },
        ]}
        sub={<span>{say("payments.contactsWords")}</span>}
      >
        {record}
      </Head>
      <List of={contacts} begin={record} />
      {recording && <NewContact onClose={() => setRecording(false)} />}
    </>
  );
}

function NewContact({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [organisation, setOrganisation] = useState<number | null>(null);
  const [name, setName] = useState("");
  const [reach, setReach] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("payments.contactDone"));
    onClose();
  });
  return (
    <DialogForm
      title={say("payments.newContact")}
      send={say("payments.newContact")}
      problem={send.error}
      idle={send.isPending || organisation === null || name.trim() === "" || reach.trim() === ""}
      onSend={() =>
        send.mutate({ path: "/api/contacts", body: { organisation, name: name.trim(), reach: reach.trim() } })
      }
      onClose={onClose}
    >
      <Lookup
        label="payments.organisation"
        name="organisation"
        problem={send.error}
        required
        path="/api/organisations"
        value={organisation}
        onChoose={setOrganisation}
      />
      <Entry
        label="payments.contactName"
        name="name"
        maxLength={100}
        required
        problem={send.error}
        value={name}
        onChange={setName}
      />
      <Entry
        label="payments.reach"
        help="payments.reachHelp"
        name="reach"
        maxLength={200}
        required
        problem={send.error}
        value={reach}
        onChange={setReach}
      />
    </DialogForm>
  );
}
