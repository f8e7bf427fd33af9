import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Loaded } from "./load.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("one choice is fetched at once, and of many that follow each other quickly the last", async () => {
  const loaded = new Loaded<number>();
  const asked: number[] = [];
  const ask = (n: number) =>
    loaded.ask(async () => {
      asked.push(n);
      return n;
    }, 150);
  ask(1);
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, loaded.now, loaded.busy]).toEqual([[1], 1, false]);
  await vi.advanceTimersByTimeAsync(1000);
  for (const n of [2, 3, 4]) {
    ask(n);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect([asked, loaded.busy]).toEqual([[1, 2], true]);
  await vi.advanceTimersByTimeAsync(150);
  expect([asked, loaded.now, loaded.busy]).toEqual([[1, 2, 4], 4, false]);
});

test("what was broken off is shown no more", async () => {
  const loaded = new Loaded<string>();
  const slow = (text: string, ms: number) => () =>
    new Promise<string>((done) => setTimeout(() => done(text), ms));
  loaded.ask(slow("first", 500));
  await vi.advanceTimersByTimeAsync(100);
  loaded.ask(slow("second", 100));
  await vi.advanceTimersByTimeAsync(1000);
  expect(loaded.now).toBe("second");
});
