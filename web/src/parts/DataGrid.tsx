// The table under every list (scenes use List.tsx): a real table that sorts, moves by keyboard, hides columns, and
// draws only the rows in sight once there are more than two hundred. On a narrow screen the rows become cards.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Problem } from "../api/client";
import type { Money } from "../api/types";
import { useSpeech } from "../words";
import { Icon } from "./Icon";
import { Menu, Segments } from "./Menu";
import { Loading, ProblemNote } from "./Page";
import { narrow, useMedia, usePreferences } from "./preferences";
import { Count, Sums } from "./Words";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The name the server sorts by; absent, the column cannot be sorted. */
  sort?: string;
  number?: boolean;
  width?: number;
  /** Not shown until chosen. */
  extra?: boolean;
}

interface Props<Row> {
  /** A short name for remembering the columns chosen. */
  name: string;
  label: string;
  rows: Row[];
  total: number;
  /** What all rows together amount to, whatever part of them has come. */
  sums?: readonly Money[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string | number;
  card?: (row: Row) => ReactNode;
  sort?: string;
  onSort?: (sort: string) => void;
  more?: { has: boolean; busy: boolean; load: () => void };
  loading?: boolean;
  stale?: boolean;
  problem?: Problem | null;
  retry?: () => void;
  tools?: ReactNode;
  empty: ReactNode;
}

const windowAbove = 200;
const heights = { normal: 34, large: 42, largest: 50 };

function remembered(name: string): string[] | null {
  try {
    return JSON.parse(localStorage.getItem(`penstock.columns.${name}`) ?? "null") as string[] | null;
  } catch {
    return null;
  }
}

function useChosenColumns<Row>(name: string, columns: Column<Row>[]) {
  const [chosen, setChosen] = useState(
    () => remembered(name) ?? columns.filter((column) => !column.extra).map((column) => column.key),
  );
  const shown = columns.filter((column, i) => i === 0 || chosen.includes(column.key));
  const toggle = (key: string) => {
    const next = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
    localStorage.setItem(`penstock.columns.${name}`, JSON.stringify(next));
    setChosen(next);
  };
  return { chosen, shown, toggle };
}

/** While printing, every row that has come is drawn. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

export function nextSort(now: string | undefined, name: string): string {
  return now === name ? `-${name}` : now === `-${name}` ? "" : name;
}

export function DataGrid<Row>(props: Props<Row>) {
  const {
    name,
    label,
    rows,
    total,
    sums = [],
    columns,
    rowKey,
    card,
    sort,
    onSort,
    more,
    loading,
    stale,
    problem,
    retry,
    tools,
    empty,
  } = props;
  const { say } = useSpeech();
  const { preferences, prefer } = usePreferences();
  const small = useMedia(narrow);
  const printing = usePrinting();
  const { chosen, shown, toggle } = useChosenColumns(name, columns);
  const box = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);

  const windowed = rows.length > windowAbove && !printing && !(small && card);
  const rowHeight = preferences.density === "roomy" ? 44 : heights[preferences.size];
  const window_ = useVirtualizer({
    count: windowed ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    initialRect: { width: 1000, height: 640 },
  });
  const items = window_.getVirtualItems();
  const first = windowed ? (items[0]?.index ?? 0) : 0;
  const last = windowed ? (items[items.length - 1]?.index ?? 0) : rows.length - 1;
  const above = windowed ? (items[0]?.start ?? 0) : 0;
  const below = windowed ? window_.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0;

  const nearEnd = windowed && last >= rows.length - 30;
  const load = more?.load;
  const wantsMore = nearEnd && more?.has && !more.busy;
  useEffect(() => {
    if (wantsMore) load?.();
  }, [wantsMore, load]);

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    if (windowed) window_.scrollToIndex(target);
    const reach = (again: number) => {
      const link = section.current?.querySelector<HTMLElement>(
        `[data-index="${target}"] a, [data-index="${target}"] button`,
      );
      if (link) link.focus();
      else if (again > 0) requestAnimationFrame(() => reach(again - 1));
    };
    reach(10);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-index]");
    const at = row ? Number(row.dataset["index"]) : -1;
    const single = preferences.shortcuts;
    const to =
      event.key === "ArrowDown" || (single && event.key === "j")
        ? at + 1
        : event.key === "ArrowUp" || (single && event.key === "k")
          ? at - 1
          : event.key === "PageDown"
            ? at + 15
            : event.key === "PageUp"
              ? at - 15
              : event.key === "Home"
                ? 0
                : event.key === "End"
                  ? rows.length - 1
                  : null;
    if (to === null || rows.length === 0) return;
    event.preventDefault();
    focusRow(to);
  };
  // With the focus nowhere, j enters the first list of the page.
  const enter = useRef(() => undefined as void);
  useEffect(() => {
    enter.current = () => {
      if (rows.length > 0 && document.querySelector("[data-list]") === section.current) focusRow(0);
    };
  });
  useEffect(() => {
    if (!preferences.shortcuts) return;
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "j" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = document.activeElement;
      if ((at === document.body || at?.id === "content") && !document.querySelector("dialog[open]")) enter.current();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [preferences.shortcuts]);

  const bar = (
    <div className="gridbar">
      <h2>
        {label} <span className="quiet">{loading ? "" : say("parts.total", { count: total })}</span>
      </h2>
      <div className="buttons">
        {rows.length > 0 && tools}
        {rows.length > 0 && !(small && card) && (
          <Menu
            keepOpen
            className="button small"
            label={
              <>
                <Icon name="columns" />
                {say("parts.columns")}
              </>
            }
          >
            <div className="part">
              {columns.slice(1).map((column) => (
                <label className="check" key={column.key}>
                  <input type="checkbox" checked={chosen.includes(column.key)} onChange={() => toggle(column.key)} />
                  {column.title}
                </label>
              ))}
            </div>
            <div className="part">
              <span className="title">{say("parts.density")}</span>
              <Segments
                label={say("parts.density")}
                value={preferences.density}
                onChoose={(density) => prefer({ density })}
                options={[
                  { value: "dense", words: say("parts.dense") },
                  { value: "roomy", words: say("parts.roomy") },
                ]}
              />
            </div>
          </Menu>
        )}
      </div>
    </div>
  );
  const foot = rows.length > 0 && (
    <div className="gridfoot">
      <span>
        {say("parts.shownOf")} <Count of={rows.length} /> / <Count of={total} />
      </span>
      {sums.length > 0 && (
        <span className="sums">
          {say("parts.sum")} <Sums sums={sums} />
        </span>
      )}
      {more?.has && (
        <button type="button" className="button small" disabled={more.busy} onClick={more.load}>
          {more.busy ? say("parts.loading") : say("parts.more")}
        </button>
      )}
    </div>
  );

  if (problem && rows.length === 0) return <ProblemNote problem={problem} {...(retry && { retry })} />;
  if (loading)
    return (
      <section className="sheet">
        {bar}
        <Loading />
      </section>
    );
  if (rows.length === 0)
    return (
      <section className="sheet">
        {bar}
        {empty}
      </section>
    );
  if (small && card) {
    return (
      <section
        className={stale ? "sheet busy" : "sheet"}
        aria-label={label}
        ref={section}
        data-list
        onKeyDown={onKey}
      >
        {bar}
        <ul className="cards">
          {rows.map((row, i) => (
            <li key={rowKey(row)} data-index={i}>
              {card(row)}
            </li>
          ))}
        </ul>
        {foot}
      </section>
    );
  }
  return (
    <section className="sheet" ref={section} data-list>
      {bar}
      {/* The box takes the focus so that arrow keys scroll it and enter the rows. */}
      <div
        className={`gridbox${stale ? " busy" : ""}${printing ? " whole" : ""}`}
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={label}
        onKeyDown={onKey}
      >
        <table className="grid" aria-rowcount={total + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {shown.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && (
              <tr aria-hidden="true">
                <td
                  colSpan={shown.length}
                  ref={(cell) => {
                    if (cell) cell.style.height = `${above}px`;
                  }}
                />
              </tr>
            )}
            {rows.slice(first, last + 1).map((row, offset) => (
              <tr key={rowKey(row)} data-index={first + offset} aria-rowindex={first + offset + 2}>
                {shown.map((column) => (
                  <td
                    key={column.key}
                    className={column.number ? "number" : "cut"}
                    style={column.width ? { maxWidth: column.width } : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
            {below > 0 && (
              <tr aria-hidden="true">
                <td
                  colSpan={shown.length}
                  ref={(cell) => {
                    if (cell) cell.style.height = `${below}px`;
                  }}
                />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {foot}
    </section>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const name = column.sort;
  if (!name || !onSort)
    return (
      <th scope="col" className={column.number ? "number" : undefined}>
        {column.title}
      </th>
    );
  const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
  return (
    <th scope="col" className={column.number ? "number" : undefined} aria-sort={direction}>
      <button type="button" onClick={() => onSort(nextSort(sort, name))}>
        {column.title}
        <span className="arrow" aria-hidden="true">
          {direction === "descending" ? "▼" : direction === "ascending" ? "▲" : "↕"}
        </span>
      </button>
    </th>
  );
}
