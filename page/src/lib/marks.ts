/** How an event type looks, on the map, in the histogram and in lists: never by colour alone, each has a shape too. */

export interface Mark {
  type: string;
  colour: string;
  colourDark: string;
  /** Corners of the shape (0 is a circle), and whether it is turned by half a corner or drawn as a star. */
  corners: number;
  turned?: boolean;
  star?: boolean;
}

/** Colours hold 3 : 1 against the map's ground, light and dark, and differ for the colour-blind (after Okabe and Ito). */
export const MARKS: readonly Mark[] = [
  { type: "Battles", colour: "#b3352b", colourDark: "#ff8577", corners: 4, turned: true },
  { type: "Explosions/Remote violence", colour: "#b86200", colourDark: "#f5a742", corners: 5, star: true },
  { type: "Violence against civilians", colour: "#7a3b94", colourDark: "#d39bf0", corners: 4 },
  { type: "Protests", colour: "#0f6fa8", colourDark: "#6cbcf0", corners: 0 },
  { type: "Riots", colour: "#8a6d00", colourDark: "#e3c94c", corners: 3 },
  { type: "Strategic developments", colour: "#2f7a4f", colourDark: "#72cf97", corners: 6 },
];
export const OTHER: Mark = { type: "", colour: "#5d6865", colourDark: "#a9b4b0", corners: 8 };

export function markOf(type: string | null | undefined): Mark {
  return MARKS.find((mark) => mark.type === type) ?? OTHER;
}

/** The corners of a mark around 0,0 with `radius`, for SVG `points`; empty for a circle. */
export function cornersOf(mark: Mark, radius: number): [number, number][] {
  const steps = mark.star ? mark.corners * 2 : mark.corners;
  const start = -Math.PI / 2 + (mark.turned ? Math.PI / mark.corners : 0);
  return Array.from({ length: steps }, (_, i) => {
    const r = mark.star && i % 2 ? radius * 0.5 : radius;
    const angle = start + (2 * Math.PI * i) / steps;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
}
