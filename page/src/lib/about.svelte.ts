/** What this rasid is: whose, with which rights, how much it holds. Asked once, and again when something was written. */

import { ApiError, get } from "./api";
import type { About } from "./types";

const held = $state<{ now: About | null; error: unknown }>({ now: null, error: null });
const LOOK_AGAIN_MS = 700;
let asked = false;

export async function refreshAbout(): Promise<void> {
  asked = true;
  try {
    held.now = await get<About>("/about");
    held.error = null;
    if (held.now.indexing) setTimeout(() => void refreshAbout(), LOOK_AGAIN_MS);
  } catch (error) {
    held.error = error;
    // Whoever is let in no more is shown nothing of before; a server that rests may come back.
    if (error instanceof ApiError && error.status < 500) held.now = null;
  }
}

export function about(): About | null {
  if (!asked) void refreshAbout();
  return held.now;
}

/** Whether the one who looks may do this; nobody may anything before it is known. */
export const may = (right: string): boolean => about()?.rights.includes(right) ?? false;

/** Where one must go before anything else: to the login, or to a password of one's own; `null` where nothing is asked. */
export function mustGo(): "login" | "team" | null {
  const error = held.error;
  if (!(error instanceof ApiError)) return null;
  return error.code === "PASSWORD_OLD" ? "team" : error.status === 401 ? "login" : null;
}
