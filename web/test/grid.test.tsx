// The table of every list: real rows, sorting by header buttons, the keyboard, windowing beyond two hundred rows.
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { DataGrid, nextSort, type Column } from "../src/parts/DataGrid";
import { start } from "../src/words";

interface Row {
  id: number;
  title: string;
}
const rows = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id, title: `row ${id}` }));
const columns: Column<Row>[] = [
  { key: "title", title: "Title", sort: "title", cell: (row) => <a href={`#${row.id}`}>{row.title}</a> },
  { key: "id", title: "Id", number: true, cell: (row) => row.id },
];
const grid = (count: number, sort = "", onSort = vi.fn()) =>
  render(
    <DataGrid
      name="test"
      label="Rows"
      rows={rows(count)}
      total={5000}
      columns={columns}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      empty={<p>nothing</p>}
    />,
  );
beforeAll(() => start("en"));

it("tells assistive technology how many rows there are, and which these are", () => {
  grid(3);
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("5001");
  expect(screen.getAllByRole("row").map((row) => row.getAttribute("aria-rowindex"))).toEqual(["1", "2", "3", "4"]);
});

it("sorts by a button in the header, whose state is told by aria-sort", () => {
  const onSort = vi.fn();
  grid(3, "-title", onSort);
  expect(screen.getByRole("columnheader", { name: /Title/ }).getAttribute("aria-sort")).toBe("descending");
  fireEvent.click(screen.getByRole("button", { name: /^Title/ }));
  expect(onSort).toHaveBeenCalledWith("");
  expect(["", "title", "-title"].map((now) => nextSort(now, "title"))).toEqual(["title", "-title", ""]);
});

it("moves between rows by arrow keys", () => {
  grid(5);
  const box = screen.getByRole("region", { name: "Rows" });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toBe("row 0");
  fireEvent.keyDown(document.activeElement!, { key: "j" });
  expect(document.activeElement?.textContent).toBe("row 1");
  fireEvent.keyDown(document.activeElement!, { key: "End" });
  expect(document.activeElement?.textContent).toBe("row 4");
  fireEvent.keyDown(document.activeElement!, { key: "ArrowUp" });
  expect(document.activeElement?.textContent).toBe("row 3");
});

it("draws only a window of many rows, and all of two hundred", () => {
  const { unmount } = grid(200);
  expect(screen.getAllByRole("row").length).toBe(201);
  unmount();
  grid(4000);
  expect(screen.getAllByRole("row").length).toBeLessThan(120);
});

it("says so when there is nothing", () => {
  grid(0);
  expect(screen.getByText("nothing")).toBeTruthy();
});
