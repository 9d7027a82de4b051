// Acts that take two persons: what waits, and what became of the others.
import type { Approval } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Moment, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ApprovalBadge, DeedName } from "./ApprovalDetail";

const approvals: ListOf<Approval> = {
  path: "/api/approvals",
  title: "authority.approvals",
  sort: "-id",
  to: (one) => `/authority/approvals/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "authority.status", terms: "approvalStates" },
    { name: "deed", label: "authority.deed", terms: "deeds" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
  ],
  columns: [
    { key: "deed", title: "authority.deed", width: 170, cell: (one) => <DeedName of={one.deed} /> },
    {
      key: "amount",
      title: "authority.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} />,
    },
    {
      key: "award",
      title: "authority.award",
      card: "under",
      cell: (one) => <span className="mono">{one.award?.name}</span>,
    },
    {
      key: "programme",
      title: "authority.programme",
      width: 180,
      cell: (one) => <Said text={one.programme?.title} />,
    },
    {
      key: "by",
      title: "authority.proposedBy",
      width: 180,
      card: "under",
      cell: (one) => <Said text={one.proposed_by.name} />,
    },
    { key: "at", title: "authority.proposedAt", sort: "id", cell: (one) => <Moment at={one.proposed_at} /> },
    { key: "expires", title: "authority.expires", sort: "expires_on", cell: (one) => <Day day={one.expires_on} /> },
    { key: "state", title: "authority.status", card: "end", cell: (one) => <ApprovalBadge of={one.state} /> },
    {
      key: "ended",
      title: "authority.endedBy",
      extra: true,
      cell: (one) => <Said text={one.ended_by?.name} />,
    },
  ],
  empty: { icon: "check", title: "authority.noApprovals", words: "authority.approvalsWords" },
};

export default function Approvals() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("authority.approvals")}
        crumbs={[{ to: "/authority", words: say("authority.title") }]}
        sub={<span>{say("authority.approvalsWords")}</span>}
      />
      <List of={approvals} />
    </>
  );
}
