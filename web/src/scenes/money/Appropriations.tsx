// The appropriations: what decisions gave, and what of it is still free.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Appropriation } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const appropriations: ListOf<Appropriation> = {
  path: "/api/appropriations",
  title: "money.appropriations",
  sort: "-fiscal_year",
  to: (one) => `/money/appropriations/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "fiscal_year", label: "money.fiscalYear", is: "year" },
    { name: "fund", label: "money.fund" },
    { name: "currency", label: "money.currency", width: "tight" },
  ],
  columns: [
    { key: "title", title: "money.name", width: 320, cell: (one) => <Said text={one.title} /> },
    {
      key: "code",
      title: "money.code",
      sort: true,
      card: "under",
      cell: (one) => <span className="mono">{one.code}</span>,
    },
    { key: "fund", title: "money.fund", sort: true, card: "under", cell: (one) => <Said text={one.fund} /> },
    { key: "fiscal_year", title: "money.fiscalYear", sort: true, cell: (one) => one.fiscal_year },
    { key: "budget_line", title: "money.budgetLine", extra: true, cell: (one) => one.budget_line },
    { key: "decision", title: "money.decision", cell: (one) => <Said text={one.decision} /> },
    {
      key: "granted",
      title: "money.granted",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.granted} />,
    },
    { key: "free", title: "money.free", sort: true, number: true, cell: (one) => <Money {...one.free} /> },
  ],
  empty: { icon: "money", title: "money.none", words: "money.noneWords" },
};

export default function Appropriations() {
  const { say } = useSpeech();
  const open = useMay("post_entries") && (
    <Link className="button main" to="/money/appropriations/new">
      <Icon name="plus" />
      {say("money.open")}
    </Link>
  );
  return (
    <>
      <Head title={say("money.appropriations")} crumbs={[{ to: "/money", words: say("money.title") }]}>
        {open}
      </Head>
      <List of={appropriations} begin={open} />
    </>
  );
}
