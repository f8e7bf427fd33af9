/** The histogram's answer as series to draw, and a stretch of it as days. */

export interface Bin {
  start: string;
  end: string;
  counts: Record<string, number>;
}
export interface HistogramAnswer {
  by: "day" | "week" | "month" | "year";
  bins: Bin[];
  undated: number;
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
