/** Two versions of an event, or two events, side by side: each field as lines, and which of them differ. */

import type { EventRow } from "../lib/types";

export interface Line {
  /** The same in both for what is the same thing: a field, a figure by what and whom it counts. */
  name: string;
  left: string;
  right: string;
  differs: boolean;
}

export type Told = Map<string, string>;

/** Every line of either side, in the order of the first that has it; one that a side lacks is empty there. */
export function compare(left: Told, right: Told): Line[] {
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.map((name) => {
    const [a, b] = [left.get(name) ?? "", right.get(name) ?? ""];
    return { name, left: a, right: b, differs: a !== b };
  });
}

export interface Words {
  figure: (figure: EventRow["figures"][number]) => { name: string; value: string };
  kind: (kind: string) => string;
  party: (party: { actor: string; name: { ar: string | null; en: string | null } }) => string;
  place: (place: NonNullable<EventRow["place"]>) => string;
  day: (iso: string) => string;
  flag: (flag: { ar: string; en: string }) => string;
  name: (field: string) => string;
  count: (n: number) => string;
}

/** An event as lines by name, in the words of the reader's language. */
export function told(row: EventRow, words: Words): Told {
  const days = [row.first_day, row.last_day].filter((d) => d !== null).map((d) => words.day(d));
  const lines: Told = new Map();
  const put = (field: string, value: string): void => void lines.set(words.name(field), value);
  put("kinds", row.kinds.map(words.kind).sort().join("\n"));
  put("days", [...new Set(days)].join(" – "));
  put("place", row.place ? words.place(row.place) : "");
  put("initiators", row.initiators.map(words.party).join("\n"));
  put("targets", row.targets.map(words.party).join("\n"));
  for (const figure of row.figures) {
    const { name, value } = words.figure(figure);
    lines.set(name, [lines.get(name), value].filter(Boolean).join("\n"));
  }
  put("flags", row.flags.map(words.flag).join("\n"));
  put("left_out", words.count(row.left_out.length));
  put("roots", row.roots.map((root) => root.root_name).join("\n"));
  put("reports", row.reports.join("\n"));
  put("claims", words.count(row.claims.length));
  return lines;
}
