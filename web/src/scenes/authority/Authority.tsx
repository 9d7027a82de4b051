// The register of delegations: who may do what, where, up to how much and by which decision.
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Approval, AttemptsView, Delegation, Page } from "../../api/types";
import { Export } from "../../parts/Export";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head, Sheet } from "../../parts/Page";
import { Count, Day, Moment, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Acting } from "./Acting";
import { Deeds, Limit, Scope, Status, useColleagues } from "./parts";

const delegations: ListOf<Delegation> = {
  path: "/api/authority",
  title: "authority.register",
  sort: "person",
  to: (one) => `/authority/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "status", label: "authority.status", terms: "delegationStatuses" },
    { name: "person", label: "authority.person", useOptions: useColleagues },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
    { name: "deed", label: "authority.deed", terms: "deeds" },
    { name: "ends_before", label: "authority.endsBefore", is: "day", place: "more" },
    { name: "unused", label: "authority.unused", terms: "unusedOrNot", place: "more" },
  ],
  columns: [
    {
      key: "person",
      title: "authority.person",
      sort: true,
      width: 160,
      cell: (one) => <Said text={one.person.name} />,
    },
    {
      key: "programme",
      title: "authority.programme",
      sort: true,
      width: 120,
      card: "under",
      cell: (one) => <Scope of={one} />,
    },
    { key: "deeds", title: "authority.deeds", width: 210, card: "under", cell: (one) => <Deeds of={one.deeds} /> },
    { key: "status", title: "authority.status", card: "end", cell: (one) => <Status of={one.status} /> },
    {
      key: "per_act",
      title: "authority.perAct",
      number: true,
      card: "foot",
      cell: (one) => <Limit of={one.per_act} />,
    },
    { key: "per_award", title: "authority.perAward", number: true, cell: (one) => <Limit of={one.per_award} /> },
    { key: "per_year", title: "authority.perYear", number: true, cell: (one) => <Limit of={one.per_year} /> },
    {
      key: "second",
      title: "authority.secondAbove",
      number: true,
      extra: true,
      cell: (one) => <Limit of={one.second_person_above} />,
    },
    { key: "until", title: "authority.until", sort: true, cell: (one) => <Day day={one.until} /> },
    { key: "from", title: "authority.from", sort: true, extra: true, cell: (one) => <Day day={one.from} /> },
    { key: "decision", title: "authority.decision", width: 220, cell: (one) => <Said text={one.decision} /> },
    { key: "uses", title: "authority.uses", sort: true, number: true, cell: (one) => <Count of={one.uses} /> },
    {
      key: "last",
      title: "authority.lastUsed",
      extra: true,
      cell: (one) => (one.last_used_at ? <Moment at={one.last_used_at} /> : null),
    },
  ],
  empty: { icon: "roles", title: "authority.none", words: "authority.noneWords" },
};

export default function Authority() {
  const { say } = useSpeech();
  const give = useMay("delegate_authority") && (
    <Link className="button main" to="/authority/new">
      <Icon name="plus" />
      {say("authority.give")}
    </Link>
  );
  return (
    <>
      <Head title={say("authority.title")} sub={<span>{say("authority.words")}</span>}>
        <Link className="button" to="/authority/why">
          <Icon name="help" />
          {say("authority.why")}
        </Link>
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {say("authority.print")}
        </button>
        {give}
      </Head>
      <List of={delegations} begin={give} />
      <div className="columns spaced">
        <div className="stack">
          <Acting />
        </div>
        <div className="stack">
          <Waiting />
          <Attempts />
        </div>
      </div>
    </>
  );
}

function Waiting() {
  const { say, term } = useSpeech();
  const read = useRead<Page<Approval>>("/api/approvals", { state: "open", sort: "expires_on", limit: 6 });
  const open = read.data?.items ?? [];
  return (
    <Sheet title={say("authority.approvals")}>
      {open.length === 0 && <p className="quiet">{say("authority.noApprovals")}</p>}
      <ul className="lines">
        {open.map((one) => (
          <li key={one.id}>
            <Link to={`/authority/approvals/${one.id}`}>
              {term("deeds", one.deed)} <Money {...one.amount} />
            </Link>
            <span className="quiet">
              <Said text={one.proposed_by.name} /> · {say("authority.expires")} <Day day={one.expires_on} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/authority/approvals">{say("authority.approvalsWords")}</Link>
      </p>
    </Sheet>
  );
}

function Attempts() {
  const { say, term } = useSpeech();
  const read = useRead<AttemptsView>("/api/authority/attempts");
  const attempts = read.data?.attempts.slice(0, 8) ?? [];
  return (
    <Sheet title={say("authority.attempts")} tools={<Export path="/api/authority/attempts" query={{}} />}>
      {attempts.length === 0 && <p className="quiet">{say("authority.noAttempts")}</p>}
      <ul className="lines">
        {attempts.map((one) => (
          <li key={`${one.at} ${one.person.id} ${one.deed}`}>
            <strong>
              <Said text={one.person.name} />
            </strong>
            <span>
              {term("deeds", one.deed)} <Money {...one.amount} />
            </span>
            <span className="quiet">
              <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
