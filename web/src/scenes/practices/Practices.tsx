// All practices: what works, since when it is recognised, and how many adopted it.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Practice } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { PracticeBadge, VerdictBadge } from "./parts";

const list: ListOf<Practice> = {
  path: "/api/practices",
  title: "practices.title",
  sort: "-id",
  to: (one) => `/practices/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "practices.text", width: "wide" },
    { name: "state", label: "practices.state", terms: "practiceStates" },
    { name: "makes", label: "practices.makes", terms: "templateNouns" },
    { name: "contact", label: "practices.contact", one: "/api/bodies", width: "wide", place: "more" },
    { name: "shipped", label: "practices.origin", terms: "shippedOrOwn", place: "more" },
    { name: "due", label: "practices.due", terms: "toAskAgain", place: "more" },
  ],
  columns: [
    { key: "title", title: "practices.one", cell: (one) => <Said text={one.title} /> },
    {
      key: "contact",
      title: "practices.contact",
      card: "under",
      cell: (one) => one.contact && <Said text={one.contact.title} />,
    },
    { key: "verdict", title: "pilots.verdict", cell: (one) => one.verdict && <VerdictBadge of={one.verdict} /> },
    {
      key: "recognised_on",
      title: "practices.recognisedOn",
      sort: true,
      card: "foot",
      cell: (one) => one.recognised_on && <Day day={one.recognised_on} />,
    },
    { key: "adoptions", title: "practices.adoptions", number: true, sort: true, cell: (one) => one.adoptions },
    { key: "effective", title: "practices.effective", number: true, cell: (one) => one.effective },
    {
      key: "state",
      title: "practices.state",
      sort: true,
      card: "end",
      cell: (one) => <PracticeBadge state={one.state} />,
    },
  ],
  empty: { icon: "check", title: "practices.none", words: "practices.noneWords" },
};

export default function Practices() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const begin = manages && (
    <Link className="button main" to="/practices/new">
      {say("practices.document")}
    </Link>
  );
  return (
    <>
      <Head title={say("practices.title")} sub={<span>{say("practices.words")}</span>}>
        <Link className="button" to="/pilots">
          {say("pilots.title")}
        </Link>
        <Link className="button" to="/practices/shipped">
          {say("practices.shipped")}
        </Link>
        {begin}
      </Head>
      <List of={list} begin={begin} />
    </>
  );
}
