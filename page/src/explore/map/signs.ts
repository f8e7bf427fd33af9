/** What stands on the map: clusters with their counts, events with the sign of their type and how precisely they lie. */
import { Circle, Fill, RegularShape, Stroke, Style, Text } from "ol/style";
import type ImageStyle from "ol/style/Image";
import { markOf } from "../../lib/marks";
import type { Mark } from "../answers";
import { FONT, HOLDERS, type Theme } from "./theme";

interface Form {
  corners: number;
  turned?: boolean;
  star?: boolean;
}

/** A shape of `corners`; filled where the place is exact, hollow where it is about there, dashed where only the area is. */
function shape(form: Form, radius: number, colour: string, precision: number | null, t: Theme): ImageStyle {
  const exact = precision === 1;
  const fill = new Fill({ color: exact ? colour : t.raised });
  const lineDash = precision === 3 || precision === null ? [3, 2.5] : undefined;
  const stroke = new Stroke({ color: exact ? t.raised : colour, width: exact ? 1.5 : 2.5, lineDash });
  if (form.corners === 0) return new Circle({ radius: radius - 1, fill, stroke });
  return new RegularShape({
    points: form.corners,
    radius: radius + (form.corners < 5 ? 1 : 0),
    radius2: form.star ? radius * 0.5 : undefined,
    angle: form.turned ? Math.PI / form.corners : 0,
    fill,
    stroke,
  });
}

const halo = (radius: number, t: Theme, dashed = false): Style =>
  new Style({
    image: new Circle({
      radius,
      stroke: new Stroke({ color: t.text, width: 2, lineDash: dashed ? [4, 3] : undefined }),
    }),
    zIndex: 9,
  });

export function eventStyle(mark: Mark, selected: boolean, t: Theme): Style[] {
  const form = markOf(mark.type);
  const colour = t.dark ? form.colourDark : form.colour;
  const sign = new Style({ image: shape(form, selected ? 10 : 8, colour, mark.geo_precision, t), zIndex: 5 });
  return selected ? [halo(15, t), sign] : [sign];
}

/** The wider the more events, but no wider than two fingers. */
export const clusterRadius = (count: number): number => Math.min(25, 10 + 1.5 * Math.log2(count));

export function clusterStyle(count: number, words: string, t: Theme): Style {
  return new Style({
    image: new Circle({
      radius: Math.max(clusterRadius(count), 6 + words.length * 4),
      fill: new Fill({ color: t.main }),
      stroke: new Stroke({ color: t.raised, width: 2 }),
    }),
    text: new Text({
      text: words,
      font: `600 12px ${FONT}`,
      fill: new Fill({ color: t["main-text"] }),
      offsetY: 1,
    }),
    zIndex: 6,
  });
}

export function holdStyle(index: number, contested: boolean, precision: number | null, t: Theme): Style[] {
  const form = HOLDERS[Math.min(index, HOLDERS.length - 1)]!;
  const sign = new Style({
    image: shape(form, 8, t.dark ? form.dark : form.colour, precision, t),
    zIndex: 5,
  });
  return contested ? [halo(13, t, true), sign] : [sign];
}

export const outline = (t: Theme): Style =>
  new Style({
    stroke: new Stroke({ color: t.main, width: 2, lineDash: [6, 4] }),
    fill: new Fill({ color: t.dark ? "rgb(111 195 180 / 12%)" : "rgb(18 89 79 / 9%)" }),
  });
