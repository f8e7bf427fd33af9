/** The page's colours for the canvas, which knows no classes: read from the style sheet, light or dark. */

const NAMES = [
  "ground", "raised", "line", "edge", "text", "soft", "main", "main-text", "warn", "land", "sea", "border",
] as const; // prettier-ignore
export type Theme = Record<(typeof NAMES)[number], string> & { dark: boolean };

export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const colours = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return { ...Object.fromEntries(colours), dark: matchMedia("(prefers-color-scheme: dark)").matches };
}

export const FONT = '"Noto Sans Arabic", "Segoe UI", "Geeza Pro", system-ui, "DejaVu Sans", sans-serif';

/** Light to dark on a light ground, and the other way round, so that more is always further from the ground. */
const RAMP = ["#cfe6df", "#9fcdc1", "#62aa9b", "#2c8275", "#0b4f46"];
const RAMP_DARK = ["#1f3d38", "#2b5f56", "#3d8a7d", "#62b8a8", "#a5e3d6"];

export function rampColour(at: number, of: number, dark: boolean): string {
  const ramp = dark ? RAMP_DARK : RAMP;
  return ramp[of <= 1 ? 2 : Math.round((at * (ramp.length - 1)) / (of - 1))]!;
}

/** Text on a class of the ramp that holds 4.5 : 1 with it. */
export function rampText(at: number, of: number, dark: boolean): string {
  const colour = rampColour(at, of, dark);
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255);
  const light = 0.2126 * r! ** 2.2 + 0.7152 * g! ** 2.2 + 0.0722 * b! ** 2.2;
  return light > 0.2 ? "#0b1513" : "#ffffff";
}

/** Holders of ground: told apart by colour and by shape; beyond the eighth they share the last sign. */
export const HOLDERS: readonly { colour: string; dark: string; corners: number; turned: boolean }[] = [
  { colour: "#b3352b", dark: "#ff8577", corners: 4, turned: true },
  { colour: "#2f7a4f", dark: "#72cf97", corners: 0, turned: false },
  { colour: "#0f6fa8", dark: "#6cbcf0", corners: 3, turned: false },
  { colour: "#b86200", dark: "#f5a742", corners: 4, turned: false },
  { colour: "#7a3b94", dark: "#d39bf0", corners: 6, turned: false },
  { colour: "#4a4f9e", dark: "#a3a8f5", corners: 5, turned: false },
  { colour: "#8a6d00", dark: "#e3c94c", corners: 3, turned: true },
  { colour: "#5d6865", dark: "#a9b4b0", corners: 8, turned: false },
];
