// What happened at everybody's door, for administrators and auditors.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { SignIn } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const refused: readonly SignIn["kind"][] = ["wrong_password", "wrong_code"];

function Kind({ of }: { of: SignIn }) {
  const { term } = useSpeech();
  return <span className={`badge ${refused.includes(of.kind) ? "warn" : ""}`}>{term("doorEvents", of.kind)}</span>;
}
function Who({ of }: { of: SignIn }) {
  const manages = useMay("manage_people");
  return manages ? (
    <Link to={`/administration/people/${of.person.id}`}>
      <Said text={of.person.name} />
    </Link>
  ) : (
    <Said text={of.person.name} />
  );
}
function Device({ of }: { of: SignIn }) {
  const { say } = useSpeech();
  return <>{of.device || say("door.unknownDevice")}</>;
}

const signIns: ListOf<SignIn> = {
  path: "/api/sign-ins",
  title: "door.all",
  sort: "-id",
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "door.who", width: "wide" },
    { name: "kind", label: "door.what", terms: "doorEvents" },
    { name: "since", label: "door.since", is: "day" },
    { name: "until", label: "door.until", is: "day" },
  ],
  columns: [
    { key: "person", title: "door.who", width: 240, cell: (one) => <Who of={one} /> },
    { key: "kind", title: "door.what", card: "end", cell: (one) => <Kind of={one} /> },
    { key: "device", title: "door.device", card: "under", cell: (one) => <Device of={one} /> },
    { key: "at", title: "door.when", sort: "id", card: "foot", cell: (one) => <Moment at={one.at} /> },
  ],
  empty: { icon: "check", title: "door.noHistory" },
};

export default function SignIns() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("door.all")} sub={<span>{say("door.historyWords")}</span>} />
      <List of={signIns} />
    </>
  );
}
