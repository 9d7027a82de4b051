// One list, wholly. A scene says once what its rows are, outside of any component, and draws `<List of={payments} />`:
//
//   const payments: ListOf<Payment> = {
//     path: "/api/payments",                                  also the files: .csv and .xlsx
//     title: "payments.title", sort: "-due_on", to: (one) => `/payments/${one.id}`,
//     filters: [{ name: "text", label: "payments.text", width: "wide" }, { name: "state", label: …, terms: "states" }],
//     columns: [{ key: "payee", title: "payments.payee", sort: true, cell: (one) => <Said text={one.payee} /> },
//               { key: "amount", title: …, number: true, card: "foot", cell: (one) => <Money {...one.amount} /> }],
//     empty: { icon: "payments", title: "payments.none", words: "payments.begin" },
//   };
// The list then has filters and sorting in its address, pages by cursor, a table on a wide screen (only what is in
// sight is drawn; j, k and Enter move) and cards on a narrow one, totals, files, empty, failed and loading states.
// The first column names the row and leads to it; `card` says where the others stand on a card. A scene that shows
// more of what is listed, such as charts, takes `useView` and draws `<FilterBar>`, `<FilterChips>`, `<Rows>` itself.
import { useMemo, type ReactNode } from "react";
import { Link } from "react-router-dom";
import type { Query } from "../api/client";
import { useList } from "../api/hooks";
import { useSettings } from "../api/settings";
import { useSpeech, type Word } from "../words";
import { useAddress } from "./address";
import { DataGrid } from "./DataGrid";
import { isDay } from "./day_words";
import { Export } from "./Export";
import { ClearFilters, FilterBar, FilterChips, type Chosen, type Filter } from "./Filters";
import type { IconName } from "./Icon";
import { Empty } from "./Page";
import { narrow, useMedia } from "./preferences";

export interface ListColumn<Row> {
  key: string;
  title: Word;
  cell: (row: Row) => ReactNode;
  /** Sorted by the server under this name; true: under the key. */
  sort?: string | true;
  number?: boolean;
  width?: number;
  /** Not shown until chosen. */
  extra?: boolean;
  /** Where on a card: below the name, at the foot, or at the foot's end. Absent: not there. */
  card?: "under" | "foot" | "end";
  /** On a card, where no link can stand and no header explains a number. */
  inCard?: (row: Row) => ReactNode;
}

export interface ListOf<Row> {
  path: `/api/${string}`;
  title: Word;
  columns: readonly ListColumn<Row>[];
  filters?: readonly Filter[];
  /** The order at first: "-amount". */
  sort?: string;
  to?: (row: Row) => string;
  rowKey: (row: Row) => string | number;
  /** How the server is asked, where that is not what the address says. */
  ask?: (values: Record<string, string>, currency: string) => Query;
  empty: { icon: IconName; title: Word; words?: Word };
}

interface Narrowed {
  /** Filters that are not the reader's to change: the programme whose awards are shown. */
  fixed?: Query;
  /** Columns that would say the same in every row. */
  without?: readonly string[];
}

export interface View<Row> extends Chosen, Narrowed {
  of: ListOf<Row>;
  /** What the server is asked, order apart. */
  query: Query;
  filtered: boolean;
}

const none: readonly Filter[] = [];

/** A list as its address has it. */
export function useView<Row>(of: ListOf<Row>, { fixed, without }: Narrowed = {}): View<Row> {
  const filters = fixed ? none : (of.filters ?? none);
  const names = useMemo(() => [...filters.map((filter) => filter.name), "sort"], [filters]);
  const { values, set, clear } = useAddress(names);
  const currency = useSettings()?.default_currency ?? "CNY";
  const filled = Object.fromEntries(filters.map(({ name }) => [name, values[name] ?? ""]));
  // Half a date is no filter yet.
  for (const { name, is } of filters) if (is === "day" && !isDay(filled[name] ?? "")) filled[name] = "";
  const query = { ...(of.ask ? of.ask(filled, currency) : filled), ...fixed };
  const filtered = filters.some((filter) => values[filter.name] !== "");
  return { of, fixed, without, filters, values, set, clear, query, filtered };
}

/** The rows of a view. `begin` stands where there are none at all: what a person can do about it. */
export function Rows<Row>({ view, begin }: { view: View<Row>; begin?: ReactNode }) {
  const { say } = useSpeech();
  const { of, without = [] } = view;
  const small = useMedia(narrow);
  const sort = view.values["sort"] || of.sort;
  const asked = sort ? { ...view.query, sort } : view.query;
  const list = useList<Row>(of.path, asked, small ? 30 : 100);
  const columns = of.columns.filter((column) => !without.includes(column.key));
  const link = (row: Row, cell: ReactNode) => (of.to ? <Link to={of.to(row)}>{cell}</Link> : cell);
  return (
    <DataGrid
      name={[of.path, ...without].join("-")}
      label={say(of.title)}
      rows={list.items}
      total={list.total}
      sums={list.sums}
      columns={columns.map((column, i) => ({
        ...column,
        title: say(column.title),
        sort: column.sort === true ? column.key : column.sort,
        cell: i === 0 ? (row: Row) => link(row, column.cell(row)) : column.cell,
      }))}
      rowKey={of.rowKey}
      {...(columns.some((column) => column.sort) && { sort, onSort: (chosen: string) => view.set({ sort: chosen }) })}
      loading={list.isPending}
      stale={list.isPlaceholderData}
      problem={list.error}
      retry={() => {
        void list.refetch();
      }}
      more={{
        has: list.hasNextPage,
        busy: list.isFetchingNextPage,
        load: () => {
          void list.fetchNextPage();
        },
      }}
      tools={<Export path={of.path} query={asked} />}
      empty={
        view.filtered ? (
          <Empty icon="filter" title={say("parts.emptyFiltered")} words={say("parts.emptyFilteredWords")}>
            <ClearFilters chosen={view} />
          </Empty>
        ) : (
          <Empty icon={of.empty.icon} title={say(of.empty.title)} words={of.empty.words && say(of.empty.words)}>
            {begin}
          </Empty>
        )
      }
      card={(row) => <Card row={row} columns={columns} to={of.to?.(row)} />}
    />
  );
}

/** Several things on one line; what is empty leaves no gap. */
function Joined({ parts }: { parts: ReactNode[] }) {
  const said = parts.filter((part) => part !== "" && part !== null && part !== undefined && part !== false);
  return said.map((part, i) => (
    <span key={i}>
      {i > 0 && <span className="quiet"> · </span>}
      {part}
    </span>
  ));
}

function Card<Row>({ row, columns, to }: { row: Row; columns: readonly ListColumn<Row>[]; to: string | undefined }) {
  const said = (column: ListColumn<Row>) => (column.inCard ?? column.cell)(row);
  const placed = (place: ListColumn<Row>["card"]) => columns.filter((column) => column.card === place).map(said);
  const [name] = columns;
  const [under, foot, end] = [placed("under"), placed("foot"), placed("end")];
  const inside = (
    <>
      <span className="name">{name?.cell(row)}</span>
      {under.length > 0 && (
        <span className="small">
          <Joined parts={under} />
        </span>
      )}
      {(foot.length > 0 || end.length > 0) && (
        <span className="row">
          <span>
            <Joined parts={foot} />
          </span>
          {end.map((part, i) => (
            <span key={i}>{part}</span>
          ))}
        </span>
      )}
    </>
  );
  return to ? (
    <Link className="card" to={to}>
      {inside}
    </Link>
  ) : (
    <div className="card">{inside}</div>
  );
}

/** A list with all that belongs to it. */
export function List<Row>({ of, begin, ...narrowed }: { of: ListOf<Row>; begin?: ReactNode } & Narrowed) {
  const view = useView(of, narrowed);
  return (
    <>
      <FilterBar chosen={view} />
      <FilterChips chosen={view} />
      <Rows view={view} begin={begin} />
    </>
  );
}
