import { expect, test } from "vitest";
import ar from "./reading.ar.json";

const sources = import.meta.glob<string>("../**/*.{svelte,ts}", {
  eager: true,
  query: "?raw",
  import: "default",
});

test("every text that a view asks for by name is there", () => {
  const asked = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/\bt\(\s*"(r_[a-z0-9_]+)"/g)].map((m) => m[1]!),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !(key in ar))).toEqual([]);
});
