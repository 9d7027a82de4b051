// The ledger: every directive, by state, unit, body and whether its date has passed.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Directive } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { SavedFilters } from "../../parts/SavedFilters";
import { DirectiveBadge, Due, LevelBadge } from "./parts";

function OpenParts({ of }: { of: Directive }) {
  const { say } = useSpeech();
  return of.parts > 0 ? <>{say("directives.partsOpen", { open: of.open_parts, all: of.parts })}</> : null;
}

const directives: ListOf<Directive> = {
  path: "/api/directives",
  title: "directives.title",
  sort: "due_on",
  to: (one) => `/directives/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "directives.text", width: "wide" },
    { name: "state", label: "directives.state", terms: "directiveStates" },
    { name: "level", label: "duties.level", terms: "escalationLevels" },
    { name: "overdue", label: "directives.overdue", terms: "overdueOrNot" },
    { name: "unit", label: "directives.unit", one: "/api/bodies", width: "wide" },
    { name: "issuer", label: "directives.body", one: "/api/bodies", width: "wide", place: "more" },
  ],
  columns: [
    { key: "title", title: "directives.one", cell: (one) => <Said text={one.title} /> },
    {
      key: "unit",
      title: "directives.unit",
      card: "under",
      cell: (one) => (one.unit ? <Said text={one.unit.title} /> : null),
    },
    { key: "owner", title: "directives.owner", cell: (one) => (one.owner ? <Said text={one.owner.name} /> : null) },
    { key: "due_on", title: "directives.dueOn", sort: true, card: "foot", cell: (one) => <Due of={one} /> },
    { key: "level", title: "duties.level", card: "end", cell: (one) => <LevelBadge mark={one.escalation} /> },
    {
      key: "date_changes",
      title: "directives.dateChanges",
      sort: true,
      number: true,
      cell: (one) => (one.date_changes > 0 ? one.date_changes : null),
    },
    { key: "parts", title: "directives.parts", cell: (one) => <OpenParts of={one} /> },
    {
      key: "state",
      title: "directives.state",
      sort: true,
      card: "end",
      cell: (one) => <DirectiveBadge state={one.state} />,
    },
    { key: "issuer", title: "directives.body", extra: true, cell: (one) => <Said text={one.issuer.title} /> },
  ],
  empty: { icon: "check", title: "directives.none", words: "directives.noneWords" },
};

export default function Directives() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const begin = manages && (
    <Link className="button main" to="/directives/new">
      {say("directives.capture")}
    </Link>
  );
  return (
    <>
      <Head title={say("directives.title")} sub={<span>{say("directives.words")}</span>}>
        <Link className="button" to="/directives/board">
          {say("duties.board")}
        </Link>
        <Link className="button" to="/directives/overdue">
          {say("duties.overdueUnits")}
        </Link>
        <Link className="button" to="/directives/bulletin">
          {say("duties.bulletin")}
        </Link>
        <Link className="button" to="/directives/levels">
          {say("duties.levels")}
        </Link>
        <Link className="button" to="/bodies">
          {say("bodies.title")}
        </Link>
        {begin}
      </Head>
      <SavedFilters list="directives" />
      <List of={directives} begin={begin} />
    </>
  );
}
