/** The histogram's answer as series to draw, and a stretch of it as days. */
import { get } from "../lib/api";
import type { Pair } from "./filter";

export interface Bin {
  start: string;
  end: string;
  counts: Record<string, number>;
}
export interface HistogramAnswer {
  by: "day" | "week" | "month" | "year";
  bins: Bin[];
  undated: number;
  /** How many events begin before or after what is drawn. */
  outside?: number;
}

/** What a chart may leave at its edges, as a part of all events, so that one old date does not press all others together. */
const EDGE = 0.02;

/** The first and the last bin of those that hold nearly all events. */
export function core(bins: readonly Bin[]): [number, number] | null {
  const all = bins.reduce((sum, bin) => sum + totalOf(bin), 0);
  const first = bins.findIndex(
    (_, i) => bins.slice(0, i + 1).reduce((sum, b) => sum + totalOf(b), 0) > all * EDGE,
  );
  if (first < 0) return null;
  let [last, held] = [bins.length - 1, totalOf(bins[bins.length - 1]!)];
  while (last > first && held <= all * EDGE) held += totalOf(bins[--last]!);
  return [first, last];
}

/** Events over time; where a few lie far from all others, the stretch of the others, in finer steps. */
export async function overTime(
  pairs: Pair[],
  by: string,
  all: boolean,
  signal: AbortSignal,
): Promise<HistogramAnswer> {
  const whole = await get<HistogramAnswer>("/histogram", [...pairs, ["by", by]], signal);
  const within = all ? null : core(whole.bins);
  if (!within || within[1] - within[0] > whole.bins.length * 0.6) return whole;
  const [since, until] = [whole.bins[within[0]]!.start, whole.bins[within[1]]!.end];
  const asked: Pair[] = [...pairs, ["since", since], ["until", until], ["by", by]];
  const first = await get<HistogramAnswer>("/histogram", asked, signal);
  // Events whose days may reach into the stretch begin before it, and make bins there.
  const bins = first.bins.filter((bin) => bin.end >= since && bin.start <= until);
  const count = (list: readonly Bin[]) => list.reduce((sum, bin) => sum + totalOf(bin), 0);
  return { by: first.by, bins, undated: whole.undated, outside: count(whole.bins) - count(bins) };
}

/** One series a type, in the order given; types without any event are left out, and those not in the order come last. */
export function seriesOf(
  bins: readonly Bin[],
  order: readonly string[],
): { type: string; counts: number[] }[] {
  const held = new Set(bins.flatMap((bin) => Object.keys(bin.counts)));
  const types = [
    ...order.filter((type) => held.has(type)),
    ...[...held].filter((type) => !order.includes(type)),
  ];
  return types.map((type) => ({ type, counts: bins.map((bin) => bin.counts[type] ?? 0) }));
}

export function totalOf(bin: Bin): number {
  return Object.values(bin.counts).reduce((sum, n) => sum + n, 0);
}

/** The first and last day of the bins from `a` to `b`, whichever comes first, kept within what there is. */
export function stretch(bins: readonly Bin[], a: number, b: number): [string, string] | null {
  if (!bins.length) return null;
  const within = (i: number) => Math.min(bins.length - 1, Math.max(0, Math.round(i)));
  const [low, high] = [within(Math.min(a, b)), within(Math.max(a, b))];
  return [bins[low]!.start, bins[high]!.end];
}

/** Which bins lie in since … until, for marking them; `null` where the whole is meant. */
export function marked(bins: readonly Bin[], since: string, until: string): [number, number] | null {
  if ((!since && !until) || !bins.length) return null;
  const first = bins.findIndex((bin) => !since || bin.end >= since);
  const after = bins.findIndex((bin) => until && bin.start > until);
  return first < 0 ? null : [first, (after < 0 ? bins.length : after) - 1];
}

const DAY = 86_400_000;

/** Days as whole numbers, for a slider. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
export const dayOf = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);
