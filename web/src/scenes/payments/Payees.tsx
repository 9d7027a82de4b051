// The accounts organisations are paid to, and how far each has come on its way to being used.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Payee } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Moment, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const payees: ListOf<Payee> = {
  path: "/api/payees",
  title: "payments.payees",
  sort: "-id",
  to: (one) => `/payees/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "payments.state", terms: "payeeStates" },
    { name: "holder", label: "payments.holder", width: "wide" },
    { name: "organisation", label: "payments.organisation", one: "/api/organisations", width: "wide" },
  ],
  columns: [
    { key: "holder", title: "payments.holder", sort: true, width: 260, cell: (one) => <Said text={one.holder} /> },
    {
      key: "number",
      title: "payments.number",
      card: "under",
      cell: (one) => <span className="mono">{one.masked}</span>,
    },
    { key: "bank", title: "payments.bank", cell: (one) => <Said text={one.bank_name || one.bank_code} /> },
    { key: "currency", title: "money.currency", card: "foot", cell: (one) => one.currency },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="payeeStates" state={one.state} />,
    },
    { key: "usable_on", title: "payments.usableOn", cell: (one) => <Day day={one.usable_on} /> },
    { key: "by", title: "payments.proposedBy", cell: (one) => <Said text={one.proposed_by.name} /> },
    { key: "at", title: "payments.proposedAt", sort: "proposed_at", cell: (one) => <Moment at={one.proposed_at} /> },
  ],
  empty: { icon: "payments", title: "payments.payeeListNone", words: "payments.payeeListNoneWords" },
};

export default function Payees() {
  const { say } = useSpeech();
  const propose = useMay("request_payments") && (
    <Link className="button main" to="/payees/new">
      <Icon name="plus" />
      {say("payments.propose")}
    </Link>
  );
  return (
    <>
      <Head
        title={say("payments.payees")}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={<span>{say("payments.payeeWords")}</span>}
      >
        <Link className="button" to="/payees/contacts">
          {say("payments.contacts")}
        </Link>
        {propose}
      </Head>
      <List of={payees} begin={propose} />
    </>
  );
}
