import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
import { expect, test } from "vitest";

const read = (name) =>
  JSON.parse(readFileSync(new URL(`../public/geo/${name}.json`, import.meta.url), "utf8"));
const points = read("admin1_points");
const areas = read("admin1");
const shapes = feature(areas, areas.objects.areas).features;
const LED = ["SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG"];

test("of the countries that rasid reads most, only these governorates have no polygon and are drawn as circles", () => {
  const without = points.filter((p) => LED.includes(p.country) && !p.drawn && p.country !== "PS");
  expect(without.map((p) => `${p.country}/${p.admin1}`).sort()).toEqual(["SD/Abyei", "SD/West Kordofan"]);
  expect(points.filter((p) => p.country === "PS").length).toBe(16);
  expect(points.some((p) => p.country === "PS" && p.drawn)).toBe(false);
});

test("every governorate has an Arabic name, and those of theirs a point within the region", () => {
  for (const p of points) expect([p.admin1, typeof p.ar]).toEqual([p.admin1, "string"]);
  for (const p of points.filter((one) => LED.includes(one.country))) {
    expect(p.at[0] > 8 && p.at[0] < 55 && p.at[1] > 3 && p.at[1] < 38).toBe(true);
  }
});

test("no governorate is drawn twice, and those said to be drawn are", () => {
  const drawn = shapes.flatMap((f) => f.properties.admin1.map((name) => `${f.properties.country}/${name}`));
  expect(drawn.length).toBe(new Set(drawn).size);
  expect(new Set(points.filter((p) => p.drawn).map((p) => `${p.country}/${p.admin1}`))).toEqual(
    new Set(drawn),
  );
});

const inside = ([x, y], ring) =>
  ring.reduce((odd, [a, b], i) => {
    const [c, d] = ring[(i + ring.length - 1) % ring.length];
    return b > y !== d > y && x < ((c - a) * (y - b)) / (d - b) + a ? !odd : odd;
  }, false);

test("a governorate's point lies in its own polygon, or within a degree of it", () => {
  for (const f of shapes.filter((one) => LED.includes(one.properties.country))) {
    const rings = f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates;
    const own = points.filter(
      (p) => p.country === f.properties.country && f.properties.admin1.includes(p.admin1),
    );
    const near = (p) =>
      rings.some((r) => inside(p.at, r[0])) ||
      rings.flat(2).some(([x, y]) => Math.hypot(x - p.at[0], y - p.at[1]) < 1);
    for (const p of own) expect([p.country, p.admin1, near(p)]).toEqual([p.country, p.admin1, true]);
  }
});
