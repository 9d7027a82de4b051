// Every claim there is, and what was accepted of it.
import { Head } from "../../parts/Page";
import type { Claim } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const claims: ListOf<Claim> = {
  path: "/api/claims",
  title: "claims.title",
  sort: "-id",
  to: (one) => `/claims/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "payments.state", terms: "claimStates" },
    { name: "programme", label: "money.programme", one: "/api/programmes", width: "wide" },
    { name: "award", label: "money.award", one: "/api/awards", width: "wide" },
  ],
  columns: [
    { key: "what", title: "claims.whatFor", cell: (one) => <Said text={one.what} /> },
    { key: "award", title: "money.award", sort: true, cell: (one) => <span className="mono">{one.award.name}</span> },
    {
      key: "programme",
      title: "money.programme",
      card: "under",
      cell: (one) => <Said text={one.programme.title} />,
    },
    {
      key: "amount",
      title: "claims.claimed",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} whole />,
    },
    {
      key: "accepted",
      title: "claims.accepted",
      number: true,
      cell: (one) => (one.state === "accepted" ? <Money {...one.accepted_amount} whole /> : null),
    },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="claimStates" state={one.state} />,
    },
    { key: "by", title: "claims.by", cell: (one) => (one.by ? <Said text={one.by.name} /> : null) },
    { key: "at", title: "payments.requestedAt", cell: (one) => <Moment at={one.at} /> },
  ],
  empty: { icon: "payments", title: "claims.none", words: "claims.noneWords" },
};

export default function Claims() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("claims.title")}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={<span>{say("claims.words")}</span>}
      />
      <List of={claims} />
    </>
  );
}
