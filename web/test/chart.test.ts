// The file of a chart's figures: exact amounts, and no cell that a spreadsheet would run.
import { expect, it } from "vitest";
import { pointsCsv } from "../src/parts/Chart";

it("writes exact amounts and disarms formulas", () => {
  const csv = pointsCsv([{ key: "1", label: '=SUM(A1), "x"', awards: 2, minor: "900719925474099301" }], "CNY", [
    "Programme",
    "Awards",
    "Amount",
    "Currency",
  ]);
  expect(csv).toBe('Programme,Awards,Amount,Currency\r\n"\'=SUM(A1), ""x""",2,9007199254740993.01,CNY\r\n');
});
