// How mails fare, for whoever runs the server: without what they say and to whom.
import type { Mail } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment } from "../../parts/Words";
import { useSpeech } from "../../words";

function Kind({ of }: { of: Mail }) {
  const { term } = useSpeech();
  return <>{term("mailKinds", of.kind)}</>;
}
function State({ of }: { of: Mail }) {
  const { term } = useSpeech();
  const tone = of.state === "sent" ? "good" : of.state === "given_up" ? "bad" : "warn";
  return <span className={`badge ${tone}`}>{term("mailStates", of.state)}</span>;
}

const mails: ListOf<Mail> = {
  path: "/api/mails",
  title: "messages.mails",
  sort: "-id",
  rowKey: (one) => one.id,
  filters: [{ name: "state", label: "messages.state", terms: "mailStates" }],
  columns: [
    { key: "kind", title: "messages.kind", cell: (one) => <Kind of={one} /> },
    { key: "state", title: "messages.state", card: "end", cell: (one) => <State of={one} /> },
    { key: "messages", title: "messages.count", number: true, cell: (one) => one.messages },
    { key: "attempts", title: "messages.attempts", number: true, cell: (one) => one.attempts },
    { key: "made_at", title: "messages.made", card: "foot", cell: (one) => <Moment at={one.made_at} /> },
    {
      key: "ended_at",
      title: "messages.ended",
      cell: (one) => (one.ended_at ? <Moment at={one.ended_at} /> : null),
    },
    { key: "said", title: "messages.said", card: "under", width: 280, cell: (one) => one.said },
  ],
  empty: { icon: "message", title: "messages.noMails" },
};

export default function Mails() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("messages.mails")} sub={<span>{say("messages.mailsWords")}</span>} />
      <List of={mails} />
    </>
  );
}
