/** One's own account in a team: who is logged in, and the password asked for once more where the API wants it. */

import { refreshAbout } from "../lib/about.svelte";
import { ApiError, get, send } from "../lib/api";

export interface Me {
  name: string;
  role: string;
  rights: string[];
  must_change: boolean;
  totp: boolean;
  fresh: boolean;
}
export interface Session {
  id: string;
  made: string;
  seen: string;
  agent: string;
  this?: boolean;
}
export interface Token {
  id: string;
  name: string;
  rights: string[];
  made: string;
  ends: string;
  used: string | null;
}
export interface Member {
  name: string;
  role: string;
  disabled: boolean;
  since: string;
  totp: boolean;
  sessions: Session[];
  tokens: Token[];
}
export interface Act {
  what: string;
  name: string;
  role: string;
  disabled: boolean;
  by: string;
  at: string;
}
export const ROLES = ["viewer", "coder", "reviewer", "admin"] as const;

const held = $state<{ me: Me | null; known: boolean }>({ me: null, known: false });
export const me = (): Me | null => held.me;
export const known = (): boolean => held.known;

export async function refreshMe(): Promise<void> {
  try {
    held.me = await get<Me>("/me");
  } catch {
    held.me = null;
  }
  held.known = true;
}

export async function logIn(name: string, password: string, code: string): Promise<void> {
  held.me = await send<Me>("POST", "/login", { name, password, code });
  if (!held.me.must_change) await refreshAbout();
}

export async function logOut(): Promise<void> {
  await send("POST", "/logout");
  location.assign("/login"); // the page anew: nothing of what was read stays in it
}

/** What waits for the password: `done` is called with whether it was given. */
const waiting = $state<{ done: ((given: boolean) => void) | null }>({ done: null });
export const isAsked = (): boolean => waiting.done !== null;

export async function prove(password: string): Promise<void> {
  await send("POST", "/me/prove", { password });
  answer(true);
}
export function answer(given: boolean): void {
  waiting.done?.(given);
  waiting.done = null;
}

/** Do it; where the API wants the password first, ask for it and do it then. */
export async function proven<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "PROOF_NEEDED") throw error;
    const given = await new Promise<boolean>((done) => (waiting.done = done));
    if (!given) throw error;
    return work();
  }
}
