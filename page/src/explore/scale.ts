/** Classes of a choropleth: few, with round limits that a reader can say aloud; zero is a class of its own. */

const STEPS = [1, 2, 5];

/** The least round number (1, 2 or 5 times a power of ten) that is not below `x`. */
export function roundUp(x: number): number {
  if (x <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(x) + 1e-9);
  return (STEPS.find((step) => step * power >= x - 1e-9) ?? 10) * power;
}

/** Lower limits of at most `most` classes, rising; the first is the least value above zero. */
export function limits(values: readonly number[], most = 5): number[] {
  const sorted = values.filter((v) => v > 0).sort((a, b) => a - b);
  if (!sorted.length) return [];
  const low = sorted[0]!;
  const out = [low];
  for (let i = 1; i < most; i++) {
    const at = roundUp(sorted[Math.floor((sorted.length * i) / most)]!);
    if (at > out[out.length - 1]! && at <= sorted[sorted.length - 1]!) out.push(at);
  }
  return out;
}

/** The class of a value, from 0; -1 for nothing. */
export function classOf(value: number, from: readonly number[]): number {
  let found = -1;
  for (const [i, limit] of from.entries()) if (value > 0 && value >= limit) found = i;
  return found;
}

/** From each class's lower limit to the next one's. */
export function classes(from: readonly number[]): { low: number; below: number | null }[] {
  return from.map((low, i) => ({ low, below: from[i + 1] ?? null }));
}
