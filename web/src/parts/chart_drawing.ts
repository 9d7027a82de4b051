// The only place that knows ECharts: bars drawn as SVG, in the colours of the page. Fetched when a chart is shown.
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use as equip, type ECharts } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

equip([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Bar {
  label: string;
  value: number;
  words: string;
  muted?: boolean;
}
export interface Drawing {
  bars: Bar[];
  upright: boolean;
  description: string;
  axis: (value: number) => string;
  onChoose?: ((index: number) => void) | undefined;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function start(box: HTMLElement): ECharts {
  return init(box, null, { renderer: "svg" });
}

export function draw(chart: ECharts, drawing: Drawing, fontSize: number): void {
  const { bars, upright, description, axis } = drawing;
  const ink = colour("--ink"),
    quiet = colour("--quiet"),
    line = colour("--line"),
    water = colour("--bar"),
    idle = colour("--line-strong");
  const text = { color: quiet, fontSize, fontFamily: colour("--sans") };
  const names = {
    type: "category" as const,
    data: bars.map((bar) => bar.label),
    inverse: !upright,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: upright
      ? { ...text, hideOverlap: true }
      : { ...text, color: ink, width: 132, overflow: "truncate" as const },
  };
  const values = {
    type: "value" as const,
    splitNumber: 3,
    axisLabel: { ...text, formatter: axis, hideOverlap: true },
    splitLine: { lineStyle: { color: line } },
  };
  chart.setOption(
    {
      animationDuration: 250,
      aria: { enabled: true, label: { description }, decal: { show: false } },
      grid: { left: 8, right: 20, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        axisPointer: { type: "shadow", shadowStyle: { color: colour("--water-soft"), opacity: 0.5 } },
        backgroundColor: colour("--sheet"),
        borderColor: line,
        textStyle: { ...text, color: ink, fontSize: fontSize + 1 },
        formatter: (points: { dataIndex: number }[]) => bars[points[0]?.dataIndex ?? 0]?.words ?? "",
        confine: true,
      },
      xAxis: upright ? names : values,
      yAxis: upright ? values : names,
      series: [
        {
          type: "bar",
          barMaxWidth: upright ? 34 : 16,
          cursor: drawing.onChoose ? "pointer" : "default",
          data: bars.map((bar) => ({
            value: bar.value,
            itemStyle: {
              color: bar.muted ? idle : water,
              borderRadius: upright ? [3, 3, 0, 0] : [0, 3, 3, 0],
              ...(bar.muted && {
                decal: {
                  symbol: "rect",
                  dashArrayX: [1, 0],
                  dashArrayY: [2, 4],
                  rotation: -0.7,
                  color: "rgba(255,255,255,0.35)",
                },
              }),
            },
          })),
        },
      ],
    },
    { notMerge: true },
  );
  chart.off("click");
  if (drawing.onChoose)
    chart.on("click", (event) => {
      if (typeof event.dataIndex === "number") drawing.onChoose?.(event.dataIndex);
    });
}
