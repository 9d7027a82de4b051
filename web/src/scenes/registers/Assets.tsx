// Assets across awards, as their final reports name them.
import { Link } from "react-router-dom";
import type { AssetItem } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const assets: ListOf<AssetItem> = {
  path: "/api/assets",
  title: "reports.assets",
  sort: "-amount",
  to: (one) => `/awards/${one.award.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "reports.find", width: "wide" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
    { name: "state", label: "reports.state", terms: "closeoutStates" },
  ],
  columns: [
    { key: "name", title: "reports.asset", sort: true, width: 260, cell: (one) => <Said text={one.name} /> },
    {
      key: "amount",
      title: "reports.cost",
      sort: true,
      number: true,
      card: "end",
      cell: (one) => <Money {...one.amount} />,
    },
    { key: "custodian", title: "reports.custodian", card: "under", cell: (one) => <Said text={one.custodian} /> },
    {
      key: "award",
      title: "money.award",
      sort: true,
      card: "foot",
      cell: (one) => <span className="mono">{one.award.name}</span>,
    },
    { key: "programme", title: "money.programme", width: 200, cell: (one) => <Said text={one.programme.title} /> },
    {
      key: "organisation",
      title: "reports.organisation",
      extra: true,
      cell: (one) => <Said text={one.organisation} />,
    },
    { key: "state", title: "reports.state", cell: (one) => <State of="closeoutStates" state={one.state} /> },
    {
      key: "line",
      title: "reports.line",
      cell: (one) => <ItsLine award={one.award.id} />,
    },
  ],
  empty: { icon: "table", title: "reports.noAssets", words: "reports.assetsWords" },
};

export function ItsLine({ award }: { award: number }) {
  const { say } = useSpeech();
  return <Link to={`/line/award/${award}`}>{say("reports.line")}</Link>;
}

export default function Assets() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("reports.assets")}
        crumbs={[{ to: "/results", words: say("reports.results") }]}
        sub={<span>{say("reports.assetsWords")}</span>}
      />
      <List of={assets} />
    </>
  );
}
