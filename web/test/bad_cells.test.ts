// The preview marks the cell that is wrong, wherever the header stands and however many lines a cell has.
import { expect, it } from "vitest";
import type { Preview } from "../src/api/types";
import { markedRows } from "../src/scenes/imports/bad_cells";

const problem = (line: number, column: number, cell: string): Preview["problems"][number] => ({
  line,
  column,
  cell,
  header: "",
  refusal: "not_an_amount",
  title: { zh: "", en: "" },
  known_as: "",
});
const marks = (first_rows: string[][], ...problems: Preview["problems"]) =>
  markedRows({ first_rows, problems }).map((row) => [row.line, ...row.problems.keys()]);

it("finds the row in a plain file", () => {
  expect(
    marks(
      [
        ["a", "1"],
        ["b", "x"],
      ],
      problem(3, 2, "x"),
    ),
  ).toEqual([[undefined], [3, 2]]);
});

it("does not count lines when a cell holds a break", () => {
  expect(
    marks(
      [
        ["a\nb\nc", "1"],
        ["d", "x"],
      ],
      problem(5, 2, "x"),
    ),
  ).toEqual([[undefined], [5, 2]]);
});

it("does not mind a header further down", () => {
  expect(
    marks(
      [
        ["a", "1"],
        ["b", "x"],
      ],
      problem(9, 2, "x"),
    ),
  ).toEqual([[undefined], [9, 2]]);
});

it("takes the later of two equal cells when the line says so, as for a number that stands twice", () => {
  expect(
    marks(
      [
        ["7", "1"],
        ["8", "1"],
        ["7", "1"],
      ],
      problem(4, 1, "7"),
    ),
  ).toEqual([[undefined], [undefined], [4, 1]]);
});

it("needs every cell of a line, and leaves alone what lies beyond the rows shown", () => {
  expect(
    marks(
      [
        ["x", "1"],
        ["x", "y"],
      ],
      problem(3, 1, "x"),
      problem(3, 2, "y"),
    ),
  ).toEqual([[undefined], [3, 1, 2]]);
  expect(marks([["a", "1"]], problem(400, 2, "z"), problem(0, 0, ""))).toEqual([[undefined]]);
});
