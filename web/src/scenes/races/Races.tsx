// Races: several teams with one aim.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Race } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Count, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const races: ListOf<Race> = {
  path: "/api/races",
  title: "races.title",
  sort: "-id",
  to: (one) => `/races/${one.id}`,
  rowKey: (one) => one.id,
  filters: [{ name: "state", label: "findings.state", terms: "raceStates" }],
  columns: [
    { key: "title", title: "races.aim", sort: "id", width: 320, cell: (one) => <Said text={one.title} /> },
    {
      key: "programme",
      title: "money.programme",
      width: 220,
      card: "under",
      cell: (one) => <Said text={one.programme.title} />,
    },
    {
      key: "running",
      title: "races.running",
      card: "foot",
      cell: (one) => (
        <>
          <Count of={one.running} /> / <Count of={one.teams} />
        </>
      ),
    },
    { key: "stage", title: "races.stage", cell: (one) => <Count of={one.stage} /> },
    {
      key: "state",
      title: "findings.state",
      sort: true,
      card: "end",
      cell: (one) => <State of="raceStates" state={one.state} />,
    },
  ],
  empty: { icon: "programmes", title: "races.none", words: "races.noneWords" },
};

export default function Races() {
  const { say } = useSpeech();
  const may = useMay("decide_awards");
  return (
    <>
      <Head title={say("races.title")} sub={<span>{say("races.words")}</span>}>
        {may && (
          <Link className="button main" to="/races/new">
            <Icon name="plus" />
            {say("races.found")}
          </Link>
        )}
      </Head>
      <List of={races} />
    </>
  );
}
