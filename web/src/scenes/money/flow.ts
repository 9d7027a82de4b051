// Where money stands, as bands from appropriations over programmes to stages. Pure: what is read, made drawable.
import type { MoneyCell, MoneyView, Stage } from "../../api/types";

export interface Band {
  from: string;
  to: string;
  minor: bigint;
  /** What narrows the entries to those behind the band. */
  query: Record<string, string | number>;
}
export interface StageSum {
  stage: Stage;
  minor: bigint;
}
export interface Flow {
  currency: string;
  /** What decisions gave; where no source can be seen, all that is shown. */
  whole: bigint;
  /** Whether `whole` is what was appropriated. */
  granted: boolean;
  stages: StageSum[];
  bands: Band[];
  cells: MoneyCell[];
}

export const order: readonly Stage[] = [
  "appropriated",
  "allotted",
  "reserved",
  "committed",
  "payable",
  "paid",
  "spent",
  "returned",
  "lapsed",
  "carried_forward",
  "exchanged",
  "demanded",
  "recovered",
  "written_off",
];

/** Per stage, in the order water takes; nothing at a stage leaves it out. */
export function byStage(cells: readonly Pick<MoneyCell, "stage" | "minor">[]): StageSum[] {
  return order
    .map((stage) => ({
      stage,
      minor: cells.filter((cell) => cell.stage === stage).reduce((sum, cell) => sum + BigInt(cell.minor), 0n),
    }))
    .filter((sum) => sum.minor !== 0n);
}

export function currenciesOf(view: MoneyView, first: string): string[] {
  const all = [...new Set(view.cells.map((cell) => cell.currency))].sort();
  return all.includes(first) ? [first, ...all.filter((one) => one !== first)] : all;
}

export function flowOf(view: MoneyView, currency: string): Flow {
  const own = view.cells.filter((cell) => cell.currency === currency);
  const source = own.filter((cell) => cell.stage === "source");
  const cells = own
    .filter((cell) => cell.stage !== "source" && BigInt(cell.minor) !== 0n)
    .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
  const sum = (some: readonly MoneyCell[]) => some.reduce((all, cell) => all + BigInt(cell.minor), 0n);
  const only = new Set(cells.map((cell) => cell.appropriation)).size === 1;
  const bands = new Map<string, Band>();
  const add = (from: string, to: string, minor: bigint, query: Band["query"]) => {
    const key = `${from} ${to}`;
    const band = bands.get(key) ?? { from, to, minor: 0n, query };
    bands.set(key, { ...band, minor: band.minor + minor });
  };
  for (const { appropriation, programme, stage, minor } of cells) {
    const amount = BigInt(minor);
    if (amount < 0n) continue; // a link to another pool has no width; the table shows it
    const pool = `appropriation/${appropriation}`;
    if (programme === 0) add(pool, `stage/${stage}`, amount, { appropriation, stage });
    else {
      add(pool, `programme/${programme}`, amount, { appropriation, programme });
      add(`programme/${programme}`, `stage/${stage}`, amount, {
        programme,
        stage,
        ...(only && { appropriation }),
      });
    }
  }
  return {
    currency,
    whole: source.length > 0 ? -sum(source) : sum(cells),
    granted: source.length > 0,
    stages: byStage(cells),
    bands: [...bands.values()],
    cells,
  };
}

/** A share of a whole in percent with one decimal, rounded half up, computed without floating numbers. */
export function share(part: bigint, whole: bigint): string {
  if (whole <= 0n) return "";
  const negative = part < 0n;
  const tenths = ((negative ? -part : part) * 1000n * 2n + whole) / (whole * 2n);
  return `${negative ? "−" : ""}${tenths / 10n}.${tenths % 10n} %`;
}
