// Draws bands between things as SVG, in the colours of the page. Apart from the bars, so that each page fetches
// only what it draws.
import { SankeyChart } from "echarts/charts";
import { AriaComponent, TooltipComponent } from "echarts/components";
import { init, use as equip, type ECharts } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

equip([SankeyChart, TooltipComponent, AriaComponent, SVGRenderer]);

export interface FlowNode {
  key: string;
  label: string;
  words: string;
  depth: number;
  tone: "water" | "good" | "idle" | "warn";
}
export interface FlowBand {
  from: string;
  to: string;
  value: number;
  words: string;
}
export interface FlowDrawing {
  nodes: FlowNode[];
  bands: FlowBand[];
  description: string;
  onChoose: (index: number) => void;
}

const tones = { water: "--bar", good: "--good", idle: "--line-strong", warn: "--warn" } as const;

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function startFlow(box: HTMLElement): ECharts {
  return init(box, null, { renderer: "svg" });
}

export function drawFlow(chart: ECharts, drawing: FlowDrawing, fontSize: number): void {
  const { nodes, bands, description } = drawing;
  const ink = colour("--ink");
  const text = { color: ink, fontSize, fontFamily: colour("--sans") };
  const words = new Map(nodes.map((node) => [node.key, node]));
  chart.setOption(
    {
      animationDuration: 250,
      aria: { enabled: true, label: { description }, decal: { show: false } },
      tooltip: {
        trigger: "item",
        renderMode: "richText",
        backgroundColor: colour("--sheet"),
        borderColor: colour("--line"),
        textStyle: { ...text, fontSize: fontSize + 1 },
        formatter: (at: { dataType?: string; dataIndex: number; name: string }) =>
          at.dataType === "edge" ? (bands[at.dataIndex]?.words ?? "") : (words.get(at.name)?.words ?? ""),
        confine: true,
      },
      series: [
        {
          type: "sankey",
          left: 8,
          right: 190,
          top: 12,
          bottom: 12,
          nodeWidth: 14,
          nodeGap: 12,
          draggable: false,
          layoutIterations: 0, // things stand in the order given, whatever is filtered
          emphasis: { focus: "adjacency" },
          data: nodes.map((node) => ({
            name: node.key,
            depth: node.depth,
            itemStyle: { color: colour(tones[node.tone]), borderWidth: 0 },
          })),
          links: bands.map((band) => ({ source: band.from, target: band.to, value: band.value })),
          lineStyle: { color: "target", opacity: 0.35, curveness: 0.5 },
          label: {
            ...text,
            width: 176,
            overflow: "truncate",
            textBorderColor: colour("--sheet"),
            textBorderWidth: 3,
            formatter: (at: { name: string }) => words.get(at.name)?.label ?? at.name,
          },
        },
      ],
    },
    { notMerge: true },
  );
  chart.off("click");
  chart.on("click", (event) => {
    if (event.dataType === "edge" && typeof event.dataIndex === "number") drawing.onChoose(event.dataIndex);
  });
}
