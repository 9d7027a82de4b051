// The bands of money: what goes in comes out, nothing is added across currencies, shares are exact.
import { describe, expect, it } from "vitest";
import type { MoneyView } from "../src/api/types";
import { currenciesOf, flowOf, share } from "../src/scenes/money/flow";

const cell = (appropriation: number, programme: number, stage: string, minor: number | string, currency = "CNY") => ({
  appropriation,
  programme,
  stage,
  minor,
  currency,
});
const view = {
  appropriations: [],
  programmes: [],
  cells: [
    cell(1, 0, "source", "-9007199254740993"),
    cell(1, 0, "appropriated", "9007199254740000"),
    cell(1, 7, "allotted", 900),
    cell(1, 7, "spent", 93),
    cell(2, 0, "source", -5, "EUR"),
    cell(2, 0, "appropriated", 5, "EUR"),
  ],
} as unknown as MoneyView;

describe("the flow of money", () => {
  it("has at its end what stands at the stages, to the last unit", () => {
    const flow = flowOf(view, "CNY");
    expect(flow.granted).toBe(true);
    expect(flow.whole).toBe(9007199254740993n);
    expect(flow.stages.reduce((sum, one) => sum + one.minor, 0n)).toBe(flow.whole);
    const into = (key: string) => flow.bands.filter((band) => band.to === key).reduce((sum, b) => sum + b.minor, 0n);
    const out = (key: string) => flow.bands.filter((band) => band.from === key).reduce((sum, b) => sum + b.minor, 0n);
    expect(into("programme/7")).toBe(993n);
    expect(out("programme/7")).toBe(993n);
    expect(out("appropriation/1")).toBe(flow.whole);
  });

  it("keeps currencies apart, the body's own first", () => {
    expect(currenciesOf(view, "EUR")).toEqual(["EUR", "CNY"]);
    expect(flowOf(view, "EUR").whole).toBe(5n);
  });

  it("narrows a band to the entries behind it", () => {
    const band = flowOf(view, "CNY").bands.find((one) => one.to === "stage/spent");
    expect(band?.query).toEqual({ programme: 7, stage: "spent", appropriation: 1 });
  });

  it("tells shares with one decimal, rounded half up", () => {
    expect(share(1n, 3n)).toBe("33.3 %");
    expect(share(2n, 3n)).toBe("66.7 %");
    expect(share(5n, 10000n)).toBe("0.1 %");
    expect(share(1n, 0n)).toBe("");
  });
});
