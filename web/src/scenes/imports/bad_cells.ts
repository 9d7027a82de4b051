// Which cells of the first rows the preview marks. The server names the line of each problem; a row has no line of its
// own here, so a line's problems are laid beside the row that holds all their cells, in the order of the file.
import type { Preview } from "../../api/types";

type Problem = Preview["problems"][number];
export interface MarkedRow {
  cells: string[];
  /** The line in the file, where the server told it. */
  line?: number;
  problems: Map<number, Problem>;
}

/** A row that begins on one line takes as many as its cells have breaks. */
function linesOf(row: string[]): number {
  return 1 + row.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

export function markedRows({ first_rows: rows, problems }: Pick<Preview, "first_rows" | "problems">): MarkedRow[] {
  const out: MarkedRow[] = rows.map((cells) => ({ cells, problems: new Map() }));
  const lines = new Map<number, Problem[]>();
  for (const problem of problems)
    if (problem.column > 0) lines.set(problem.line, [...(lines.get(problem.line) ?? []), problem]);

  const starts: number[] = [];
  rows.reduce((at, row) => (starts.push(at), at + linesOf(row)), 0);
  // The header may stand anywhere: how far it is in comes from the rows that were found before.
  let shift = 2;
  let from = 0;
  for (const [line, found] of [...lines].sort(([a], [b]) => a - b)) {
    const fits = (row: number) => found.every(({ column, cell }) => rows[row]?.[column - 1] === cell);
    const places = [...rows.keys()].filter((row) => row >= from && fits(row));
    const far = (row: number) => Math.abs((starts[row] ?? 0) + shift - line);
    const [row] = places.sort((a, b) => far(a) - far(b));
    const marked = row === undefined ? undefined : out[row];
    if (row === undefined || !marked) continue;
    marked.line = line;
    for (const problem of found) marked.problems.set(problem.column, problem);
    shift = line - (starts[row] ?? 0);
    from = row + 1;
  }
  return out;
}
