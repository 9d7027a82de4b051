// All milestones one may see: what is due, what waits for a verdict, what is late.
import type { Milestone } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Timing } from "./Timing";

const milestones: ListOf<Milestone> = {
  path: "/api/milestones",
  title: "agreements.allMilestones",
  sort: "due_on",
  to: (one) => `/milestones/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "portfolio.state", terms: "milestoneStates" },
    { name: "due_until", label: "agreements.dueUntil" },
    { name: "programme", label: "portfolio.programme", place: "link" },
    { name: "award", label: "money.award", place: "link" },
  ],
  columns: [
    {
      key: "title",
      title: "agreements.name",
      width: 300,
      cell: (one) => (
        <>
          <span className="mono">{one.number}</span> <Said text={one.title} />
        </>
      ),
    },
    {
      key: "award",
      title: "money.award",
      sort: true,
      card: "under",
      width: 260,
      cell: (one) => (
        <>
          <span className="mono">{one.award.name}</span> <Said text={one.award_title} />
        </>
      ),
    },
    {
      key: "programme",
      title: "portfolio.programme",
      width: 160,
      extra: true,
      cell: (one) => <Said text={one.programme.title} />,
    },
    { key: "due_on", title: "agreements.dueOn", sort: true, card: "foot", cell: (one) => <Timing of={one} /> },
    {
      key: "tranche",
      title: "agreements.planned",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.tranche} />,
    },
    {
      key: "state",
      title: "portfolio.state",
      sort: true,
      card: "end",
      cell: (one) => <State of="milestoneStates" state={one.state} />,
    },
    {
      key: "gate",
      title: "agreements.gate",
      extra: true,
      cell: (one) => (one.gate ? <GateMark /> : <span className="quiet">—</span>),
    },
  ],
  empty: { icon: "check", title: "agreements.allMilestones", words: "agreements.milestonesWords" },
};

export function GateMark() {
  const { say } = useSpeech();
  return (
    <span className="badge water note" title={say("agreements.gateHelp")}>
      {say("agreements.gate")}
    </span>
  );
}

export default function Milestones() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("agreements.allMilestones")} sub={<span>{say("agreements.milestonesWords")}</span>} />
      <List of={milestones} />
    </>
  );
}
