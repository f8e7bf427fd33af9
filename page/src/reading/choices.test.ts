import { expect, it } from "vitest";
import type { EventRow, Figure } from "../lib/types";
import { choices, corrections } from "./choices";
import type { ClaimRow } from "./types";

const figure = (low: number, more: Partial<Figure> = {}): Figure =>
  ({ what: "killed", who: "civilian", side: null, basis: "incident", subset_of: null, best: null,
     reported_min: low, reported_max: low, ...more }) as Figure; // prettier-ignore
const event = (more: Partial<EventRow>): EventRow =>
  ({
    kinds: ["Attack"],
    first_day: "2021-07-29",
    last_day: "2021-07-29",
    place: null,
    figures: [],
    ...more,
  }) as EventRow;
const at = (place: string) => ({ place }) as EventRow["place"];

it("offers the fields in which both say something, and not the same", () => {
  const left = event({ place: at("a"), figures: [figure(5), figure(2, { who: "soldiers" })] });
  const right = event({
    kinds: ["Armed clash"],
    first_day: "2021-07-28",
    place: at("b"),
    figures: [figure(7), figure(2, { who: "soldiers" })],
  });
  expect(choices(left, right).map((c) => [c.field, c.left, c.right])).toEqual([
    ["kind", "Attack", "Armed clash"],
    ["date", "2021-07-29", "2021-07-28/2021-07-29"],
    ["place", "a", "b"],
    ["figure", "5", "7"],
  ]);
  expect(choices(left, left)).toEqual([]);
});

it("offers nothing where one says nothing, several things, or an open figure", () => {
  const left = event({
    kinds: ["Attack", "Arrests"],
    place: at("a"),
    figures: [figure(5, { reported_max: null })],
  });
  expect(choices(left, event({ figures: [figure(7)] }))).toEqual([]);
  const part = event({ figures: [figure(5, { subset_of: 0 })] });
  expect(choices(part, event({ figures: [figure(7)] }))).toEqual([]);
});

it("corrects the claims that state another value, and no others", () => {
  const claim = (id: string, more: object): ClaimRow =>
    ({ id, kind: "Attack", places: [], date: null, ...more }) as unknown as ClaimRow;
  const others = [
    claim("says-b", { places: [{ place: "b" }], date: { earliest: "2021-07-28", latest: "2021-07-28" } }),
    claim("says-a", { places: [{ place: "b" }, { place: "a" }], kind: "Armed clash" }),
    claim("says-none", {}),
    claim("void", { places: [{ place: "b" }], void: true }),
  ];
  const choice = { figure: null, left: "a", right: "b" };
  expect(corrections({ ...choice, field: "place" }, "left", others)).toEqual([["says-b", ["place", "a"]]]);
  const kind = { ...choice, field: "kind" as const, left: "Attack", right: "Armed clash" };
  expect(corrections(kind, "left", others)).toEqual([["says-a", ["kind", "Attack"]]]);
  const date = { ...choice, field: "date" as const, left: "2021-07-29", right: "2021-07-28" };
  expect(corrections(date, "left", others)).toEqual([["says-b", ["date", "2021-07-29"]]]);
});
