// All entries, line by line; with an account in the address, its statement with the running balance.
import { Link, useSearchParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Account, EntryLine } from "../../api/types";
import { Figures } from "../../parts/Figures";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const entries: ListOf<EntryLine> = {
  path: "/api/entries",
  title: "money.entries",
  sort: "-id",
  to: (line) => `/money/entries/${line.entry}`,
  rowKey: (line) => `${line.entry} ${line.account} ${line.amount.minor}`,
  filters: [
    { name: "kind", label: "money.kind", terms: "entryKinds" },
    { name: "stage", label: "money.stage", terms: "stages" },
    { name: "programme", label: "money.programme", one: "/api/programmes", width: "wide" },
    { name: "award", label: "money.award", one: "/api/awards", width: "wide" },
    { name: "since", label: "money.since", is: "day" },
    { name: "until", label: "money.until", is: "day" },
    { name: "appropriation", label: "money.appropriation", one: "/api/appropriations", place: "link" },
    { name: "account", label: "money.account", place: "link" },
  ],
  columns: [
    { key: "kind", title: "money.kind", width: 170, cell: (line) => <Kind line={line} /> },
    {
      key: "value_on",
      title: "money.valueOn",
      sort: true,
      card: "under",
      cell: (line) => <Day day={line.value_on} />,
    },
    { key: "stage", title: "money.stage", card: "under", cell: (line) => <StageName line={line} /> },
    { key: "programme", title: "money.programme", width: 200, cell: (line) => <Said text={line.programme?.title} /> },
    { key: "award", title: "money.award", card: "foot", cell: (line) => line.award?.name },
    {
      key: "amount",
      title: "money.amount",
      sort: true,
      number: true,
      card: "end",
      cell: (line) => <Money {...line.amount} />,
    },
    {
      key: "balance_after",
      title: "money.balanceAfter",
      number: true,
      card: "end",
      cell: (line) => <Money {...line.balance_after} />,
    },
    { key: "cause", title: "money.cause", cell: (line) => <span className="mono">{line.cause}</span> },
    { key: "decision", title: "money.decision", extra: true, cell: (line) => <Said text={line.decision} /> },
    { key: "memo", title: "money.memo", extra: true, cell: (line) => <Said text={line.memo} /> },
    { key: "by", title: "money.by", extra: true, cell: (line) => <Said text={line.by?.name} /> },
  ],
  empty: { icon: "money", title: "money.entryNone", words: "money.noneWords" },
};

function Kind({ line }: { line: EntryLine }) {
  const { say, term } = useSpeech();
  return (
    <>
      {term("entryKinds", line.kind)}
      {line.reversed_by !== undefined && <span className="badge warn">{say("money.reversedBy")}</span>}
    </>
  );
}
function StageName({ line }: { line: EntryLine }) {
  return <>{useSpeech().term("stages", line.stage)}</>;
}

export default function Entries() {
  const { say } = useSpeech();
  const [search] = useSearchParams();
  const account = search.get("account") ?? "";
  const post = useMay("post_entries") && (
    <Link className="button main" to="/money/entries/new">
      <Icon name="plus" />
      {say("money.post")}
    </Link>
  );
  return (
    <>
      <Head
        title={say(account ? "money.statement" : "money.entries")}
        crumbs={[{ to: "/money", words: say("money.title") }]}
        sub={account && <Whose account={account} />}
      >
        {post}
      </Head>
      {account && <Standing account={account} />}
      <List of={entries} without={account ? ["stage", "programme", "award"] : ["balance_after"]} begin={post} />
    </>
  );
}

function Whose({ account }: { account: string }) {
  const { term } = useSpeech();
  const one = useRead<Account>(`/api/accounts/${account}`).data;
  if (!one) return null;
  return (
    <>
      <span className="badge water">{term("stages", one.stage)}</span>
      <Link className="mono" to={`/money/appropriations/${one.appropriation}`}>
        {one.appropriation_code}
      </Link>
      {one.programme && (
        <Link to={`/programmes/${one.programme.id}`}>
          <Said text={one.programme.title} />
        </Link>
      )}
      {one.award && (
        <Link className="mono" to={`/awards/${one.award.id}`}>
          {one.award.name}
        </Link>
      )}
    </>
  );
}

function Standing({ account }: { account: string }) {
  const { say } = useSpeech();
  const one = useRead<Account>(`/api/accounts/${account}`).data;
  if (!one) return null;
  return (
    <Figures
      of={[
        { label: say("money.balance"), value: <Money {...one.balance} /> },
        { label: say("money.setAside"), value: <Money {...one.set_aside} /> },
      ]}
    />
  );
}
