// Earlier imports.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Import } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListColumn, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Count, Moment, Said, Sums } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";

const count = (key: "read" | "accepted" | "rejected" | "unchanged", title: Word): ListColumn<Import> => ({
  key,
  title,
  sort: true,
  number: true,
  cell: (one) => (
    <span className={key === "rejected" && one.rejected ? "bad" : undefined}>
      <Count of={one[key]} />
    </span>
  ),
  inCard: (one) => one[key] > 0 && <Counted title={title} count={one[key]} bad={key === "rejected"} />,
});

const imports: ListOf<Import> = {
  path: "/api/imports",
  title: "imports.earlier",
  to: (one) => `/imports/${one.id}`,
  rowKey: (one) => one.id,
  columns: [
    { key: "name", title: "imports.file", sort: true, width: 340, cell: (one) => one.name },
    { key: "at", title: "imports.at", sort: true, card: "under", cell: (one) => <Moment at={one.at} /> },
    { key: "by", title: "imports.by", sort: true, card: "under", cell: (one) => <Said text={one.by.name} /> },
    count("read", "imports.rows"),
    { ...count("accepted", "imports.imported"), card: "foot" },
    { ...count("rejected", "imports.rejected"), card: "foot" },
    count("unchanged", "imports.unchanged"),
    { key: "sums", title: "imports.sums", number: true, card: "end", cell: (one) => <Sums sums={one.sums} /> },
  ],
  empty: { icon: "imports", title: "imports.empty", words: "imports.emptyWords" },
};

function Counted({ title, count: value, bad }: { title: Word; count: number; bad: boolean }) {
  const { say } = useSpeech();
  return (
    <span className={bad ? "bad" : undefined}>
      {say(title)} <Count of={value} />
    </span>
  );
}

export default function Imports() {
  const { say } = useSpeech();
  const mayImport = useMay("import_awards");
  const begin = mayImport && (
    <Link className="button main" to="/imports/new">
      <Icon name="imports" />
      {say("imports.newImport")}
    </Link>
  );
  return (
    <>
      <Head title={say("imports.title")} sub={!mayImport && <span>{say("imports.notYours")}</span>}>
        {begin}
      </Head>
      <List of={imports} begin={begin} />
    </>
  );
}
