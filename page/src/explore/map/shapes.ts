/** What is drawn on the map as conditions of the filter, and back; and where most of the events are. */

import type { MapAnswer } from "../answers";
import {
  boxOf,
  boxText,
  cornersOf,
  cornersText,
  nearOf,
  nearText,
  one,
  type Box,
  type Pair,
} from "../filter";
import type { Shape } from "./drawing";

/** The conditions that a drawn shape is; of box, circle and polygon one alone holds. */
export function written(shape: Shape): Record<"bbox" | "near" | "polygon", string | null> {
  const none = { bbox: null, near: null, polygon: null };
  if ("box" in shape) return { ...none, bbox: boxText(shape.box) };
  if ("near" in shape) return { ...none, near: nearText(shape.near) };
  return shape.corners.length > 2 ? { ...none, polygon: cornersText(shape.corners) } : none;
}

/** The shape that the filter searches within; `null` where it searches everywhere. */
export function shapeOf(pairs: readonly Pair[]): Shape | null {
  const near = nearOf(one(pairs, "near"));
  const corners = cornersOf(one(pairs, "polygon"));
  const box = boxOf(one(pairs, "bbox"));
  return near ? { near } : corners.length > 2 ? { corners } : box ? { box } : null;
}

const MOST = 0.75;

/** Where most of the events are: the clusters that hold three quarters of them, the fullest first. */
export function around(answer: MapAnswer): Box | null {
  const all = answer.features.reduce((sum, f) => sum + f.count, 0);
  let held = 0;
  const core = answer.features.filter((f) => {
    const wanted = held < all * MOST;
    held += f.count;
    return wanted;
  });
  if (!core.length) return null;
  const [lons, lats] = [core.map((f) => f.lon), core.map((f) => f.lat)];
  return [Math.min(...lons) - 1, Math.min(...lats) - 1, Math.max(...lons) + 1, Math.max(...lats) + 1];
}

/** A cluster whose events are on one spot, and never come apart, however near one looks. */
export const oneSpot = (seen: Box): boolean => seen[2] - seen[0] < 0.002 && seen[3] - seen[1] < 0.002;

/** A little ground around a box, so that what lies on its edge is in it. */
export const widened = ([w, s, e, n]: Box): Box => [w - 0.001, s - 0.001, e + 0.001, n + 0.001];

/** Holders in the order in which they were first met, of most places first, so that nobody changes colour by day. */
export function ordered(known: readonly string[], holds: readonly { holder: { actor: string } }[]): string[] {
  const times = new Map<string, number>();
  for (const { holder } of holds) times.set(holder.actor, (times.get(holder.actor) ?? 0) + 1);
  const fresh = [...times].filter(([actor]) => !known.includes(actor)).sort((a, b) => b[1] - a[1]);
  return [...known, ...fresh.map(([actor]) => actor)];
}
