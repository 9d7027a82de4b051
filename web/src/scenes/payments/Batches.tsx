// The batches that went, or are to go, to the bank.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Batch } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Count, Day, Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const batches: ListOf<Batch> = {
  path: "/api/batches",
  title: "payments.batches",
  sort: "-id",
  to: (one) => `/payments/batches/${one.id}`,
  rowKey: (one) => one.id,
  filters: [{ name: "state", label: "payments.state", terms: "batchStates" }],
  columns: [
    { key: "message", title: "payments.message", cell: (one) => <span className="mono">{one.message}</span> },
    { key: "debtor", title: "payments.debtor", card: "under", cell: (one) => <Said text={one.debtor.name} /> },
    {
      key: "amount",
      title: "money.amount",
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} />,
    },
    { key: "payments", title: "payments.count", number: true, cell: (one) => <Count of={one.payments} /> },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="batchStates" state={one.state} />,
    },
    { key: "execute_on", title: "payments.executeOn", cell: (one) => <Day day={one.execute_on} /> },
    { key: "by", title: "payments.madeBy", cell: (one) => <Said text={one.made_by.name} /> },
    { key: "at", title: "payments.madeAt", sort: "made_at", cell: (one) => <Moment at={one.made_at} /> },
  ],
  empty: { icon: "payments", title: "payments.batchNone", words: "payments.batchNoneWords" },
};

export default function Batches() {
  const { say } = useSpeech();
  const make = useMay("approve_payments") && (
    <Link className="button main" to="/payments/batches/new">
      <Icon name="plus" />
      {say("payments.makeBatch")}
    </Link>
  );
  return (
    <>
      <Head
        title={say("payments.batches")}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={<span>{say("payments.batchNoneWords")}</span>}
      >
        {make}
      </Head>
      <List of={batches} begin={make} />
    </>
  );
}
