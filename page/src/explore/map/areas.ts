/** Governorates or countries coloured by a figure, the figure written on them; a circle where no polygon stands for one. */
import Feature, { type FeatureLike } from "ol/Feature";
import type { Geometry } from "ol/geom";
import Point from "ol/geom/Point";
import { fromLonLat } from "ol/proj";
import { Circle, Fill, Stroke, Style, Text } from "ol/style";
import type { Area } from "../answers";
import { classOf } from "../scale";
import type { Look, Shapes } from "./base";
import { FONT, rampColour, rampText } from "./theme";

export type Measure = "events" | "killed" | "per_month";
export interface Shading {
  level: "country" | "admin1";
  measure: Measure;
  limits: number[];
}

export function measured(area: Area, measure: Measure): number {
  if (measure === "killed") return area.killed_reported_min ?? 0;
  return measure === "events" ? area.events : area.per_month;
}

export interface AreaMet {
  area: Area;
  names: string[];
  /** The same names in Arabic, where one is known. */
  ar: string[];
}

/** Units that one polygon holds, added: sums of lows, sums of highs, open where one of them is. */
export function together(areas: readonly Area[]): Area | null {
  const [first] = areas;
  if (!first) return null;
  const sum = (pick: (area: Area) => number | null) =>
    areas.some((area) => pick(area) === null) ? null : areas.reduce((total, area) => total + pick(area)!, 0);
  return {
    country: first.country,
    admin1: first.admin1,
    events: sum((a) => a.events)!,
    killed_reported_min: areas.reduce((total, a) => total + (a.killed_reported_min ?? 0), 0),
    killed_reported_max: sum((a) => a.killed_reported_max),
    per_month: Math.round(sum((a) => a.per_month)! * 100) / 100,
  };
}

const key = (country: string, admin1: string | null) => `${country}/${admin1 ?? ""}`;

/** What is drawn for each area, and the areas that have neither a polygon nor a point. */
export function areaFeatures(areas: readonly Area[], s: Shapes, shading: Shading): Feature<Geometry>[] {
  const by = new Map(areas.map((area) => [key(area.country, area.admin1), area]));
  const arabic = new Map(s.units.map((u) => [key(u.country, u.admin1), u.ar]));
  const made = (geometry: Geometry | undefined, found: (Area | undefined)[], names: string[]) => {
    const area = together(found.filter((a): a is Area => a !== undefined));
    if (!area || !geometry) return [];
    const ar = names.map((name) => arabic.get(key(area.country, name)) ?? name);
    return [new Feature({ geometry, met: { area, names, ar } satisfies AreaMet })];
  };
  if (shading.level === "country")
    return s.near
      .concat(s.far)
      .filter((f) => f.get("iso"))
      .flatMap((f) => made(f.getGeometry(), [by.get(key(f.get("iso"), null))], [f.get("iso")]));
  const whole = s.areas.flatMap((f) => {
    const names = f.get("admin1") as string[];
    return made(
      f.getGeometry(),
      names.map((name) => by.get(key(f.get("country"), name))),
      names,
    );
  });
  const circles = s.units
    .filter((u) => !u.drawn)
    .flatMap((u) => made(new Point(fromLonLat(u.at)), [by.get(key(u.country, u.admin1))], [u.admin1]));
  return [...whole, ...circles];
}

/** Coarser than this, in metres a pixel, there is room for the figures only. */
const NAMED = 2200;

export function areaStyle(
  f: FeatureLike,
  resolution: number,
  shading: Shading,
  look: Look,
  words: (n: number) => string,
): Style[] {
  const { area, names, ar } = f.get("met") as AreaMet;
  const { theme } = look;
  const value = measured(area, shading.measure);
  const at = classOf(value, shading.limits);
  const of = shading.limits.length;
  const fill = new Fill({ color: at < 0 ? theme.land : rampColour(at, of, theme.dark) });
  const stroke = new Stroke({ color: theme.border, width: 1 });
  const ink = new Fill({ color: at < 0 ? theme.text : rampText(at, of, theme.dark) });
  const point = f.getGeometry()?.getType() === "Point";
  const figure = new Text({ text: words(value), font: `600 12px ${FONT}`, fill: ink, overflow: point });
  const image = new Circle({ radius: 13, fill, stroke });
  const styles = [new Style({ fill, stroke, text: figure, image })];
  if (shading.level === "country" || resolution > (point ? NAMED / 4 : NAMED)) return styles;
  const text = (look.lang === "ar" ? ar : names).join(" + ");
  const under = new Fill({ color: point ? theme.text : (ink.getColor() as string) });
  const name = new Text({
    text,
    font: `11px ${FONT}`,
    fill: under,
    offsetY: point ? 21 : 14,
    overflow: point,
  });
  return [...styles, new Style({ text: name })];
}
