/** Which value holds where two events that are merged differ: a field is settled by a person, or left to all reports. */

import type { EventRow, Figure } from "../lib/types";
import { daysText } from "./compose";
import type { ClaimRow } from "./types";

export type Side = "left" | "right";

/** A field on which two events differ and a value of one can be chosen; the values as a correction takes them. */
export interface Choice {
  field: "kind" | "date" | "place" | "figure";
  /** Of a figure: what and whom it counts. */
  figure: Figure | null;
  left: string;
  right: string;
}

type Field = { field: Choice["field"]; of: (row: EventRow) => string };

const ONE: readonly Field[] = [
  { field: "kind", of: (row) => (row.kinds.length === 1 ? (row.kinds[0] ?? "") : "") },
  { field: "date", of: (row) => daysText(row.first_day ?? "", row.last_day ?? "") ?? "" },
  { field: "place", of: (row) => row.place?.place ?? "" },
];

/** The fields in which both say something, and not the same. */
export function choices(left: EventRow, right: EventRow): Choice[] {
  const found = ONE.map(({ field, of }): Choice => ({
    field,
    figure: null,
    left: of(left),
    right: of(right),
  }));
  for (const figure of left.figures.filter(whole)) {
    const other = right.figures.filter(whole).find((one) => counts(one) === counts(figure));
    if (other) found.push({ field: "figure", figure, left: best(figure), right: best(other) });
  }
  return found.filter((choice) => choice.left && choice.right && choice.left !== choice.right);
}

/** What a figure counts: two of the same are one when their events are. */
export const counts = (f: Figure): string => [f.what, f.who, f.side?.actor ?? ""].join(" ");

/** Of the event as such: what is part of another figure, or of one of its occurrences, follows from that. */
const whole = (f: Figure): boolean => f.subset_of === null && f.basis === "incident";

/** The one number that a figure comes to, if it does. */
function best(figure: Figure): string {
  const exact = figure.reported_min === figure.reported_max ? figure.reported_min : null;
  return String(figure.best ?? exact ?? "");
}

/** The corrections that give the claims of the other side the chosen value: only of those that state another. */
export function corrections(
  choice: Choice,
  side: Side,
  others: readonly ClaimRow[],
): [string, [string, string]][] {
  const value = choice[side];
  return others
    .filter((claim) => differs(choice.field, claim, value))
    .map((claim) => [claim.id, [choice.field, value]]);
}

function differs(field: Choice["field"], claim: ClaimRow, value: string): boolean {
  if (claim.void) return false;
  if (field === "kind") return claim.kind !== value;
  if (field === "place") return claim.places.length > 0 && claim.places.every((p) => p.place !== value);
  if (field === "date") return !!claim.date && daysText(claim.date.earliest, claim.date.latest) !== value;
  return false;
}
