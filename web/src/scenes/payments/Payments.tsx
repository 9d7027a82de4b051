// The payments desk: everything that was asked to be paid and how far it has come.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Payment } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Desk } from "./Desk";

const payments: ListOf<Payment> = {
  path: "/api/payments",
  title: "payments.title",
  sort: "-id",
  to: (one) => `/payments/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "payments.state", terms: "paymentStates" },
    { name: "programme", label: "money.programme", one: "/api/programmes", width: "wide" },
    { name: "award", label: "money.award", one: "/api/awards", width: "wide" },
    { name: "currency", label: "money.currency", width: "tight" },
    { name: "payee", label: "payments.payee", place: "link" },
    { name: "batch", label: "payments.batch", place: "link" },
    { name: "first", label: "payments.first", place: "link" },
  ],
  columns: [
    { key: "payee", title: "payments.payee", sort: true, width: 240, cell: (one) => <Holder one={one} /> },
    {
      key: "award",
      title: "money.award",
      sort: true,
      card: "under",
      cell: (one) => <span className="mono">{one.award.name}</span>,
    },
    {
      key: "amount",
      title: "money.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} whole />,
    },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="paymentStates" state={one.state} />,
    },
    { key: "first", title: "payments.first", cell: (one) => <Flags one={one} /> },
    {
      key: "account",
      title: "payments.number",
      cell: (one) => <span className="mono">{one.payee_account}</span>,
    },
    { key: "purpose", title: "payments.purpose", extra: true, cell: (one) => <Said text={one.purpose} /> },
    {
      key: "invoice",
      title: "payments.invoice",
      extra: true,
      cell: (one) => <span className="mono">{one.invoice_number}</span>,
    },
    { key: "by", title: "payments.requestedBy", cell: (one) => <Said text={one.requested_by.name} /> },
    {
      key: "at",
      title: "payments.requestedAt",
      sort: "requested_at",
      cell: (one) => <Moment at={one.requested_at} />,
    },
  ],
  empty: { icon: "payments", title: "payments.none", words: "payments.noneWords" },
};

function Holder({ one }: { one: Payment }) {
  return <Said text={one.payee_holder} />;
}

export function First({ one }: { one: { first_to_payee: boolean } }) {
  const { say } = useSpeech();
  return one.first_to_payee ? <span className="badge warn">{say("payments.first")}</span> : null;
}

type Flagged = Pick<Payment, "first_to_payee" | "account_abroad" | "unreviewed">;

/** What whoever approves a payment has to look at twice. */
export function Flags({ one }: { one: Flagged }) {
  const { say } = useSpeech();
  return (
    <>
      <First one={one} />
      {one.account_abroad && <span className="badge warn">{say("payments.abroad")}</span>}
      {one.unreviewed && <span className="badge warn">{say("payments.unreviewed")}</span>}
    </>
  );
}

export default function Payments() {
  const { say } = useSpeech();
  const request = useMay("request_payments") && (
    <Link className="button main" to="/payments/new">
      <Icon name="plus" />
      {say("payments.request")}
    </Link>
  );
  return (
    <>
      <Head title={say("payments.title")} sub={<span>{say("payments.words")}</span>}>
        <Link className="button" to="/claims">
          {say("claims.title")}
        </Link>
        <Link className="button" to="/recoveries">
          {say("recoveries.title")}
        </Link>
        <Link className="button" to="/payments/batches">
          {say("payments.batches")}
        </Link>
        <Link className="button" to="/payments/answers">
          {say("payments.answers")}
        </Link>
        <Link className="button" to="/payees">
          {say("payments.payees")}
        </Link>
        {request}
      </Head>
      <Desk />
      <div className="spaced">
        <List of={payments} begin={request} />
      </div>
    </>
  );
}
