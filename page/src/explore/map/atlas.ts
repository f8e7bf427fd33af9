/** The map itself, without a word of Svelte: give it what to show, and it tells where it looks and what was met. */
import Feature from "ol/Feature";
import OlMap from "ol/Map";
import View from "ol/View";
import { defaults as controls } from "ol/control/defaults";
import type { EventsKey } from "ol/events";
import { unByKey } from "ol/Observable";
import type { Geometry } from "ol/geom";
import Point from "ol/geom/Point";
import { circular, fromExtent } from "ol/geom/Polygon";
import Polygon from "ol/geom/Polygon";
import VectorLayer from "ol/layer/Vector";
import { fromLonLat, toLonLat, transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { ScaleLine } from "ol/control";
import type { Area, Hold, Mark } from "../answers";
import type { Box, Look as Where } from "../filter";
import { areaFeatures, areaStyle, type AreaMet, type Shading } from "./areas";
import { borderLayer, labelLayer, landLayer, unitLayer, type Look, type Shapes } from "./base";
import { drawing, type Shape, type Tool } from "./drawing";
import { clusterStyle, eventStyle, holdStyle, outline } from "./signs";

export type Met = { mark: Mark } | AreaMet | { hold: Hold } | null;
export interface Hearer {
  moved(where: Where, box: Box): void;
  picked(met: Met): void;
  hovered(met: Met, x: number, y: number): void;
  drawn(shape: Shape): void;
}

const WORLD: Box = [-180, -60, 180, 78];
const SWIFT = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 220;

function empty(zIndex: number): VectorLayer<VectorSource<Feature<Geometry>>> {
  return new VectorLayer({ source: new VectorSource(), zIndex });
}

export class Atlas {
  readonly #map: OlMap;
  readonly #points = empty(8);
  readonly #areas = empty(1);
  readonly #shape = empty(5);
  readonly #reach = empty(6);
  #stop: (() => void) | null = null;
  #keys: EventsKey[] = [];
  #selected: string | null = null;
  #shading: Shading | null = null;

  constructor(
    target: HTMLElement,
    where: Where,
    private readonly shapes: Shapes,
    private readonly look: () => Look,
    private readonly words: (n: number) => string,
    private readonly hear: Hearer,
  ) {
    const bases = [landLayer, unitLayer, borderLayer, labelLayer].map((make) => make(shapes, look));
    this.#map = new OlMap({
      target,
      layers: [...bases, this.#areas, this.#shape, this.#reach, this.#points],
      controls: controls({ attribution: false, rotate: false, zoom: false }).extend([new ScaleLine()]),
      view: new View({
        center: fromLonLat([where.lon, where.lat]),
        zoom: where.zoom,
        minZoom: 2,
        maxZoom: 16,
        enableRotation: false,
        extent: transformExtent(WORLD, "EPSG:4326", "EPSG:3857"),
      }),
    });
    this.#shape.setStyle(() => outline(look().theme));
    this.#reach.setStyle(() => outline(look().theme));
    this.#listen();
    // A map whose first frame is its last until somebody moves it never says that it moved.
    this.#map.once("rendercomplete", () => hear.moved(this.where(), this.box()));
  }

  #listen(): void {
    this.#keys = [
      this.#map.on("moveend", () => this.hear.moved(this.where(), this.box())),
      this.#map.on("click", (event) => !this.#stop && this.hear.picked(this.#at(event.pixel))),
      this.#map.on("pointermove", (event) => {
        const met = event.dragging || this.#stop ? null : this.#at(event.pixel);
        this.#map.getTargetElement()?.classList.toggle("meets", met !== null);
        this.hear.hovered(met, event.pixel[0]!, event.pixel[1]!);
      }),
    ].flat();
  }

  #at(pixel: number[]): Met {
    const layers = [this.#points, this.#areas];
    const found = this.#map.forEachFeatureAtPixel(pixel, (feature) => feature.get("met") as Met, {
      layerFilter: (layer) => layers.includes(layer as never),
      hitTolerance: 4,
    });
    return found ?? null;
  }

  where(): Where {
    const view = this.#map.getView();
    const [lon, lat] = toLonLat(view.getCenter()!);
    return { lon: lon!, lat: lat!, zoom: view.getZoom()! };
  }

  box(): Box {
    const extent = this.#map.getView().calculateExtent(this.#map.getSize());
    const [w, s, e, n] = transformExtent(extent, "EPSG:3857", "EPSG:4326");
    return [Math.max(-180, w!), Math.max(-85, s!), Math.min(180, e!), Math.min(85, n!)];
  }

  lookAt(where: Where): void {
    const now = this.where();
    const same = Math.abs(now.lon - where.lon) + Math.abs(now.lat - where.lat) < 0.002;
    if (same && Math.abs(now.zoom - where.zoom) < 0.06) return;
    this.#map
      .getView()
      .animate({ center: fromLonLat([where.lon, where.lat]), zoom: where.zoom, duration: SWIFT });
  }

  fit(box: Box, maxZoom = 13): void {
    const extent = transformExtent(box, "EPSG:4326", "EPSG:3857");
    this.#map.getView().fit(extent, { padding: [50, 50, 50, 50], maxZoom, duration: SWIFT });
  }

  zoomBy(steps: number): void {
    const view = this.#map.getView();
    view.animate({ zoom: (view.getZoom() ?? 5) + steps, duration: SWIFT });
  }

  marks(marks: readonly Mark[], selected: string | null): void {
    this.#selected = selected;
    this.#areas.getSource()!.clear(true);
    this.#swap(
      this.#points,
      marks.map(
        (mark) => new Feature({ geometry: new Point(fromLonLat([mark.lon, mark.lat])), met: { mark } }),
      ),
    );
    this.#points.setStyle((feature) => {
      const { mark } = feature.get("met") as { mark: Mark };
      const { theme } = this.look();
      return mark.count > 1
        ? clusterStyle(mark.count, this.words(mark.count), theme)
        : eventStyle(mark, mark.id === this.#selected, theme);
    });
  }

  areas(areas: readonly Area[], shading: Shading): void {
    this.#shading = shading;
    this.#points.getSource()!.clear(true);
    this.#swap(this.#areas, areaFeatures(areas, this.shapes, shading));
    this.#areas.setStyle((feature, resolution) =>
      areaStyle(feature, resolution, this.#shading!, this.look(), this.words),
    );
  }

  holds(holds: readonly Hold[], order: readonly string[]): void {
    this.#areas.getSource()!.clear(true);
    const placed = holds.filter((hold) => hold.place?.lat != null && hold.place.lon != null);
    const features = placed.map((hold) => {
      const geometry = new Point(fromLonLat([hold.place!.lon!, hold.place!.lat!]));
      return new Feature({ geometry, met: { hold } });
    });
    this.#swap(this.#points, features);
    this.#points.setStyle((feature) => {
      const { hold } = feature.get("met") as { hold: Hold };
      const index = order.indexOf(hold.holder.actor);
      return holdStyle(index, hold.contested, hold.place!.geo_precision, this.look().theme);
    });
  }

  #swap(layer: VectorLayer<VectorSource<Feature<Geometry>>>, features: Feature<Geometry>[]): void {
    layer.getSource()!.clear(true);
    layer.getSource()!.addFeatures(features);
  }

  /** The shape that filters. */
  shape(shape: Shape | null): void {
    this.#swap(this.#shape, shape ? [new Feature(geometryOf(shape))] : []);
  }

  /** How far around its point an event may lie. */
  reach(at: { lat: number; lon: number; km: number } | null): void {
    this.#swap(this.#reach, at ? [new Feature(geometryOf({ near: at }))] : []);
  }

  /** Let the reader draw with `tool`, or stop drawing. */
  draw(tool: Tool | null): void {
    this.#stop?.();
    this.#stop = tool ? drawing(this.#map, tool, this.look, (shape) => this.hear.drawn(shape)) : null;
  }

  /** Draw all anew: the theme or the language is another. */
  redraw(): void {
    this.#map.getAllLayers().forEach((layer) => layer.changed());
  }

  destroy(): void {
    this.draw(null);
    unByKey(this.#keys);
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }
}

function geometryOf(shape: Shape): Geometry {
  if ("near" in shape)
    return circular([shape.near.lon, shape.near.lat], shape.near.km * 1000, 64).transform(
      "EPSG:4326",
      "EPSG:3857",
    );
  if ("box" in shape) return fromExtent(transformExtent(shape.box, "EPSG:4326", "EPSG:3857"));
  return new Polygon([[...shape.corners, shape.corners[0]!].map((c) => fromLonLat(c))]);
}
