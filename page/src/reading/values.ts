/** The values of a claim by slot: what each is called in a correction, and which words of the text state it. */

import type { Mark, Span } from "./marked";
import type { ClaimRow, GapRow, Worded } from "./types";

export const SLOTS = ["what", "who", "whom", "where", "when", "many", "says"] as const;
export type Slot = (typeof SLOTS)[number];

export interface Value extends Worded {
  /** The claim and `words`: one value of one claim. */
  key: string;
  slot: Slot;
  /** What a correction of the words calls it («tally:1»), and what one of the value does («tally:1», «place»). */
  words: string;
  field: string | null;
  index: number;
  at: Span[];
}

const spansOf = (worded: Worded): Span[] =>
  (worded.spans ?? (worded.span ? [worded.span] : [])).map(([start, end]) => ({ start, end }));

function listed(
  claim: ClaimRow,
  rows: readonly Worded[],
  slot: Slot,
  name: string,
  field: string | null,
): Value[] {
  return rows.map((row, index) => {
    const words = `${name}:${index}`;
    const { surface, span, rule } = row;
    const own = field === "tally" ? words : field;
    return {
      key: `${claim.id}:${words}`,
      slot,
      words,
      field: own,
      index,
      surface,
      span,
      rule,
      at: spansOf(row),
    };
  });
}

/** Every value of a claim, in the order in which they are shown. */
export function valuesOf(claim: ClaimRow): Value[] {
  const evidence: Worded = { surface: claim.evidence.text, span: claim.evidence.span, rule: claim.rule };
  const one = (row: Worded | null, slot: Slot, name: string, field: string): Value[] =>
    listed(claim, row ? [row] : [], slot, name, field).map((value) => ({
      ...value,
      key: `${claim.id}:${name}`,
      words: name,
    }));
  return [
    ...one(evidence, "what", "evidence", "kind"),
    ...listed(claim, claim.initiators, "who", "initiator", "initiator"),
    ...listed(claim, claim.targets, "whom", "target", "target"),
    ...listed(claim, claim.places, "where", "place", "place"),
    ...one(claim.date, "when", "date", "date"),
    ...listed(claim, claim.tallies, "many", "tally", "tally"),
    ...listed(claim, claim.attribution, "says", "source", null),
  ];
}

/** The marks over a text: each value's words, one mark a piece of them, all with the value's key. */
export function marksOf(claims: readonly ClaimRow[], gaps: readonly GapRow[] = []): Mark[] {
  const values = claims.filter((claim) => !claim.void).flatMap(valuesOf);
  const stated = values.flatMap((value) =>
    value.at.map((span) => ({ ...span, key: value.key, slot: value.slot })),
  );
  const missed = gaps.map((gap, i) => ({
    start: gap.span[0],
    end: gap.span[1],
    key: `gap:${i}`,
    slot: "gap",
  }));
  return [...stated, ...missed];
}

/** The value that `?claim=…&slot=…` asks for: `slot` is a slot («where») or one value («tally:1»). */
export function asked(claims: readonly ClaimRow[], claim: string | null, slot: string | null): Value | null {
  const found = claims.find((one) => one.id === claim);
  if (!found) return null;
  const values = valuesOf(found);
  const wanted = slot ?? "evidence";
  return (
    values.find((value) => value.words === wanted || value.words === `${wanted}:0`) ??
    values.find((value) => value.slot === wanted) ??
    values[0] ??
    null
  );
}

/** Of several values under one place of the text, the one meant: of the chosen claim first, else the closest words. */
export function meant(keys: readonly string[], claim: string | null): string | null {
  const own = keys.filter((key) => claim !== null && key.startsWith(`${claim}:`));
  return own.at(-1) ?? keys.at(-1) ?? null;
}

/** The decision that set a value by hand, as the rule names it; `null` where the machine read it. */
export const decisionOf = (rule: string): string | null => /^decision (\S+)$/.exec(rule)?.[1] ?? null;
