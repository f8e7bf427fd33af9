import { describe, expect, it } from "vitest";
import { changed, correctionOf, fieldOf, inForce, judged } from "./decided";
import type { ClaimRow } from "./types";
import { asked, decisionOf, marksOf, meant, valuesOf } from "./values";

const worded = { surface: "حاجز", span: [10, 14] as [number, number], rule: "book:1" };
const claim: ClaimRow = {
  id: "c1",
  kind: "Attack",
  acled: null,
  plover: null,
  status: "asserted",
  evidence: { text: "…", span: [0, 20] },
  rule: "book:2",
  part_of: null,
  variant_of: null,
  initiators: [],
  targets: [{ ...worded, actor: "x/y", name: { ar: "س", en: "X" }, path: [], kind: null }],
  places: [],
  date: { ...worded, earliest: "2021-03-15", latest: "2021-03-16", basis: "stated" },
  tallies: [
    {
      ...worded,
      what: "killed",
      who: "unknown",
      min: 4,
      max: 4,
      qualifier: "exact",
      subset_of: null,
      restates: null,
    },
    {
      ...worded,
      spans: [
        [1, 2],
        [4, 6],
      ],
      what: "injured",
      who: "unknown",
      min: 3,
      max: null,
      qualifier: "vague",
      subset_of: null,
      restates: null,
    },
  ],
  attribution: [
    { surface: null, span: null, rule: "outlet", kind: "outlet", name: "منبر", org: null, verb: null },
  ],
};

describe("the values of a claim", () => {
  it("are named as a correction names them", () => {
    expect(valuesOf(claim).map((v) => [v.slot, v.words, v.field])).toEqual([
      ["what", "evidence", "kind"],
      ["whom", "target:0", "target"],
      ["when", "date", "date"],
      ["many", "tally:0", "tally:0"],
      ["many", "tally:1", "tally:1"],
      ["says", "source:0", null],
    ]);
  });
  it("mark every piece of their words, and none where no words say them", () => {
    const marks = marksOf([claim], [{ kind: "place", surface: "", span: [30, 33], why: "" }]);
    expect(marks.filter((m) => m.key === "c1:tally:1").map((m) => [m.start, m.end])).toEqual([
      [1, 2],
      [4, 6],
    ]);
    expect(marks.some((m) => m.slot === "says")).toBe(false);
    expect(marks.at(-1)).toMatchObject({ slot: "gap", start: 30 });
    expect(marksOf([{ ...claim, void: true }])).toEqual([]);
  });
  it("are found by slot or by name from the address", () => {
    expect(asked([claim], "c1", "many")?.words).toBe("tally:0");
    expect(asked([claim], "c1", "tally:1")?.words).toBe("tally:1");
    expect(asked([claim], "c1", null)?.words).toBe("evidence");
    expect(asked([claim], "c1", "where")?.words).toBe("evidence");
    expect(asked([claim], "c2", "many")).toBeNull();
  });
  it("of the chosen claim come first where several lie under one word", () => {
    expect(meant(["c1:evidence", "c1:tally:0", "c2:place:0"], "c1")).toBe("c1:tally:0");
    expect(meant(["c1:evidence", "c2:place:0"], null)).toBe("c2:place:0");
    expect(meant([], null)).toBeNull();
  });
});

const made = (id: string, what: string, about: string[], value = "") => ({
  id,
  what,
  about,
  value,
  by: "a",
  at: "",
  why: "",
});

describe("decisions", () => {
  it("that were undone do not stand, and an undone undo brings back", () => {
    const correct = made("d1", "correct", ["c1"], '["kind", "Attack"]');
    const undo = made("d2", "undo", ["d1"]);
    const again = made("d3", "undo", ["d2"]);
    expect(inForce([correct])).toEqual([correct]);
    expect(inForce([correct, undo])).toEqual([]);
    expect(inForce([correct, undo, again])).toEqual([correct]);
  });
  it("name what they set, and which of them is to be undone", () => {
    const all = [
      made("d1", "correct", ["c1"], '["tally:1", "killed 3"]'),
      made("d2", "correct", ["c1"], '["kind", "Attack"]'),
      made("d3", "correct", ["c2"], '["kind", "Attack"]'),
    ];
    expect(fieldOf(all[0]!)).toEqual({ field: "tally:1", value: "killed 3" });
    expect(fieldOf(made("d", "correct", [], "<script>"))).toBeNull();
    expect(correctionOf(all, "c1", "kind")?.id).toBe("d2");
    expect(correctionOf(all, "c1", "tally")?.id).toBe("d1");
    expect(correctionOf(all, "c1", "place")).toBeUndefined();
  });
  it("are told from what the machine read", () => {
    expect(decisionOf("decision abc123")).toBe("abc123");
    expect(decisionOf("words/measures.yaml:13")).toBeNull();
    const now = { ...claim, kind: "Suicide bomb", date: null, read_as: claim };
    expect(changed(now)).toEqual(["kind", "date"]);
    expect(changed(claim)).toEqual([]);
  });
  it("on a figure are found by what and whom it counts, the last first", () => {
    const say = (id: string, who: string, best: number) =>
      made(id, "assess", ["e1"], JSON.stringify({ what: "killed", who, best }));
    const all = [say("d1", "civilian", 3), say("d2", "soldiers", 4), say("d3", "civilian", 5)];
    const figure = { what: "killed", who: "civilian" };
    expect(judged(all, "assess", figure)?.best).toBe(5);
    expect(judged([...all, made("d4", "undo", ["d3"])], "assess", figure)?.best).toBe(3);
    expect(judged(all, "grade", figure)).toBeUndefined();
  });
});
