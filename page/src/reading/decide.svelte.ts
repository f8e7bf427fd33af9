/** What a person decides goes to the API from here, with the name of who decides, and the page waits until it is drawn. */

import { about, refreshAbout } from "../lib/about.svelte";
import { send } from "../lib/api";
import type { Decision } from "../lib/types";

export type What =
  "same" | "different" | "unsure" | "accept" | "assess" | "grade" | "correct" | "undo" | "comment";

export interface Deciding {
  what: What;
  about: string[];
  value?: unknown;
  why?: string;
}

const KEPT = "rasid.by";
const named = $state({ by: remembered() });

function remembered(): string {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return ""; // storage may be shut off; the name is then asked for once a visit
  }
}

/** Who decides: the login in a team, else the name that was given in this browser. */
export const by = (): string => about()?.user?.name || named.by;
export const isAsked = (): boolean => !about()?.user?.name;

export function callMe(name: string): void {
  named.by = name.trim();
  try {
    localStorage.setItem(KEPT, named.by);
  } catch {
    // as above
  }
}

const PAUSE_MS = 400;
const TRIES = 150;

/** Keep a decision; returns once the events are drawn anew, unless nobody waits. Raises `ApiError`. */
export async function decide(asked: Deciding, wait = true): Promise<Decision> {
  const body = { ...asked, why: asked.why?.trim() ?? "", by: by() };
  const kept = await send<{ decision: Decision; redrawing: boolean }>("POST", "/decisions", body);
  if (kept.redrawing && wait) await drawn();
  return kept.decision;
}

/** Wait until the events are drawn anew, a minute at most. */
export async function drawn(): Promise<void> {
  for (let n = 0; n < TRIES; n += 1) {
    await refreshAbout();
    if (!about()?.redrawing) return;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
