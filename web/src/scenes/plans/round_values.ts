// Where the rules of a chart are drawn.

/** The round values from low to top, some two to six: multiples of 1, 2 or 5 times a power of ten; or low alone. */
export function roundValues(low: number, top: number): number[] {
  const rough = (top - low || Math.abs(top) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(top / step + 1e-9) - first + 1;
  return count < 1 ? [low] : Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
