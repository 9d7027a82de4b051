// Earlier imports, and one of them with the rows it sent back.
import { Link, useParams } from "react-router-dom";
import { useList, useMay, useRead } from "../../api/hooks";
import type { CellProblem, Import } from "../../api/types";
import { useAddress } from "../../parts/address";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { Icon } from "../../parts/Icon";
import { Empty, Head, Waiting } from "../../parts/Page";
import { Moment, Money, Said, Sums } from "../../parts/Words";
import { useSpeech } from "../../words";

export function Imports() {
  const { say } = useSpeech();
  const mayImport = useMay("import_awards");
  const { values, set } = useAddress(["sort"] as const);
  const list = useList<Import>("/api/imports", values);
  const number = (value: number) => value.toLocaleString("en-GB");
  const columns: Column<Import>[] = [
    {
      key: "name",
      title: say("imports.file"),
      width: 340,
      cell: (one) => <Link to={`/imports/${one.id}`}>{one.name}</Link>,
    },
    { key: "at", title: say("imports.at"), cell: (one) => <Moment at={one.at} /> },
    { key: "by", title: say("imports.by"), cell: (one) => <Said text={one.by.name} /> },
    { key: "read", title: say("imports.rows"), number: true, cell: (one) => number(one.read) },
    { key: "accepted", title: say("imports.imported"), number: true, cell: (one) => number(one.accepted) },
    {
      key: "rejected",
      title: say("imports.rejected"),
      number: true,
      cell: (one) => <span className={one.rejected ? "bad" : undefined}>{number(one.rejected)}</span>,
    },
    { key: "unchanged", title: say("imports.unchanged"), number: true, cell: (one) => number(one.unchanged) },
    { key: "sums", title: say("imports.sums"), number: true, cell: (one) => <Sums sums={one.sums} /> },
  ];
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
      <DataGrid
        name="imports"
        label={say("imports.earlier")}
        rows={list.items}
        total={list.total}
        columns={columns}
        rowKey={(one) => one.id}
        sort={values.sort}
        onSort={(sort) => set({ sort })}
        loading={list.isPending}
        stale={list.isPlaceholderData}
        problem={list.error}
        more={{
          has: list.hasNextPage,
          busy: list.isFetchingNextPage,
          load: () => {
            void list.fetchNextPage();
          },
        }}
        empty={
          <Empty icon="imports" title={say("imports.empty")} words={say("imports.emptyWords")}>
            {begin}
          </Empty>
        }
        card={(one) => (
          <Link className="card" to={`/imports/${one.id}`}>
            <span className="name">{one.name}</span>
            <span className="small">
              <Moment at={one.at} /> · <Said text={one.by.name} />
            </span>
            <span className="row">
              <span>
                {say("imports.imported")} {number(one.accepted)}
                {one.rejected > 0 && (
                  <span className="bad">
                    {" "}
                    · {say("imports.rejected")} {number(one.rejected)}
                  </span>
                )}
              </span>
              <Sums sums={one.sums} />
            </span>
          </Link>
        )}
      />
    </>
  );
}

export function ImportDetail() {
  const { id = "" } = useParams();
  const read = useRead<Import>(`/api/imports/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

export function Counters({
  one,
}: {
  one: {
    rows: number;
    accepted: number;
    rejected: number;
    unchanged: number;
    sums: Import["sums"];
    acceptedLabel: string;
  };
}) {
  const { say } = useSpeech();
  const number = (value: number) => value.toLocaleString("en-GB");
  return (
    <dl className="figures">
      <div>
        <dt>{say("imports.rows")}</dt>
        <dd>{number(one.rows)}</dd>
      </div>
      <div>
        <dt>{one.acceptedLabel}</dt>
        <dd>{number(one.accepted)}</dd>
      </div>
      <div>
        <dt>{say("imports.rejected")}</dt>
        <dd className={one.rejected ? "bad" : undefined}>{number(one.rejected)}</dd>
      </div>
      <div>
        <dt>{say("imports.unchanged")}</dt>
        <dd>{number(one.unchanged)}</dd>
      </div>
      {one.sums.map((sum) => (
        <div key={sum.currency}>
          <dt>{say("portfolio.sum", { currency: sum.currency })}</dt>
          <dd>
            <Money {...sum} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Shown({ one }: { one: Import }) {
  const { say, language } = useSpeech();
  const list = useList<CellProblem>(`/api/imports/${one.id}/rejections`);
  const columns: Column<CellProblem>[] = [
    { key: "line", title: say("imports.line"), number: true, cell: (row) => row.line },
    { key: "header", title: say("imports.column"), width: 160, cell: (row) => row.header },
    {
      key: "cell",
      title: say("imports.cell"),
      width: 200,
      cell: (row) => <span className="bad mono">{row.cell}</span>,
    },
    { key: "why", title: say("imports.why"), width: 420, cell: (row) => <Said text={row.title} /> },
    {
      key: "row",
      title: say("imports.original"),
      width: 420,
      cell: (row) => (
        <span className="mono quiet" title={row.row}>
          {row.row}
        </span>
      ),
    },
  ];
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
        <Link className="button main" to={`/portfolio?import=${one.id}`}>
          <Icon name="portfolio" />
          {say("imports.seePortfolio")}
        </Link>
      </Head>
      <Counters one={{ ...one, rows: one.read, acceptedLabel: say("imports.imported") }} />
      {one.rejected > 0 ? (
        <DataGrid
          name="rejections"
          label={say("imports.rejections")}
          rows={list.items}
          total={list.total}
          columns={columns}
          rowKey={(row) => row.id ?? `${row.line}/${row.column}`}
          loading={list.isPending}
          problem={list.error}
          more={{
            has: list.hasNextPage,
            busy: list.isFetchingNextPage,
            load: () => {
              void list.fetchNextPage();
            },
          }}
          empty={<Empty icon="check" title={say("imports.problemsNone")} />}
          card={(row) => (
            <div className="card-still">
              <span className="row">
                <strong>
                  {say("imports.line")} {row.line} · {row.header}
                </strong>
                <span className="bad mono">{row.cell}</span>
              </span>
              <span className="small">
                <Said text={row.title} />
              </span>
            </div>
          )}
        />
      ) : (
        <div className="sheet">
          <Empty icon="check" title={say("imports.problemsNone")} />
        </div>
      )}
    </>
  );
}
