/**
 * A text cut at the borders of the spans that lie over it, so that each piece can be shown as a text node of its own.
 * Spans count code points, as the API does; strings of the browser count UTF-16, and one does not pass for the other.
 */

export interface Span {
  start: number;
  end: number;
}

export interface Mark extends Span {
  key: string;
  slot: string;
}

export interface Piece extends Span {
  text: string;
  /** The marks over this piece, the longest first: the last one is the closest to the words. */
  marks: Mark[];
}

const size = (span: Span): number => span.end - span.start;

/** Every code point of `text` in order, in as few pieces as the marks allow; marks may nest, cross and repeat. */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const points = Array.from(text);
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(points.length, mark.end) }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => size(b) - size(a));
  const borders = new Set([0, points.length, ...inside.flatMap((mark) => [mark.start, mark.end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    const over = inside.filter((mark) => mark.start <= start && end <= mark.end);
    return { start, end, text: points.slice(start, end).join(""), marks: over };
  });
}

/** How many code points lie before the UTF-16 `offset` of `text`: an offset within a pair counts the pair as ahead. */
export function pointsBefore(text: string, offset: number): number {
  const inPair = offset > 0 && offset < text.length && /[\udc00-\udfff]/.test(text[offset]!);
  return Array.from(text.slice(0, inPair ? offset - 1 : offset)).length;
}

export const wordsOf = (text: string, span: Span): string =>
  Array.from(text).slice(span.start, span.end).join("");

const ENDS = new Set([".", "!", "?", "؟", "…"]);

/** The sentences of a text, without the space around them: where one can jump from one to the next. */
export function sentences(text: string): Span[] {
  const points = Array.from(text);
  const found: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    let [a, b] = [start, end];
    while (a < b && !points[a]!.trim()) a += 1;
    while (b > a && !points[b - 1]!.trim()) b -= 1;
    if (a < b) found.push({ start: a, end: b });
    start = end;
  };
  points.forEach((point, i) => {
    const last = !points[i + 1]?.trim();
    if (point === "\n" || (ENDS.has(point) && last)) close(i + 1);
  });
  close(points.length);
  return found;
}

/** Where a selection begins and ends in the text; `null` where it is empty or not within `root`. */
export function selectedSpan(root: Node, selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = pointAt(range.startContainer, range.startOffset);
  const end = pointAt(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}

function pointAt(node: Node, offset: number): number | null {
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[offset];
    const piece = (child instanceof Element ? child : null)?.closest<HTMLElement>("[data-start]");
    if (piece) return Number(piece.dataset.start);
    const before = offset > 0 ? node.childNodes[offset - 1] : null;
    return before instanceof HTMLElement && before.dataset.end ? Number(before.dataset.end) : null;
  }
  const piece = node.parentElement?.closest<HTMLElement>("[data-start]");
  if (!piece) return null;
  return Number(piece.dataset.start) + pointsBefore(node.textContent ?? "", offset);
}
