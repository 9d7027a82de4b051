// The list of programmes.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Programme } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Count, Said, State, Sums } from "../../parts/Words";
import { useSpeech } from "../../words";

const programmes: ListOf<Programme> = {
  path: "/api/programmes",
  title: "shell.programmes",
  sort: "-amount",
  to: (programme) => `/programmes/${programme.id}`,
  rowKey: (programme) => programme.id,
  filters: [
    { name: "text", label: "portfolio.programmeText", width: "wide" },
    { name: "state", label: "portfolio.state", terms: "programmeStates", width: "tight" },
  ],
  columns: [
    {
      key: "title",
      title: "portfolio.name",
      sort: true,
      width: 360,
      cell: (programme) => <Said text={programme.title} badge />,
    },
    {
      key: "code",
      title: "portfolio.code",
      sort: true,
      card: "under",
      cell: (programme) => <span className="mono">{programme.code}</span>,
    },
    {
      key: "managers",
      title: "portfolio.managers",
      width: 200,
      card: "under",
      cell: (programme) => <Managers of={programme} />,
    },
    {
      key: "state",
      title: "portfolio.state",
      sort: true,
      card: "end",
      cell: (programme) => <State of="programmeStates" state={programme.state} />,
    },
    {
      key: "awards",
      title: "portfolio.awards",
      sort: true,
      number: true,
      card: "under",
      cell: (programme) => <Count of={programme.awards} />,
      inCard: (programme) => <Awards count={programme.awards} />,
    },
    {
      key: "amount",
      title: "portfolio.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (programme) => <Sums sums={programme.sums} />,
    },
    { key: "years", title: "portfolio.years", number: true, card: "under", cell: years },
  ],
  empty: { icon: "programmes", title: "portfolio.programmeEmpty", words: "portfolio.programmeEmptyWords" },
};

/** The years of its awards: "2023–2026". */
export function years({ first_year: first, last_year: last }: Programme): string {
  return !first ? "" : first === last ? String(first) : `${first}–${last ?? ""}`;
}

export function Managers({ of }: { of: Programme }) {
  const { say } = useSpeech();
  if (of.managers.length === 0) return <span className="quiet">{say("portfolio.noManager")}</span>;
  return of.managers.map((one, i) => (
    <span key={one.id}>
      {i > 0 && say("parts.comma")}
      <Said text={one.name} />
    </span>
  ));
}

export function Awards({ count }: { count: number }) {
  return useSpeech().say("portfolio.awardsCount", { count });
}

export default function Programmes() {
  const { say } = useSpeech();
  const create = useMay("manage_programmes") && (
    <Link className="button main" to="/programmes/new">
      <Icon name="plus" />
      {say("portfolio.programmeNew")}
    </Link>
  );
  return (
    <>
      <Head title={say("shell.programmes")}>{create}</Head>
      <List of={programmes} begin={create} />
    </>
  );
}
