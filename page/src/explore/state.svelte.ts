/** Explore's own part of the address, and the words for what is chosen. */

import { named, type Names } from "../lib/i18n.svelte";
import { address, put } from "../lib/state.svelte";
import type { FacetsAnswer } from "./answers";

export const ask = (name: string): string => address.now.query.get(name) ?? "";

/** Change the filter: the list starts at its first page again. */
export function filterBy(changes: Record<string, string | string[] | null>, replace = false): void {
  put({ after: null, page: null, ...changes }, replace);
}

const labels = new Map<string, Names>();
const seen = $state({ times: 0 });

/** Keep the names that came with facets and suggestions: ids in the address have none of their own. */
export function remember(field: string, value: string, label: Names): void {
  const key = `${party(field)}/${value}`;
  if (labels.has(key)) return;
  labels.set(key, label);
  seen.times++;
}
export function rememberAll(answer: FacetsAnswer): void {
  for (const [field, values] of Object.entries(answer.facets))
    for (const one of values) remember(field, one.value, one.label);
}
export function labelOf(field: string, value: string): string {
  return (seen.times >= 0 && named(labels.get(`${party(field)}/${value}`))) || value;
}
const party = (field: string) => (field === "initiator" || field === "target" ? "actor" : field);
