/** The map of one point, apart from the component so that OpenLayers is fetched only when somebody moves a place. */

import "ol/ol.css";
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import TopoJSON from "ol/format/TopoJSON";
import { circular } from "ol/geom/Polygon";
import Point from "ol/geom/Point";
import { defaults as controls } from "ol/control/defaults";
import { defaults as interactions } from "ol/interaction/defaults";
import Translate from "ol/interaction/Translate";
import VectorLayer from "ol/layer/Vector";
import Map from "ol/Map";
import { fromLonLat, toLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import View from "ol/View";
import Collection from "ol/Collection";

export interface At {
  lat: number;
  lon: number;
  km: number;
}
export interface Colours {
  land: string;
  border: string;
  point: string;
  ring: string;
}
export interface PointMap {
  move: (lat: number, lon: number, km: number) => void;
  dispose: () => void;
}

const ring = (at: At) => circular([at.lon, at.lat], at.km * 1000, 48).transform("EPSG:4326", "EPSG:3857");

/** A map in `box`; `moved` hears where the point was dragged or the ground was clicked. */
export function pointMap(
  box: HTMLElement,
  at: At,
  ground: Ground | null,
  colours: Colours,
  moved: (lat: number, lon: number) => void,
): PointMap {
  const point = new Feature(new Point(fromLonLat([at.lon, at.lat])));
  const around = new Feature(ring(at));
  const held = { ...at };
  point.setStyle(
    new Style({
      image: new Circle({
        radius: 9,
        fill: new Fill({ color: colours.point }),
        stroke: new Stroke({ color: colours.land, width: 3 }),
      }),
    }),
  );
  around.setStyle(new Style({ stroke: new Stroke({ color: colours.ring, width: 1.5, lineDash: [5, 4] }) }));
  const drag = new Translate({ features: new Collection([point]), hitTolerance: 12 });
  const map = new Map({
    target: box,
    layers: [
      land(ground, colours),
      new VectorLayer({ source: new VectorSource({ features: [around, point] }) }),
    ],
    view: new View({ center: fromLonLat([at.lon, at.lat]), zoom: 8, minZoom: 2, maxZoom: 16 }),
    controls: controls({ attribution: false, rotate: false }),
    interactions: interactions({ altShiftDragRotate: false, pinchRotate: false }).extend([drag]),
  });
  const tell = (place: number[]): void => {
    const [lon, lat] = toLonLat(place);
    if (lon !== undefined && lat !== undefined) moved(lat, lon);
  };
  drag.on("translateend", () => tell(point.getGeometry()!.getCoordinates()));
  map.on("singleclick", (event) => tell(event.coordinate));
  return {
    move(lat, lon, km) {
      if (held.lat === lat && held.lon === lon && held.km === km) return;
      Object.assign(held, { lat, lon, km });
      point.getGeometry()!.setCoordinates(fromLonLat([lon, lat]));
      around.setGeometry(ring(held));
    },
    dispose: () => map.setTarget(undefined),
  };
}

type Ground = { type?: string; objects?: Record<string, unknown> };

function land(ground: Ground | null, colours: Colours): VectorLayer {
  // Of a topology with several degrees of detail, the first: one small map needs no more.
  const layers = Object.keys(ground?.objects ?? {}).slice(0, 1);
  const form = ground?.type === "Topology" ? new TopoJSON({ layers }) : new GeoJSON();
  const proj = { featureProjection: "EPSG:3857", dataProjection: "EPSG:4326" };
  const features = ground ? form.readFeatures(ground, proj) : [];
  const style = new Style({
    fill: new Fill({ color: colours.land }),
    stroke: new Stroke({ color: colours.border, width: 1 }),
  });
  return new VectorLayer({ source: new VectorSource({ features }), style });
}
