// Results across awards, as their final reports name them.
import { Link } from "react-router-dom";
import type { ResultItem } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ItsLine } from "./Assets";

function Kind({ of }: { of: ResultItem["kind"] }) {
  const { term } = useSpeech();
  return <>{term("resultKinds", of)}</>;
}

const results: ListOf<ResultItem> = {
  path: "/api/results",
  title: "reports.results",
  sort: "kind",
  to: (one) => `/awards/${one.award.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "reports.find", width: "wide" },
    { name: "kind", label: "reports.resultKind", terms: "resultKinds" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
    { name: "state", label: "reports.state", terms: "closeoutStates" },
  ],
  columns: [
    { key: "title", title: "reports.result", sort: true, width: 340, cell: (one) => <Said text={one.title} /> },
    { key: "kind", title: "reports.resultKind", sort: true, card: "end", cell: (one) => <Kind of={one.kind} /> },
    {
      key: "identifier",
      title: "reports.identifier",
      card: "under",
      cell: (one) => <span className="mono">{one.identifier}</span>,
    },
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
    { key: "line", title: "reports.line", cell: (one) => <ItsLine award={one.award.id} /> },
  ],
  empty: { icon: "table", title: "reports.noResults", words: "reports.resultsWords" },
};

export default function Results() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("reports.results")} sub={<span>{say("reports.resultsWords")}</span>}>
        <Link className="button" to="/assets">
          {say("reports.assets")}
        </Link>
      </Head>
      <List of={results} />
    </>
  );
}
