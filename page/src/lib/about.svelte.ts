/** What this rasid is: whose, with which rights, how much it holds. Asked once, and again when something was written. */

import { get } from "./api";
import type { About } from "./types";

const held = $state<{ now: About | null; error: unknown }>({ now: null, error: null });
let asked = false;

export async function refreshAbout(): Promise<void> {
  asked = true;
  try {
    held.now = await get<About>("/about");
    held.error = null;
  } catch (error) {
    held.error = error;
  }
}

export function about(): About | null {
  if (!asked) void refreshAbout();
  return held.now;
}

/** Whether the one who looks may do this; nobody may anything before it is known. */
export const may = (right: string): boolean => about()?.rights.includes(right) ?? false;
