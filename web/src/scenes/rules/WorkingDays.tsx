// The days that are free or worked out of the common run, year by year, and from which notice each was taken.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { SpecialDayItem } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

function Kind({ of: { worked } }: { of: SpecialDayItem }) {
  const { say } = useSpeech();
  return <span className={`badge ${worked ? "note" : "water"}`}>{say(worked ? "days.worked" : "days.free")}</span>;
}

function useKinds() {
  const { say } = useSpeech();
  return [
    { value: "false", words: say("days.free") },
    { value: "true", words: say("days.worked") },
  ];
}

const days: ListOf<SpecialDayItem> = {
  path: "/api/special-days",
  title: "days.title",
  sort: "-first_day",
  rowKey: (one) => one.id,
  filters: [
    { name: "year", label: "days.year", is: "year" },
    { name: "worked", label: "days.kind", useOptions: useKinds },
  ],
  columns: [
    { key: "title", title: "days.name", width: 240, cell: (one) => <Said text={one.title} /> },
    { key: "kind", title: "days.kind", card: "end", cell: (one) => <Kind of={one} /> },
    {
      key: "first",
      title: "days.first",
      sort: "first_day",
      card: "under",
      cell: (one) => <Day day={one.first_day} />,
    },
    { key: "last", title: "days.last", card: "under", cell: (one) => <Day day={one.last_day} /> },
    { key: "from", title: "days.countsFrom", cell: (one) => <Day day={one.counts_from} /> },
    { key: "source", title: "days.source", width: 280, cell: (one) => <Said text={one.source} /> },
    { key: "by", title: "days.setBy", card: "foot", cell: (one) => <Said text={one.recorded_by.name} /> },
  ],
  empty: { icon: "record", title: "days.none", words: "days.noneWords" },
};

export default function WorkingDays() {
  const { say } = useSpeech();
  const set = useMay("set_rules") && (
    <Link className="button main" to="/rules/working-days/new">
      <Icon name="plus" />
      {say("days.set")}
    </Link>
  );
  return (
    <>
      <Head
        title={say("days.title")}
        crumbs={[{ to: "/rules", words: say("rules.title") }]}
        sub={<span>{say("days.words")}</span>}
      >
        {set}
      </Head>
      <List of={days} begin={set} />
    </>
  );
}
