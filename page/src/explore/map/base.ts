/** The ground of the map, from disk: land, borders, governorates, and their names in the reader's language. */
import type Feature from "ol/Feature";
import OlFeature from "ol/Feature";
import TopoJSON from "ol/format/TopoJSON";
import type { MultiPolygon, Polygon } from "ol/geom";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import { fromLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Style, Text } from "ol/style";
import { FONT, type Theme } from "./theme";

export interface Unit {
  country: string;
  admin1: string;
  ar: string | null;
  drawn: boolean;
  at: [number, number];
}
export interface Geo {
  countries: object;
  admin1: object;
  units: Unit[];
}

let held: Promise<Geo> | null = null;

/** The files of the base map, fetched once from where the page itself comes from. */
export function geo(): Promise<Geo> {
  const file = async (name: string) => {
    const answer = await fetch(`/geo/${name}.json`);
    if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
    return answer.json();
  };
  held ??= Promise.all(["countries", "admin1", "admin1_points"].map(file)).then(
    ([countries, admin1, units]) => ({ countries, admin1, units }),
    (error) => {
      held = null;
      throw error;
    },
  );
  return held;
}

const shapes = (json: object, layer: string): Feature[] =>
  new TopoJSON({ layers: [layer] }).readFeatures(json, { featureProjection: "EPSG:3857" });

export interface Shapes {
  near: Feature[];
  far: Feature[];
  lines: Feature[];
  areas: Feature[];
  units: Unit[];
}

export const shapesOf = (files: Geo): Shapes => ({
  near: shapes(files.countries, "near"),
  far: shapes(files.countries, "far"),
  lines: shapes(files.countries, "lines"),
  areas: shapes(files.admin1, "areas"),
  units: files.units,
});

/** A point well inside the greatest part of a country, where its name is written. */
function middle(feature: Feature): Point | null {
  const geometry = feature.getGeometry() as Polygon | MultiPolygon | undefined;
  if (!geometry) return null;
  if (geometry.getType() === "Polygon") return (geometry as Polygon).getInteriorPoint();
  const parts = (geometry as MultiPolygon).getPolygons();
  const greatest = parts.reduce((a, b) => (a.getArea() >= b.getArea() ? a : b));
  return greatest.getInteriorPoint();
}

/** The looks that the layers ask for each time they draw: they change with the theme and the language. */
export interface Look {
  theme: Theme;
  lang: "ar" | "en";
}

function named(look: Look, properties: Record<string, unknown>, english: string): string {
  return String((look.lang === "ar" ? properties.ar || properties[english] : properties[english]) ?? "");
}

export function landLayer(s: Shapes, look: () => Look): VectorLayer {
  const source = new VectorSource({ features: [...s.far, ...s.near] });
  const style = () => {
    const { theme } = look();
    return new Style({
      fill: new Fill({ color: theme.land }),
      stroke: new Stroke({ color: theme.border, width: 1 }),
    });
  };
  return new VectorLayer({ source, style, zIndex: 0 });
}

export function unitLayer(s: Shapes, look: () => Look): VectorLayer {
  const source = new VectorSource({ features: s.areas });
  const style = () =>
    new Style({ stroke: new Stroke({ color: look().theme.border, width: 0.6, lineDash: [3, 3] }) });
  return new VectorLayer({ source, style, zIndex: 2, minZoom: 4.6 });
}

/** Country borders again, above what is coloured, and the lines that are disputed. */
export function borderLayer(s: Shapes, look: () => Look): VectorLayer {
  const source = new VectorSource({ features: [...s.near, ...s.lines] });
  const style = (feature: { get(name: string): unknown }) => {
    const dashed = feature.get("kind") === "disputed";
    return new Style({
      stroke: new Stroke({ color: look().theme.border, width: 1.2, lineDash: dashed ? [5, 4] : undefined }),
    });
  };
  return new VectorLayer({ source, style, zIndex: 3 });
}

export function labelLayer(s: Shapes, look: () => Look): VectorLayer {
  const countries = [...s.near, ...s.far].flatMap((f) => {
    const at = f.get("iso") ? middle(f) : null;
    return at ? [new OlFeature({ geometry: at, en: f.get("en"), ar: f.get("ar"), level: "country" })] : [];
  });
  const units = s.units.map((u) => {
    const at = new Point(fromLonLat(u.at));
    return new OlFeature({ geometry: at, en: u.admin1, ar: u.ar, level: "admin1" });
  });
  const style = (feature: { get(name: string): unknown }, resolution: number) => {
    const { theme } = look();
    const country = feature.get("level") === "country";
    if (country ? resolution < 1200 : resolution > 2600) return undefined;
    return new Style({
      text: new Text({
        text: named(look(), { ar: feature.get("ar"), en: feature.get("en") }, "en"),
        font: country ? `600 13px ${FONT}` : `11.5px ${FONT}`,
        fill: new Fill({ color: country ? theme.text : theme.soft }),
        stroke: new Stroke({ color: theme.land, width: 3 }),
        offsetY: country ? 0 : 12,
      }),
    });
  };
  const source = new VectorSource({ features: [...countries, ...units] });
  return new VectorLayer({ source, style, declutter: true, zIndex: 4 });
}
