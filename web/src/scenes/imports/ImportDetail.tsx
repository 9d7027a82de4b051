// One import, with the rows it sent back.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Import, Rejection } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Empty, Head, Waiting } from "../../parts/Page";
import { Count, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Counters } from "./Counters";

const rejections = (id: number): ListOf<Rejection> => ({
  path: `/api/imports/${id}/rejections`,
  title: "imports.rejections",
  rowKey: (row) => row.id,
  columns: [
    { key: "cell", title: "imports.cell", width: 220, cell: (row) => <span className="bad mono">{row.cell}</span> },
    {
      key: "line",
      title: "imports.line",
      sort: true,
      number: true,
      card: "under",
      cell: (row) => <Count of={row.line} />,
      inCard: (row) => <AtLine line={row.line} />,
    },
    { key: "header", title: "imports.column", width: 160, card: "under", cell: (row) => row.header },
    {
      key: "refusal",
      title: "imports.why",
      sort: true,
      width: 420,
      card: "foot",
      cell: (row) => <Said text={row.title} />,
    },
    {
      key: "row",
      title: "imports.original",
      width: 420,
      cell: (row) => (
        <span className="mono quiet" title={row.row}>
          {row.row}
        </span>
      ),
    },
  ],
  empty: { icon: "check", title: "imports.problemsNone" },
});

function AtLine({ line }: { line: number }) {
  return useSpeech().say("imports.atLine", { line });
}

export default function ImportDetail() {
  const { id = "" } = useParams();
  const read = useRead<Import>(`/api/imports/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: Import }) {
  const { say, language } = useSpeech();
  return (
    <>
      <Head
        title={one.name}
        crumbs={[{ to: "/imports", words: say("imports.title") }]}
        sub={
          <>
            <Moment at={one.at} />
            <Said text={one.by.name} />
            <span>{one.format.toUpperCase()}</span>
            <Link to={`/record/${one.id}`}>{say("parts.causedBy", { seq: one.id })}</Link>
          </>
        }
      >
        {one.rejected > 0 && (
          <a
            className="button"
            href={`/api/imports/${one.id}/rejected-rows.csv?bom=1&language=${language === "en" ? "en" : "zh"}`}
            download
          >
            <Icon name="download" />
            {say("imports.downloadRejected")}
          </a>
        )}
        <Link className="button" to={`/findings?import=${one.id}`}>
          <Icon name="help" />
          {say("findings.title")}
        </Link>
        <Link className="button main" to={`/portfolio?import=${one.id}`}>
          <Icon name="portfolio" />
          {say("imports.seePortfolio")}
        </Link>
      </Head>
      <Counters of={one} rows={one.read} accepted="imports.imported" />
      {one.rejected > 0 ? (
        <List of={rejections(one.id)} />
      ) : (
        <div className="sheet">
          <Empty icon="check" title={say("imports.problemsNone")} />
        </div>
      )}
    </>
  );
}
