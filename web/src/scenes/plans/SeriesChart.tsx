// An indicator over time: what was measured, the path it should follow, breaks, and where it leads. Each line has its
// own dash and its own marks, so that nothing is told by colour alone; the same figures stand in the table beside it.
import type { IndicatorDetail as Indicator } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { useSpeech } from "../../words";
import { roundValues } from "./round_values";

/** The last month of a period, counted from the beginning of the calendar. */
export function monthOf(period: string): number {
  const year = Number(period.slice(0, 4)) * 12;
  const rest = period.slice(5);
  if (rest === "") return year + 12;
  if (rest.startsWith("H")) return year + Number(rest[1]) * 6;
  if (rest.startsWith("Q")) return year + Number(rest[1]) * 3;
  return year + Number(rest);
}

interface Spot {
  x: number;
  y: number;
  label: string;
}
const spot = (point: { period: string; value: string }): Spot => ({
  x: monthOf(point.period),
  y: Number(point.value),
  label: `${point.period}: ${point.value}`,
});

const wide = 640;
const high = 260;
const edge = { left: 52, right: 20, top: 14, bottom: 30 };

export function SeriesChart({ of }: { of: Indicator }) {
  const { say, text } = useSpeech();
  const actual = of.series.map(spot);
  const path = of.path.map(spot);
  const goal = of.target && path.length === 0 ? [spot(of.target)] : [];
  const led = of.forecast?.value ? spot({ period: of.forecast.period, value: of.forecast.value }) : null;
  const ends = of.forecast?.low && of.forecast.high ? [Number(of.forecast.low), Number(of.forecast.high)] : [];
  const all = [...actual, ...path, ...goal, ...(led ? [led] : [])];
  if (all.length === 0) return null;
  const [left, right] = [Math.min(...all.map((each) => each.x)), Math.max(...all.map((each) => each.x))];
  const values = [...all.map((each) => each.y), ...ends];
  const [low, top] = [Math.min(...values), Math.max(...values)];
  const spread = top - low || Math.abs(top) || 1;
  const x = (month: number) => edge.left + ((month - left) / (right - left || 1)) * (wide - edge.left - edge.right);
  const y = (value: number) =>
    high - edge.bottom - ((value - low + spread * 0.08) / (spread * 1.16)) * (high - edge.top - edge.bottom);
  const line = (spots: readonly Spot[]) => spots.map((each) => `${x(each.x)},${y(each.y)}`).join(" ");
  const ticks = roundValues(low, top);
  const years = Array.from({ length: Math.floor((right - left) / 12) + 1 }, (_, i) => left + i * 12).filter(
    (_, i, list) => i % Math.ceil(list.length / 8) === 0,
  );
  const last = actual[actual.length - 1];
  const description = say("indicators.chartWords", {
    name: text(of.name),
    values: actual.map((each) => each.label).join("; "),
    path: path.length > 0 ? say("indicators.pathWords", { values: path.map((each) => each.label).join("; ") }) : "",
  });
  return (
    <Sheet title={say("indicators.chart")}>
      <svg className="series" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={description}>
        {ticks.map((value) => (
          <g key={value}>
            <line className="rule" x1={edge.left} x2={wide - edge.right} y1={y(value)} y2={y(value)} />
            <text x={edge.left - 6} y={y(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {years.map((month) => (
          <text key={month} x={x(month)} y={high - 8} textAnchor="middle">
            {Math.floor((month - 1) / 12)}
          </text>
        ))}
        {of.breaks.map((each) => (
          <line
            key={each.period}
            className="break"
            x1={x(monthOf(each.period))}
            x2={x(monthOf(each.period))}
            y1={edge.top}
            y2={high - edge.bottom}
          />
        ))}
        {path.length > 1 && <polyline className="path" points={line(path)} />}
        {[...path, ...goal].map((each) => (
          <rect key={each.label} className="corner" x={x(each.x) - 4} y={y(each.y) - 4} width="8" height="8" />
        ))}
        {led && last && <polyline className="lead" points={line([last, led])} />}
        {led && ends.length === 2 && (
          <line className="interval" x1={x(led.x)} x2={x(led.x)} y1={y(ends[0] ?? 0)} y2={y(ends[1] ?? 0)} />
        )}
        {led && (
          <path className="led" d={`M${x(led.x)} ${y(led.y) - 6}l6 6l-6 6l-6 -6z`}>
            <title>{led.label}</title>
          </path>
        )}
        {actual.length > 1 && <polyline className="actual" points={line(actual)} />}
        {actual.map((each) => (
          <circle key={each.label} className="value" cx={x(each.x)} cy={y(each.y)} r="4">
            <title>{each.label}</title>
          </circle>
        ))}
      </svg>
      <p className="quiet small">
        ● {say("indicators.actualLine")} {path.length + goal.length > 0 && `■ ${say("indicators.pathLine")} `}
        {led && `◆ ${say("indicators.forecastLine")} `}
        {of.breaks.length > 0 && `┃ ${say("indicators.breakLine")}`}
      </p>
    </Sheet>
  );
}
