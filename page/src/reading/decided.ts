/** What people decided, as the page shows it: what stands, what was undone, and what a correction changed. */

import type { Decision } from "../lib/types";
import type { ClaimRow } from "./types";

/** The decisions that nobody undid, in their order; an undone undo brings back what it took away. */
export function inForce(decisions: readonly Decision[]): Decision[] {
  const undone = new Set<string>();
  for (const d of [...decisions].reverse()) {
    if (d.what === "undo" && !undone.has(d.id)) d.about.forEach((id) => undone.add(id));
  }
  return decisions.filter((d) => !undone.has(d.id) && d.what !== "undo");
}

/** The field and the value that a correction sets; `null` where the decision is none. */
export function fieldOf(decision: Decision): { field: string; value: string } | null {
  if (decision.what !== "correct") return null;
  try {
    const said: unknown = JSON.parse(decision.value);
    if (!Array.isArray(said) || said.length !== 2) return null;
    return { field: String(said[0]), value: String(said[1]) };
  } catch {
    return null;
  }
}

export const FIELDS = ["kind", "status", "initiator", "target", "place", "date", "tally"] as const;
export type Field = (typeof FIELDS)[number];

const NONE = "";

/** A field of a claim as short text, to compare what was read with what stands. */
export function fieldText(claim: ClaimRow, field: Field): string {
  switch (field) {
    case "kind":
    case "status":
      return claim[field];
    case "initiator":
      return claim.initiators.map((a) => a.actor).join(" ");
    case "target":
      return claim.targets.map((a) => a.actor).join(" ");
    case "place":
      return claim.places.map((p) => p.place).join(" ");
    case "date":
      return claim.date ? `${claim.date.earliest}/${claim.date.latest}` : NONE;
    case "tally":
      return claim.tallies.map((t) => `${t.what} ${t.who} ${t.min ?? ""}-${t.max ?? ""}`).join("; ");
  }
}

/** The fields in which a person's word stands in place of what was read. */
export function changed(claim: ClaimRow): Field[] {
  const before = claim.read_as;
  return before ? FIELDS.filter((field) => fieldText(before, field) !== fieldText(claim, field)) : [];
}

/** The last standing correction of a field of a claim: the one to undo. */
export function correctionOf(
  decisions: readonly Decision[],
  claim: string,
  field: string,
): Decision | undefined {
  const own = inForce(decisions).filter((d) => d.about[0] === claim);
  return own.findLast((d) => {
    const name = fieldOf(d)?.field;
    return name === field || (field === "tally" && name?.startsWith("tally:"));
  });
}

/** What a person last made of a figure: «assess» gives a number, «grade» a grade; `undefined` where nobody did. */
export function judged(
  decisions: readonly Decision[],
  what: "assess" | "grade",
  figure: { what: string; who: string },
): { decision: Decision; best?: number; grade?: string } | undefined {
  for (const decision of inForce(decisions).reverse()) {
    if (decision.what !== what) continue;
    try {
      const said = JSON.parse(decision.value) as {
        what?: string;
        who?: string;
        best?: number;
        grade?: string;
      };
      if (said.what === figure.what && said.who === figure.who) return { ...said, decision };
    } catch {
      continue;
    }
  }
  return undefined;
}
