/** Drawing on the map what filters it: a box, a polygon, a circle; what is drawn comes back in degrees and kilometres. */
import type { Geometry } from "ol/geom";
import type Circle from "ol/geom/Circle";
import type Polygon from "ol/geom/Polygon";
import Draw, { createBox } from "ol/interaction/Draw";
import type OlMap from "ol/Map";
import { toLonLat, transformExtent } from "ol/proj";
import { getDistance } from "ol/sphere";
import type { Box, Near } from "../filter";
import type { Look } from "./base";
import { outline } from "./signs";

export type Tool = "box" | "polygon" | "circle";
export type Shape = { box: Box } | { corners: [number, number][] } | { near: Near };

/** Starts drawing, and returns what stops it. */
export function drawing(map: OlMap, tool: Tool, look: () => Look, done: (shape: Shape) => void): () => void {
  const draw = new Draw({
    type: tool === "polygon" ? "Polygon" : "Circle",
    geometryFunction: tool === "box" ? createBox() : undefined,
    maxPoints: 200,
    style: outline(look().theme),
  });
  draw.on("drawend", (event) => done(shapeOf(tool, event.feature.getGeometry()!)));
  map.addInteraction(draw);
  return () => map.removeInteraction(draw);
}

function shapeOf(tool: Tool, geometry: Geometry): Shape {
  if (tool === "box") return { box: transformExtent(geometry.getExtent(), "EPSG:3857", "EPSG:4326") as Box };
  if (tool === "circle") return { near: nearOf(geometry as Circle) };
  const ring = (geometry as Polygon).getCoordinates()[0]!.slice(0, -1);
  return { corners: ring.map((c) => toLonLat(c) as [number, number]) };
}

/** A circle of the projection is wider than it is on the ground: measure to its edge. */
function nearOf(circle: Circle): Near {
  const centre = circle.getCenter();
  const edge = [centre[0]! + circle.getRadius(), centre[1]!];
  const [lon, lat] = toLonLat(centre);
  return { lat: lat!, lon: lon!, km: getDistance([lon!, lat!], toLonLat(edge)) / 1000 };
}
