/** The text of a correction, as `rasid decide correct` takes it. */

import type { Span } from "./marked";

export interface Counted {
  what: string;
  who: string;
  min: number | null;
  /** `null`: open, so many or more. */
  max: number | null;
}

/** «killed civilian 5», «killed civilian 5+», «killed civilian 5-7»; `null` where there is no figure to write. */
export function tallyText({ what, who, min, max }: Counted): string | null {
  const whole = (n: number | null): boolean => n === null || (Number.isInteger(n) && n >= 0);
  if (!what || !whole(min) || !whole(max) || (min === null && max === null)) return null;
  const low = min ?? 0;
  if (max !== null && max < low) return null;
  const figure = max === null ? `${low}+` : max === low ? `${low}` : `${low}-${max}`;
  return [what, who || "unknown", figure].join(" ");
}

/** «2021-07-29», «2021-07-29/2021-07-30»; empty takes the day away, `null` where the days are the wrong way round. */
export function daysText(first: string, last: string): string | null {
  if (!first && !last) return "";
  const [a, b] = [first || last, last || first];
  if (a > b) return null;
  return a === b ? a : `${a}/${b}`;
}

/** A point with the radius that its place may lie within, in km. */
export const pointText = (lat: number, lon: number, km: number): string =>
  `${lat.toFixed(4)},${lon.toFixed(4)},${Math.max(0.1, km)}`;

/** «5-16,20-24», in code points. */
export const spansText = (spans: readonly Span[]): string =>
  spans.map((s) => `${s.start}-${s.end}`).join(",");
