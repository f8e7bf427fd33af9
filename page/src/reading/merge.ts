/** Two events become one, with the values that were chosen where they differ: all of it decisions, each to be undone. */

import { get } from "../lib/api";
import type { EventRow } from "../lib/types";
import { choices, corrections, counts, type Side } from "./choices";
import { decide, drawn } from "./decide.svelte";
import type { ClaimRow } from "./types";

const MOST = "100";

/** Say that both are one, then give each claim of the other side the chosen value, and the figures theirs. */
export async function merge(
  left: EventRow,
  right: EventRow,
  picked: Readonly<Record<number, Side>>,
  why: string,
): Promise<void> {
  const chosen = choices(left, right).flatMap((choice, n) =>
    picked[n] ? [{ choice, side: picked[n] }] : [],
  );
  const claims = { left: await claimsOf(left, chosen.length), right: await claimsOf(right, chosen.length) };
  await decide({ what: "same", about: [left.id, right.id], why }, false);
  for (const { choice, side } of chosen)
    for (const [claim, value] of corrections(choice, side, claims[side === "left" ? "right" : "left"]))
      await decide({ what: "correct", about: [claim], value, why }, false);
  await drawn();
  for (const { choice, side } of chosen.filter(({ choice }) => choice.figure)) {
    const now = await get<EventRow>(`/events/${encodeURIComponent(left.id)}`);
    const figure = now.figures.findIndex((one) => choice.figure && counts(one) === counts(choice.figure));
    const value = { figure, best: Number(choice[side]) };
    if (figure >= 0) await decide({ what: "assess", about: [now.id], value, why });
  }
}

async function claimsOf(event: EventRow, asked: number): Promise<ClaimRow[]> {
  const found: ClaimRow[] = [];
  for (let cursor: string | null = asked ? "" : null; cursor !== null;) {
    const ask: [string, string][] = [["event", event.id], ["limit", MOST], ...(cursor ? [["cursor", cursor]] : [])] as [string, string][]; // prettier-ignore
    const got: { items: ClaimRow[]; next: string | null } = await get("/claims", ask);
    found.push(...got.items);
    cursor = got.next;
  }
  return found;
}
