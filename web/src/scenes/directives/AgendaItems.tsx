// Items of all meetings; among them those deferred that still wait for another agenda.
import type { AgendaItemRow as Item } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ItemBadge } from "./parts";

function Kind({ of }: { of: Item }) {
  const { term } = useSpeech();
  return <>{term("itemKinds", of.kind)}</>;
}

const items: ListOf<Item> = {
  path: "/api/agenda-items",
  title: "meetings.allItems",
  sort: "-held_on",
  to: (one) => `/meetings/${one.meeting.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "meetings.text", width: "wide" },
    { name: "state", label: "meetings.state", terms: "itemStates" },
    { name: "waiting", label: "meetings.backlog", terms: "stillWaiting" },
  ],
  columns: [
    { key: "title", title: "meetings.oneItem", cell: (one) => <Said text={one.title} /> },
    { key: "kind", title: "meetings.kind", cell: (one) => <Kind of={one} /> },
    { key: "meeting", title: "meetings.meeting", card: "under", cell: (one) => <Said text={one.meeting.title} /> },
    { key: "held_on", title: "meetings.heldOn", sort: true, card: "foot", cell: (one) => <Day day={one.held_on} /> },
    { key: "state", title: "meetings.state", card: "end", cell: (one) => <ItemBadge state={one.state} /> },
  ],
  empty: { icon: "calendar", title: "meetings.noneItems" },
};

export default function AgendaItems() {
  const { say } = useSpeech();
  return (
    <>
      <Head
        title={say("meetings.allItems")}
        crumbs={[{ to: "/meetings", words: say("meetings.title") }]}
        sub={<span>{say("meetings.allItemsWords")}</span>}
      />
      <List of={items} />
    </>
  );
}
