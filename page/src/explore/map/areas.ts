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
  const made = (geometry: Geometry | undefined, found: (Area | undefined)[], names: string[]) => {
    const area = together(found.filter((a): a is Area => a !== undefined));
    return area && geometry ? [new Feature({ geometry, met: { area, names } })] : [];
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

export function areaStyle(
  f: FeatureLike,
  shading: Shading,
  look: Look,
  words: (n: number) => string,
): Style[] {
  const { area } = f.get("met") as { area: Area };
  const { theme } = look;
  const value = measured(area, shading.measure);
  const at = classOf(value, shading.limits);
  const of = shading.limits.length;
  const fill = new Fill({ color: at < 0 ? theme.land : rampColour(at, of, theme.dark) });
  const stroke = new Stroke({ color: theme.border, width: 1 });
  const text = new Text({
    text: at < 0 ? "" : words(value),
    font: `600 12px ${FONT}`,
    fill: new Fill({ color: at < 0 ? theme.text : rampText(at, of, theme.dark) }),
    overflow: f.getGeometry()?.getType() === "Point",
  });
  const image = new Circle({ radius: 13, fill, stroke });
  return [new Style({ fill, stroke, text, image })];
}
