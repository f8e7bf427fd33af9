/**
 * The keys of the review, by where they lie (`event.code`) and not by what they write: an Arabic keyboard sends «ش» for A.
 * Never with Alt, so that Alt+Tab and the menus stay the system's; never while somebody writes in a field.
 */

export type Act =
  | "accept"
  | "reject"
  | "edit"
  | "skip"
  | "next"
  | "previous"
  | "merge"
  | "undo"
  | "map"
  | "search"
  | "help"
  | `digit${number}`;

export interface Pressed {
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

const PLAIN: Record<string, Act> = {
  KeyA: "accept",
  KeyX: "reject",
  KeyE: "edit",
  KeyS: "skip",
  KeyJ: "next",
  KeyK: "previous",
  KeyM: "merge",
  KeyU: "undo",
  KeyG: "map",
  Slash: "search",
};
const WITH_CTRL: Record<string, Act> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  KeyZ: "undo",
};

/** Every key that has a meaning, for the help: as it is printed, and what it does. */
export const KEYS: readonly [string, Act][] = [
  ["A", "accept"],
  ["X", "reject"],
  ["M", "merge"],
  ["E", "edit"],
  ["S", "skip"],
  ["J · Ctrl →", "next"],
  ["K · Ctrl ←", "previous"],
  ["U · Ctrl Z", "undo"],
  ["G", "map"],
  ["/", "search"],
  ["?", "help"],
  ["1 – 9", "digit1"],
];

/** What a key asks for; `null` where it is the browser's or somebody's writing. `rtl` turns the arrows round. */
export function act(pressed: Pressed, writing: boolean, rtl = false): Act | null {
  if (writing || pressed.altKey || pressed.metaKey) return null;
  if (pressed.ctrlKey) {
    const found = pressed.shiftKey ? undefined : WITH_CTRL[pressed.code];
    if (!found || !rtl || !pressed.code.startsWith("Arrow")) return found ?? null;
    return found === "next" ? "previous" : "next";
  }
  if (pressed.shiftKey) return pressed.code === "Slash" ? "help" : null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(pressed.code);
  return digit ? `digit${Number(digit[1])}` : (PLAIN[pressed.code] ?? null);
}

/** Whether somebody writes there: single letters are theirs then. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
