/** Ranges of what reports say, in words or compact; an open end stays open, and nothing is rounded to one number. */

import { number, t } from "./i18n.svelte";

type End = number | null | undefined;

export function rangeWords(low: End, high: End): string {
  if (low == null && high == null) return t("range_unknown");
  if (high == null) return t("range_least", { min: low ?? 0 });
  if (low === high) return number(high);
  return low ? t("range_between", { min: low, max: high }) : t("range_most", { max: high });
}

/** As in a narrow column: «3–5», «3+», «?». */
export function rangeShort(low: End, high: End): string {
  if (low == null && high == null) return t("question");
  if (high == null) return `${number(low ?? 0)}+`;
  return low === high ? number(high) : `${number(low ?? 0)}–${number(high)}`;
}
