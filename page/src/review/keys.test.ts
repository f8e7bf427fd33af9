import { expect, it } from "vitest";
import { act, KEYS } from "./keys";

const key = (code: string, held: Partial<Record<"alt" | "ctrl" | "meta" | "shift", boolean>> = {}) => ({
  code,
  altKey: !!held.alt,
  ctrlKey: !!held.ctrl,
  metaKey: !!held.meta,
  shiftKey: !!held.shift,
});

it("goes by where the key lies, whatever the layout writes", () => {
  expect(act(key("KeyA"), false)).toBe("accept");
  expect(act(key("KeyX"), false)).toBe("reject");
  expect(act(key("Digit3"), false)).toBe("digit3");
  expect(act(key("Numpad9"), false)).toBe("digit9");
  expect(act(key("Slash"), false)).toBe("search");
  expect(act(key("Slash", { shift: true }), false)).toBe("help");
});

it("leaves writing, Alt and the system's keys alone", () => {
  expect(act(key("KeyA"), true)).toBeNull();
  for (const code of ["Tab", "KeyA", "ArrowRight", "KeyZ"])
    expect(act(key(code, { alt: true }), false)).toBeNull();
  expect(act(key("KeyA", { meta: true }), false)).toBeNull();
  expect(act(key("KeyA", { ctrl: true }), false)).toBeNull();
  expect(act(key("KeyS", { shift: true }), false)).toBeNull();
  expect(act(key("KeyZ", { ctrl: true, shift: true }), false)).toBeNull();
  expect(act(key("Digit0"), false)).toBeNull();
});

it("turns the arrows round with the direction of the page", () => {
  const right = key("ArrowRight", { ctrl: true });
  expect(act(right, false)).toBe("next");
  expect(act(right, false, true)).toBe("previous");
  expect(act(key("KeyZ", { ctrl: true }), false, true)).toBe("undo");
});

it("has a line in the help for everything it does", () => {
  const told = new Set(KEYS.map(([, what]) => what));
  const codes = ["KeyA", "KeyX", "KeyE", "KeyS", "KeyJ", "KeyK", "KeyM", "KeyU", "KeyG", "Slash", "Digit1"];
  for (const code of codes) expect(told.has(act(key(code), false)!)).toBe(true);
});
