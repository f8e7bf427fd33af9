import { expect, it } from "vitest";
import { daysText, pointText, spansText, tallyText } from "./compose";

it("writes a tally as `rasid decide correct` reads it", () => {
  const killed = { what: "killed", who: "civilian" };
  expect(tallyText({ ...killed, min: 5, max: 5 })).toBe("killed civilian 5");
  expect(tallyText({ ...killed, min: 5, max: null })).toBe("killed civilian 5+");
  expect(tallyText({ ...killed, min: null, max: 7 })).toBe("killed civilian 0-7");
  expect(tallyText({ what: "killed", who: "", min: 0, max: 0 })).toBe("killed unknown 0");
  for (const [min, max] of [
    [7, 5],
    [-1, 3],
    [1.5, 3],
    [null, null],
  ] as const)
    expect(tallyText({ ...killed, min, max })).toBeNull();
});

it("writes days, points and words", () => {
  expect(daysText("2021-07-29", "")).toBe("2021-07-29");
  expect(daysText("2021-07-29", "2021-07-30")).toBe("2021-07-29/2021-07-30");
  expect(daysText("2021-07-30", "2021-07-29")).toBeNull();
  expect(daysText("", "")).toBe("");
  expect(pointText(32.6, 36.123456, 2)).toBe("32.6000,36.1235,2");
  expect(spansText([{ start: 5, end: 16 }])).toBe("5-16");
});
