import { expect, it } from "vitest";
import type { Question } from "../reading/types";
import { alike, decisionOf } from "./queue";

const side = { claim: { id: "c1" }, report: {}, words: "" } as unknown as Question["sides"][number];
const ask = (what: string, about: string[], codes: string[], more: Partial<Question> = {}): Question => ({
  key: about.join(),
  what,
  event: "e1",
  about,
  weight: 1,
  reasons: codes.map((code) => ({ code, values: [], ar: "", en: "" })),
  figure: -1,
  sides: [],
  event_row: null,
  locked_by: null,
  assigned_to: null,
  comments: [],
  ...more,
});

it("answers whether two are one", () => {
  const two = ask("together", ["c1", "c2"], []);
  expect(decisionOf(two, "accept")).toEqual({ what: "same", about: ["c1", "c2"] });
  expect(decisionOf(two, "merge")?.what).toBe("same");
  expect(decisionOf(two, "reject")?.what).toBe("different");
  expect(decisionOf(two, "unsure")?.what).toBe("unsure");
  const apart = ask("apart", ["c1", "c2"], []);
  expect(decisionOf(apart, "accept")?.what).toBe("different");
  expect(decisionOf(apart, "merge")?.what).toBe("same");
});

it("answers what to make of a figure and of a claim", () => {
  const figure = ask("figure", ["e1"], [], { figure: 2 });
  expect(decisionOf(figure, "accept")).toEqual({ what: "accept", about: ["e1"] });
  expect(decisionOf(figure, "reject")).toEqual({
    what: "grade",
    about: ["e1"],
    value: { figure: 2, grade: "Discounted" },
  });
  expect(decisionOf(figure, "merge")).toBeNull();
  expect(decisionOf(figure, "unsure")).toBeNull();
  const second = ask("second", ["e1"], []);
  expect(decisionOf(second, "accept")).toEqual({ what: "accept", about: ["e1"] });
  expect(decisionOf(second, "reject")).toBeNull();
  const claim = ask("claim", ["e1"], [], { sides: [side] });
  expect(decisionOf(claim, "reject")).toEqual({ what: "correct", about: ["c1"], value: ["void", ""] });
});

it("takes as alike what is asked for the same reasons, each once, and nothing that another holds", () => {
  const first = ask("together", ["a", "b"], ["place", "kind"]);
  const again = ask("together", ["b", "a"], ["kind", "place"]);
  const like = ask("together", ["c", "d"], ["kind", "place"]);
  const held = ask("together", ["e", "f"], ["kind", "place"], { locked_by: "x" });
  const other = ask("figure", ["a", "b"], ["kind", "place"]);
  const less = ask("together", ["g", "h"], ["kind"]);
  expect(alike(first, [first, again, like, held, other, less])).toEqual([first, like]);
});
