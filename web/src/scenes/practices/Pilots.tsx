// All pilots: what is tried, by whom, until when, and what the evaluation said.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Pilot } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { PilotBadge, VerdictBadge } from "./parts";
import { ProposingPilot } from "./pilot_forms";

const list: ListOf<Pilot> = {
  path: "/api/pilots",
  title: "pilots.title",
  sort: "-id",
  to: (one) => `/pilots/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "pilots.text", width: "wide" },
    { name: "state", label: "pilots.state", terms: "pilotStates" },
    { name: "verdict", label: "pilots.verdict", terms: "pilotVerdicts" },
    { name: "unit", label: "pilots.unit", one: "/api/bodies", width: "wide", place: "more" },
    { name: "overdue", label: "pilots.overdue", terms: "pastLastDay", place: "more" },
    { name: "practice", label: "practices.one", one: "/api/practices", place: "link" },
  ],
  columns: [
    { key: "title", title: "pilots.one", cell: (one) => <Said text={one.title} /> },
    { key: "unit", title: "pilots.unit", card: "under", cell: (one) => <Said text={one.unit.title} /> },
    { key: "ends_on", title: "pilots.endsOn", sort: true, card: "foot", cell: (one) => <Day day={one.ends_on} /> },
    { key: "verdict", title: "pilots.verdict", cell: (one) => one.verdict && <VerdictBadge of={one.verdict} /> },
    { key: "state", title: "pilots.state", sort: true, card: "end", cell: (one) => <PilotBadge state={one.state} /> },
  ],
  empty: { icon: "check", title: "pilots.none", words: "pilots.noneWords" },
};

export default function Pilots() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const [proposing, setProposing] = useState(false);
  const begin = manages && (
    <button type="button" className="button main" onClick={() => setProposing(true)}>
      {say("pilots.propose")}
    </button>
  );
  return (
    <>
      <Head
        title={say("pilots.title")}
        crumbs={[{ to: "/practices", words: say("practices.title") }]}
        sub={<span>{say("pilots.words")}</span>}
      >
        <Link className="button" to="/practices">
          {say("practices.title")}
        </Link>
        {begin}
      </Head>
      <List of={list} begin={begin} />
      {proposing && <ProposingPilot onClose={() => setProposing(false)} />}
    </>
  );
}
