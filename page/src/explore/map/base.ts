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
export interface Shapes {
  near: Feature[];
  far: Feature[];
  lines: Feature[];
  areas: Feature[];
  units: Unit[];
}

let held: Promise<Shapes> | null = null;

async function file(name: string): Promise<object> {
  const answer = await fetch(`/geo/${name}.json`);
  if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
  return answer.json();
}

// All objects of a file at once: the reader turns its arcs in place, and a second reading would turn them again.
const shapes = (json: object): Feature[] =>
  new TopoJSON({ layerName: "layer" }).readFeatures(json, { featureProjection: "EPSG:3857" });

async function read(): Promise<Shapes> {
  const [countries, admin1, units] = await Promise.all(["countries", "admin1", "admin1_points"].map(file));
  const all = shapes(countries!);
  const of = (layer: string) => all.filter((feature) => feature.get("layer") === layer);
  const areas = shapes(admin1!);
  return { near: of("near"), far: of("far"), lines: of("lines"), areas, units: units as Unit[] };
}

/** The base map, fetched once from where the page itself comes from. */
export function geo(): Promise<Shapes> {
  held ??= read().catch((error: unknown) => {
    held = null;
    throw error;
  });
  return held;
}

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
  /** Whether governorates bear their names elsewhere: on the areas that are coloured. */
  named?: boolean;
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

/** Where there is room for few names, these countries' come first: they are those that rasid reads of most. */
const LED = ["SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG"];

export function labelLayer(s: Shapes, look: () => Look): VectorLayer {
  const seen = new Set<string>(); // two shapes may bear one country's letters: the first has its name
  const first = (f: Feature) => (LED.includes(f.get("iso")) ? 0 : 1);
  const countries = [...s.near, ...s.far]
    .sort((a, b) => first(a) - first(b))
    .flatMap((f) => {
      const iso = f.get("iso") as string | null;
      const at = iso && !seen.has(iso) ? middle(f) : null;
      if (iso) seen.add(iso);
      return at ? [new OlFeature({ geometry: at, en: f.get("en"), ar: f.get("ar"), level: "country" })] : [];
    });
  const units = s.units.map((u) => {
    const at = new Point(fromLonLat(u.at));
    return new OlFeature({ geometry: at, en: u.admin1, ar: u.ar, level: "admin1" });
  });
  const style = (feature: { get(name: string): unknown }, resolution: number) => {
    const { theme } = look();
    const country = feature.get("level") === "country";
    if (!country && look().named) return undefined;
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
