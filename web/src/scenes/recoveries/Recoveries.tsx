// Everything that was asked back, and what of it has come in.
import type { Recovery } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const recoveries: ListOf<Recovery> = {
  path: "/api/recoveries",
  title: "recoveries.title",
  sort: "-id",
  to: (one) => `/recoveries/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "payments.state", terms: "recoveryStates" },
    { name: "programme", label: "money.programme", one: "/api/programmes", width: "wide" },
    { name: "award", label: "money.award", one: "/api/awards", width: "wide" },
  ],
  columns: [
    { key: "organisation", title: "portfolio.organisation", cell: (one) => <Said text={one.organisation.name} /> },
    { key: "award", title: "money.award", sort: true, cell: (one) => <span className="mono">{one.award.name}</span> },
    { key: "ground", title: "recoveries.ground", card: "under", cell: (one) => <Ground one={one} /> },
    {
      key: "amount",
      title: "recoveries.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} whole />,
    },
    { key: "received", title: "recoveries.received", number: true, cell: (one) => <Money {...one.received} whole /> },
    { key: "left", title: "recoveries.left", number: true, cell: (one) => <Money {...one.left} whole /> },
    { key: "due_on", title: "recoveries.dueOn", sort: true, cell: (one) => <Due one={one} /> },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="recoveryStates" state={one.state} />,
    },
  ],
  empty: { icon: "payments", title: "recoveries.none", words: "recoveries.noneWords" },
};

function Ground({ one }: { one: Recovery }) {
  const { term } = useSpeech();
  return <>{term("recoveryGrounds", one.ground)}</>;
}

export function Due({ one }: { one: { due_on: string; overdue: boolean } }) {
  const { say } = useSpeech();
  return (
    <>
      <Day day={one.due_on} /> {one.overdue && <span className="badge bad">{say("recoveries.overdue")}</span>}
    </>
  );
}

export default function Recoveries() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("recoveries.title")}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={<span>{say("recoveries.words")}</span>}
      />
      <List of={recoveries} />
    </>
  );
}
