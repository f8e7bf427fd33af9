/** ECharts, only the parts that the histogram needs, drawn on a canvas: its HTML tooltips would break the page's policy. */
import { BarChart } from "echarts/charts";
import { AriaComponent, BrushComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { markOf } from "../lib/marks";
import type { Theme } from "./map/theme";
import { FONT } from "./map/theme";

use([BarChart, GridComponent, TooltipComponent, BrushComponent, AriaComponent, CanvasRenderer]);

export interface Drawn {
  labels: string[];
  series: { name: string; type: string; counts: number[] }[];
  rtl: boolean;
  theme: Theme;
  number: (n: number) => string;
}

export const chartIn = (element: HTMLElement): EChartsType =>
  init(element, undefined, { renderer: "canvas" });

export function draw(chart: EChartsType, d: Drawn): void {
  const text = { color: d.theme.soft, fontFamily: FONT, fontSize: 11 };
  chart.setOption(
    {
      animation: false,
      aria: { enabled: true, decal: { show: matchMedia("(prefers-contrast: more)").matches } },
      grid: { left: 8, right: 8, top: 10, bottom: 2, containLabel: true },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        axisPointer: { type: "shadow" },
        backgroundColor: d.theme.raised,
        borderColor: d.theme.edge,
        textStyle: { ...text, color: d.theme.text, fontSize: 12 },
        valueFormatter: (n: unknown) => (typeof n === "number" && n ? d.number(n) : "–"),
      },
      xAxis: {
        type: "category",
        data: d.labels,
        inverse: d.rtl,
        axisLabel: { ...text, hideOverlap: true },
        axisLine: { lineStyle: { color: d.theme.edge } },
        axisTick: { show: false },
      },
      yAxis: {
        type: "value",
        minInterval: 1,
        position: d.rtl ? "right" : "left",
        splitNumber: 2,
        axisLabel: { ...text, formatter: d.number },
        splitLine: { lineStyle: { color: d.theme.line } },
      },
      brush: {
        xAxisIndex: 0,
        brushMode: "single",
        brushStyle: { borderWidth: 1, color: d.theme.dark ? "rgba(111,195,180,.18)" : "rgba(18,89,79,.13)", borderColor: d.theme.main }, // prettier-ignore
        outOfBrush: { colorAlpha: 0.35 },
        throttleType: "debounce",
        throttleDelay: 200,
      },
      series: d.series.map((one) => ({
        type: "bar",
        stack: "events",
        name: one.name,
        data: one.counts,
        barCategoryGap: "12%",
        barMaxWidth: 40,
        itemStyle: { color: d.theme.dark ? markOf(one.type).colourDark : markOf(one.type).colour },
      })),
    },
    { notMerge: true },
  );
  // The pointer brushes at once; no button has to be pressed first.
  const brushOption = { brushType: "lineX", brushMode: "single" };
  chart.dispatchAction({ type: "takeGlobalCursor", key: "brush", brushOption });
}

export function mark(chart: EChartsType, range: [number, number] | null): void {
  const areas = range ? [{ brushType: "lineX", xAxisIndex: 0, coordRange: range }] : [];
  chart.dispatchAction({ type: "brush", areas });
}

/** Calls back with the first and last bin brushed, `null` when the brush was taken away. */
export function onBrush(chart: EChartsType, heard: (range: [number, number] | null) => void): void {
  chart.on("brushEnd", (event) => {
    const range = (event as { areas?: { coordRange?: [number, number] }[] }).areas?.[0]?.coordRange;
    heard(range ?? null);
  });
}
