// Every amendment that was asked for, and how far it has come.
import type { Amendment } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

function Type({ of }: { of: Amendment }) {
  return <>{useSpeech().term("amendmentTypes", of.type)}</>;
}

const amendments: ListOf<Amendment> = {
  path: "/api/amendments",
  title: "amendments.title",
  sort: "-id",
  to: (one) => `/amendments/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "findings.state", terms: "amendmentStates" },
    { name: "type", label: "amendments.type", terms: "amendmentTypes" },
  ],
  columns: [
    { key: "type", title: "amendments.type", sort: true, width: 200, cell: (one) => <Type of={one} /> },
    {
      key: "award",
      title: "money.award",
      sort: true,
      card: "under",
      cell: (one) => <span className="mono">{one.award.name}</span>,
    },
    {
      key: "programme",
      title: "money.programme",
      width: 220,
      extra: true,
      cell: (one) => <Said text={one.programme.title} />,
    },
    { key: "reason", title: "parts.reason", width: 320, card: "foot", cell: (one) => <Said text={one.reason} /> },
    {
      key: "state",
      title: "findings.state",
      sort: true,
      card: "end",
      cell: (one) => <State of="amendmentStates" state={one.state} />,
    },
    { key: "at", title: "amendments.submitted", sort: "id", cell: (one) => <Moment at={one.at} /> },
  ],
  empty: { icon: "edit", title: "amendments.none", words: "amendments.noneWords" },
};

export default function Amendments() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("amendments.title")} sub={<span>{say("amendments.words")}</span>} />
      <List of={amendments} />
    </>
  );
}
