/** Words for the codes of a reading that the API has no names for: standings, qualifiers, links of a chain, fields. */

import { t, type Key } from "../lib/i18n.svelte";

export type Labels =
  | "line"
  | "right"
  | "ask"
  | "key"
  | "cause"
  | "policy"
  | "slot"
  | "standing"
  | "qualifier"
  | "hop"
  | "verb"
  | "basis"
  | "level"
  | "field"
  | "gap"
  | "what"
  | "act"
  | "role";

/** The word for `code` in the reader's language; the code itself where the page has none. */
export function label(set: Labels, code: string | null | undefined): string {
  if (!code) return "";
  const key = `r_${set}.${code.replace(/\W+/g, "_")}`;
  const text = t(key as Key);
  return text === key ? code.replaceAll("_", " ") : text;
}
