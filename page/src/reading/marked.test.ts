import { describe, expect, it } from "vitest";
import { pieces, pointsBefore, sentences, wordsOf, type Mark } from "./marked";

/** Numbers that are the same in every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const LETTERS = [..."قتلَ شِّ\nab1٣ .<&\"'", "😀", "👩🏽‍🚒", "𐤀", "é", "‏", "\ud83d"];

function drawn(seed: number): { text: string; marks: Mark[] } {
  const roll = dice(seed);
  const text = Array.from({ length: roll(40) }, () => LETTERS[roll(LETTERS.length)]).join("");
  const marks = Array.from({ length: roll(8) }, (_, i) => {
    const start = roll(45) - 2;
    return { key: `k${i}`, slot: "where", start, end: start + roll(12) - 1 };
  });
  return { text, marks };
}
const SEEDS = Array.from({ length: 400 }, (_, i) => i);

describe("a text cut at the borders of its marks", () => {
  it("loses, adds and moves no letter", () => {
    for (const seed of SEEDS) {
      const { text, marks } = drawn(seed);
      const cut = pieces(text, marks);
      expect(cut.map((p) => p.text).join("")).toBe(text);
      expect(cut.every((p, i) => p.start < p.end && p.start === (cut[i - 1]?.end ?? 0))).toBe(true);
    }
  });

  it("gives every code point exactly the marks that lie over it", () => {
    for (const seed of SEEDS) {
      const { text, marks } = drawn(seed);
      for (const piece of pieces(text, marks)) {
        for (let at = piece.start; at < piece.end; at += 1) {
          const over = marks.filter((m) => m.start <= at && at < m.end).map((m) => m.key);
          expect(piece.marks.map((m) => m.key).sort()).toEqual(over.sort());
        }
      }
    }
  });

  it("puts the longest mark first, and cuts no more often than the marks ask for", () => {
    for (const seed of SEEDS) {
      const { text, marks } = drawn(seed);
      const cut = pieces(text, marks);
      expect(cut.length).toBeLessThanOrEqual(2 * marks.length + 1);
      for (const { marks: over } of cut) {
        const sizes = over.map((m) => m.end - m.start);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }
    }
  });

  it("counts code points where the browser counts UTF-16", () => {
    const text = "😀😀 قُتل سبعة";
    const cut = pieces(text, [{ key: "k", slot: "many", start: 8, end: 12 }]);
    expect(cut.map((p) => p.text)).toEqual(["😀😀 قُتل ", "سبعة"]);
    expect(wordsOf(text, { start: 8, end: 12 })).toBe("سبعة");
  });

  it("keeps nested and crossing marks apart", () => {
    const marks = [
      { key: "out", slot: "what", start: 0, end: 6 },
      { key: "in", slot: "many", start: 2, end: 4 },
      { key: "over", slot: "where", start: 3, end: 8 },
    ];
    const seen = pieces("abcdefgh", marks).map((p) => [p.text, p.marks.map((m) => m.key).join("+")]);
    expect(seen).toEqual([
      ["ab", "out"],
      ["c", "out+in"],
      ["d", "out+over+in"],
      ["ef", "out+over"],
      ["gh", "over"],
    ]);
  });
});

it("finds back the place of every piece from the browser's own counting", () => {
  for (const seed of SEEDS) {
    const { text, marks } = drawn(seed);
    let offset = 0;
    for (const piece of pieces(text, marks)) {
      expect(pointsBefore(text, offset)).toBe(piece.start);
      offset += piece.text.length;
    }
  }
});

describe("sentences", () => {
  it("ends at a stop before a space, not within a number or an address", () => {
    const text = "قُتل 12.5 بالمئة. هل عاد؟ نعم!\nسطر بلا نقطة";
    expect(sentences(text).map((s) => wordsOf(text, s))).toEqual([
      "قُتل 12.5 بالمئة.",
      "هل عاد؟",
      "نعم!",
      "سطر بلا نقطة",
    ]);
  });
  it("leaves nothing out but the space between", () => {
    for (const seed of SEEDS) {
      const { text } = drawn(seed);
      const told = sentences(text)
        .map((s) => wordsOf(text, s))
        .join("");
      expect(told.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
    }
  });
});
