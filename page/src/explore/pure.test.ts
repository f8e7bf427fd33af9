import { describe, expect, test } from "vitest";
import { core, dayNumber, dayOf, marked, seriesOf, stretch, totalOf, type Bin } from "./bins";
import {
  boxOf,
  branchState,
  chosen,
  cleared,
  cornersOf,
  cornersText,
  lookOf,
  lookText,
  modeOf,
  nearOf,
  nearText,
  overlap,
  pairsOf,
  picked,
  spelt,
  toggled,
  turned,
  type Pair,
} from "./filter";
import { classes, classOf, limits, roundUp } from "./scale";

const apply = (pairs: Pair[], changes: Record<string, string[] | null>): Pair[] => [
  ...pairs.filter(([name]) => !(name in changes)),
  ...Object.entries(changes).flatMap(([name, values]) => (values ?? []).map((v): Pair => [name, v])),
];

describe("the filter in the address", () => {
  test("only what filters is sent", () => {
    const query = new URLSearchParams("kind=Attack&sort=day&m=1,2,3&lang=ar&open=x&q=&all.kind=1&nonsense=1");
    expect(pairsOf(query)).toEqual([
      ["kind", "Attack"],
      ["all.kind", "1"],
    ]);
  });
  test("a window widens days and says nothing without them", () => {
    expect(pairsOf([["window", "3"]])).toEqual([]);
    expect(pairsOf(new URLSearchParams("window=3&since=2021-01-01")).length).toBe(2);
  });
  test("one filter has one spelling", () => {
    expect(spelt([["b", "2"], ["a", "1"]])).toBe(spelt([["a", "1"], ["b", "2"]])); // prettier-ignore
  });
  test("a value is chosen and taken away again", () => {
    const on = apply([], toggled([], "outlet", "A", "any"));
    expect(on).toEqual([["outlet", "A"]]);
    expect(apply(on, toggled(on, "outlet", "A", "any"))).toEqual([]);
  });
  test("modes are written as the API reads them, and read back", () => {
    const any: Pair[] = [["status", "denied"], ["status", "asserted"]]; // prettier-ignore
    for (const mode of ["all", "none", "any"] as const) {
      const made = apply(any, turned(any, "status", mode));
      expect(modeOf(made, "status")).toBe(mode);
      expect(chosen(made, "status").map((v) => v.value)).toEqual(["denied", "asserted"]);
    }
    expect(apply(any, turned(any, "status", "none"))).toContainEqual(["status", "-denied"]);
  });
  test("nothing that filters is left when all is cleared", () => {
    const pairs = pairsOf(new URLSearchParams("kind=a&all.kind=1&since=2020-01-01&near=1,2,3&contested=1"));
    expect(apply(pairs, cleared(pairs))).toEqual([]);
  });
});

describe("the tree of types and kinds", () => {
  const tree = [
    { type: "Battles", kinds: ["clash", "regain"] },
    { type: "Protests", kinds: ["peaceful"] },
  ];
  test("a whole type is written as a type", () => {
    expect(apply([], picked([], tree, "Battles", "any"))).toEqual([["type", "Battles"]]);
  });
  test("all kinds of a type, one by one, are the type", () => {
    const one = apply([], picked([], tree, "clash", "any"));
    expect(one).toEqual([["kind", "clash"]]);
    expect(branchState(one, tree[0]!)).toBe("part");
    expect(apply(one, picked(one, tree, "regain", "any"))).toEqual([["type", "Battles"]]);
  });
  test("types and kinds together are written as kinds, since fields are joined by «and»", () => {
    const type: Pair[] = [["type", "Protests"]];
    expect(apply(type, picked(type, tree, "clash", "any")).sort()).toEqual([
      ["kind", "clash"],
      ["kind", "peaceful"],
    ]);
  });
  test("a kind is taken out of a chosen type", () => {
    const type: Pair[] = [["type", "Battles"]];
    expect(apply(type, picked(type, tree, "regain", "any"))).toEqual([["kind", "clash"]]);
    expect(apply(type, picked(type, tree, "Battles", "any"))).toEqual([]);
  });
});

describe("places in the address", () => {
  test("box, polygon, circle and view survive being written", () => {
    expect(boxOf("1,2,3,4")).toEqual([1, 2, 3, 4]);
    expect(boxOf("1,2,x,4")).toBeNull();
    expect(cornersOf(cornersText([[36.5, 33], [37, 34], [36, 35]]))).toEqual([[36.5, 33], [37, 34], [36, 35]]); // prettier-ignore
    expect(nearOf(nearText({ lat: 33.5, lon: 36.25, km: 12 }))).toEqual({ lat: 33.5, lon: 36.25, km: 12 });
    expect(lookOf(lookText({ lon: 38, lat: 34, zoom: 6 }))).toEqual({ lon: 38, lat: 34, zoom: 6 });
    expect(lookOf("9,99,3")).toBeNull();
    expect(lookOf(null)).toBeNull();
  });
  test("boxes overlap or do not", () => {
    expect(overlap([0, 0, 2, 2], [1, 1, 3, 3])).toEqual([1, 1, 2, 2]);
    expect(overlap([0, 0, 1, 1], [2, 2, 3, 3])).toBeNull();
  });
});

describe("classes of areas", () => {
  test("limits are round, rising, and hold every value", () => {
    const values = [0, 1, 3, 4, 8, 15, 17, 40, 90, 300];
    const from = limits(values);
    expect([...from].sort((a, b) => a - b)).toEqual(from);
    expect(from.slice(1).every((x) => roundUp(x) === x)).toBe(true);
    for (const v of values) expect(classOf(v, from) >= 0).toBe(v > 0);
    expect(classOf(300, from)).toBe(from.length - 1);
    expect(classes(from).at(-1)!.below).toBeNull();
  });
  test("nothing, or one value, makes no class or one", () => {
    expect(limits([])).toEqual([]);
    expect(limits([0, 0])).toEqual([]);
    expect(limits([7, 7, 7])).toEqual([7]);
    expect(limits([0.2, 0.5, 1.5]).length).toBeGreaterThan(1);
  });
});

describe("bins of time", () => {
  const bins: Bin[] = [
    { start: "2021-01-01", end: "2021-01-31", counts: { Battles: 2 } },
    { start: "2021-02-01", end: "2021-02-28", counts: { none: 1, Riots: 3 } },
    { start: "2021-03-01", end: "2021-03-31", counts: {} },
  ];
  test("series keep the order of types and every bin", () => {
    expect(seriesOf(bins, ["Riots", "Battles"])).toEqual([
      { type: "Riots", counts: [0, 3, 0] },
      { type: "Battles", counts: [2, 0, 0] },
      { type: "none", counts: [0, 1, 0] },
    ]);
    expect(bins.map(totalOf)).toEqual([2, 4, 0]);
  });
  test("a stretch is the days of its bins, drawn either way", () => {
    expect(stretch(bins, 2, 1)).toEqual(["2021-02-01", "2021-03-31"]);
    expect(stretch(bins, -4, 9)).toEqual(["2021-01-01", "2021-03-31"]);
    expect(stretch([], 0, 1)).toBeNull();
  });
  test("what was chosen is marked again", () => {
    expect(marked(bins, "2021-02-01", "2021-02-28")).toEqual([1, 1]);
    expect(marked(bins, "2021-02-05", "")).toEqual([1, 2]);
    expect(marked(bins, "", "")).toBeNull();
  });
  test("a few events far off do not press the rest together", () => {
    const years = Array.from({ length: 100 }, (_, i) => ({
      start: `${1900 + i}-01-01`,
      end: `${1900 + i}-12-31`,
      counts: { Battles: i === 0 ? 2 : i > 95 ? 200 : 0 } as Record<string, number>,
    }));
    expect(core(years)).toEqual([96, 99]);
    expect(core(bins)).toEqual([0, 1]);
    expect(core([])).toBeNull();
  });
  test("days are numbers and back", () => {
    expect(dayOf(dayNumber("2024-02-29") + 1)).toBe("2024-03-01");
  });
});
