// The file of a chart's figures: exact amounts, and no cell that a spreadsheet would run.
import { expect, it } from "vitest";
import { pointsCsv } from "../src/parts/Chart";
import { countDaysIn, today } from "../src/parts/day_words";
import { roundValues } from "../src/scenes/plans/round_values";

it("writes exact amounts and disarms formulas", () => {
  const csv = pointsCsv([{ key: "1", label: '=SUM(A1), "x"', awards: 2, minor: "900719925474099301" }], "CNY", [
    "Programme",
    "Awards",
    "Amount",
    "Currency",
  ]);
  expect(csv).toBe('Programme,Awards,Amount,Currency\r\n"\'=SUM(A1), ""x""",2,9007199254740993.01,CNY\r\n');
});

it("draws its rules at round values", () => {
  expect(roundValues(21.4, 37.18)).toEqual([25, 30, 35]);
  expect(roundValues(0.91, 1.07)).toEqual([0.95, 1, 1.05]);
  expect(roundValues(-3, 9)).toEqual([0, 5]);
  expect(roundValues(7, 7)).toEqual([7]);
});

it("goes by the body's day, whatever the reader's clock calls it", () => {
  const now = Date.now();
  countDaysIn("Pacific/Kiritimati");
  const first = today();
  countDaysIn("Pacific/Pago_Pago");
  const last = today();
  expect(first).toBe(new Date(now + 14 * 3_600_000).toISOString().slice(0, 10));
  expect(last).toBe(new Date(now - 11 * 3_600_000).toISOString().slice(0, 10));
  expect(first > last).toBe(true); // 25 hours lie between the two
});
