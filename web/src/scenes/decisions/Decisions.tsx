// What meetings decided, and whether anything has come of it.
import type { DecisionItem } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ItemBadge } from "../directives/parts";

function Carried({ one }: { one: DecisionItem }) {
  const { term } = useSpeech();
  return (
    <span className={one.carried_out ? "badge good" : "badge warn"}>
      {term("carriedOutOrNot", one.carried_out ? "true" : "false")}
    </span>
  );
}

const decisions: ListOf<DecisionItem> = {
  path: "/api/decisions",
  title: "decisions.title",
  sort: "-held_on",
  to: (one) => `/decisions/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "decisions.text", width: "wide" },
    { name: "carried_out", label: "decisions.carriedOut", terms: "carriedOutOrNot" },
  ],
  columns: [
    { key: "title", title: "decisions.one", cell: (one) => <Said text={one.title} /> },
    { key: "meeting", title: "meetings.meeting", card: "under", cell: (one) => <Said text={one.meeting.title} /> },
    {
      key: "held_by",
      title: "meetings.heldBy",
      extra: true,
      cell: (one) => <Said text={one.held_by.title} />,
    },
    { key: "held_on", title: "meetings.heldOn", sort: true, card: "foot", cell: (one) => <Day day={one.held_on} /> },
    { key: "state", title: "meetings.outcome", cell: (one) => <ItemBadge state={one.state} /> },
    { key: "carried_out", title: "decisions.carriedOut", card: "end", cell: (one) => <Carried one={one} /> },
  ],
  empty: { icon: "check", title: "decisions.none", words: "decisions.noneWords" },
};

export default function Decisions() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("decisions.title")}
        crumbs={[{ to: "/meetings", words: say("meetings.title") }]}
        sub={<span>{say("decisions.words")}</span>}
      />
      <List of={decisions} />
    </>
  );
}
