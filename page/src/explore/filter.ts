/** The filter as the address holds it and the API takes it: pairs of names and values, read and changed without effects. */

export type Pair = [string, string];
export type Mode = "any" | "all" | "none";

/** Fields that take several values, in the order in which the API writes them. */
export const FACETS = [
  "kind",
  "type",
  "sub_type",
  "actor",
  "initiator",
  "target",
  "country",
  "admin1",
  "admin2",
  "place",
  "geo",
  "time",
  "outlet",
  "root",
  "root_kind",
  "status",
  "grade",
  "decided",
  "by",
] as const;
export type Facet = (typeof FACETS)[number];

/** Fields that take one value. */
export const SINGLE = [
  "since",
  "until",
  "window",
  "killed_min",
  "killed_max",
  "roots_min",
  "reports_min",
  "contested",
  "bbox",
  "near",
  "polygon",
  "q",
  "changed_since",
] as const;
export type Single = (typeof SINGLE)[number];

const KNOWN = new Set<string>([...FACETS, ...SINGLE, ...FACETS.map((field) => `all.${field}`)]);

/** The pairs of the address that filter; sort, map and drawer are left out. A window without days filters nothing. */
export function pairsOf(query: Iterable<Pair>): Pair[] {
  const pairs = [...query].filter(([name, value]) => KNOWN.has(name) && value.trim() !== "");
  return pairs.some(([name]) => name === "since" || name === "until")
    ? pairs
    : pairs.filter(([name]) => name !== "window");
}

/** One spelling for one filter, so that the same filter is not asked for twice. */
export function spelt(pairs: Iterable<Pair>): string {
  return new URLSearchParams([...pairs].sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))).toString();
}

export interface Chosen {
  value: string;
  without: boolean;
}

export function chosen(pairs: readonly Pair[], field: string): Chosen[] {
  return pairs
    .filter(([name]) => name === field)
    .map(([, value]) =>
      value.startsWith("-") && value.length > 1
        ? { value: value.slice(1), without: true }
        : { value, without: false },
    );
}

export function one(pairs: readonly Pair[], field: Single): string {
  return pairs.find(([name]) => name === field)?.[1] ?? "";
}

/** How the values of a field count: none of them, all of them, or any; `null` where nothing is chosen. */
export function modeOf(pairs: readonly Pair[], field: string): Mode | null {
  const values = chosen(pairs, field);
  if (!values.length) return null;
  if (values.every((v) => v.without)) return "none";
  return pairs.some(([name, value]) => name === `all.${field}` && value === "1") ? "all" : "any";
}

type Changes = Record<string, string[] | null>;

function written(field: string, values: readonly Chosen[], all: boolean): Changes {
  const unique = [...new Map(values.map((v) => [v.value, v])).values()];
  return {
    [field]: unique.length ? unique.map((v) => (v.without ? `-${v.value}` : v.value)) : null,
    [`all.${field}`]: all && unique.some((v) => !v.without) ? ["1"] : null,
  };
}

/** Choose `value`, or take it away where it is chosen, under the field's mode. */
export function toggled(pairs: readonly Pair[], field: string, value: string, mode: Mode): Changes {
  const values = chosen(pairs, field);
  const rest = values.filter((v) => v.value !== value);
  if (rest.length === values.length) rest.push({ value, without: mode === "none" });
  return written(field, rest, mode === "all");
}

/** All values of a field under another mode. */
export function turned(pairs: readonly Pair[], field: string, mode: Mode): Changes {
  const values = chosen(pairs, field).map((v) => ({ ...v, without: mode === "none" }));
  return written(field, values, mode === "all");
}

/** Everything that filters, taken away. */
export function cleared(pairs: readonly Pair[]): Changes {
  return Object.fromEntries(pairs.map(([name]) => [name, null]));
}

/**
 * The tree of types and kinds. Fields are joined by «and», branches of a tree by «or»; so the address holds either types
 * alone or kinds alone: where both are wanted, a type is written as its kinds.
 */
export interface Branch {
  type: string;
  kinds: string[];
}

export function branchState(pairs: readonly Pair[], branch: Branch): "on" | "part" | "off" {
  const types = chosen(pairs, "type").map((v) => v.value);
  if (types.includes(branch.type)) return "on";
  const held = new Set(chosen(pairs, "kind").map((v) => v.value));
  const count = branch.kinds.filter((kind) => held.has(kind)).length;
  return count === 0 ? "off" : count === branch.kinds.length ? "on" : "part";
}

export function kindOn(pairs: readonly Pair[], branch: Branch, kind: string): boolean {
  const types = chosen(pairs, "type").map((v) => v.value);
  return types.includes(branch.type) || chosen(pairs, "kind").some((v) => v.value === kind);
}

/** The tree with one type, or one kind, turned on or off. `mode` «none» leaves out what is chosen. */
export function picked(pairs: readonly Pair[], tree: readonly Branch[], pick: string, mode: Mode): Changes {
  const on = new Set(tree.flatMap((b) => b.kinds.filter((kind) => kindOn(pairs, b, kind)).map((k) => k)));
  const branch = tree.find((b) => b.type === pick);
  if (branch) {
    const whole = branchState(pairs, branch) === "on";
    for (const kind of branch.kinds) whole ? on.delete(kind) : on.add(kind);
  } else if (!on.delete(pick)) on.add(pick);
  return branches(tree, on, mode);
}

function branches(tree: readonly Branch[], on: ReadonlySet<string>, mode: Mode): Changes {
  const touched = tree.filter((b) => b.kinds.some((kind) => on.has(kind)));
  const whole = touched.every((b) => b.kinds.every((kind) => on.has(kind)));
  const values = whole ? touched.map((b) => b.type) : [...on];
  const made = values.map((value) => ({ value, without: mode === "none" }));
  return {
    ...written("type", whole ? made : [], mode === "all"),
    ...written("kind", whole ? [] : made, mode === "all"),
  };
}

export type Box = [west: number, south: number, east: number, north: number];

export function boxOf(text: string): Box | null {
  const parts = text.split(",").map(Number);
  return parts.length === 4 && parts.every(Number.isFinite) ? (parts as Box) : null;
}
export const boxText = (box: Box): string => box.map((x) => x.toFixed(4)).join(",");

/** Where two boxes overlap; `null` where they do not. */
export function overlap(a: Box, b: Box): Box | null {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** Corners of a polygon, `lon lat,lon lat,…`. */
export function cornersOf(text: string): [number, number][] {
  return text
    .split(",")
    .map((corner) => corner.trim().split(/\s+/).map(Number))
    .filter((c): c is [number, number] => c.length === 2 && c.every(Number.isFinite));
}
export const cornersText = (corners: readonly (readonly [number, number])[]): string =>
  corners.map(([lon, lat]) => `${lon.toFixed(4)} ${lat.toFixed(4)}`).join(",");

export interface Near {
  lat: number;
  lon: number;
  km: number;
}
export function nearOf(text: string): Near | null {
  const [lat, lon, km] = text.split(",").map(Number);
  return [lat, lon, km].every((x) => x !== undefined && Number.isFinite(x))
    ? { lat: lat!, lon: lon!, km: km! }
    : null;
}
export const nearText = (n: Near): string => `${n.lat.toFixed(4)},${n.lon.toFixed(4)},${n.km.toFixed(1)}`;

/** Where the map looks, `lon,lat,zoom`. */
export interface Look {
  lon: number;
  lat: number;
  zoom: number;
}
export function lookOf(text: string | null): Look | null {
  const [lon, lat, zoom] = (text ?? "").split(",").map(Number);
  if (![lon, lat, zoom].every((x) => x !== undefined && Number.isFinite(x))) return null;
  return Math.abs(lat!) <= 85 && zoom! >= 1 && zoom! <= 18 ? { lon: lon!, lat: lat!, zoom: zoom! } : null;
}
export const lookText = (l: Look): string => `${l.lon.toFixed(3)},${l.lat.toFixed(3)},${l.zoom.toFixed(1)}`;
