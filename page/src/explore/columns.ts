/** The columns of the table: which can be sorted by, which are shown at first. The choice is kept in the address. */

export interface Column {
  name: "day" | "kind" | "place" | "initiators" | "targets" | "killed" | "others" | "grade" | "roots" | "reports" | "outlets" | "status" | "decided"; // prettier-ignore
  sort?: string;
  first: boolean;
}

export const COLUMNS: readonly Column[] = [
  { name: "day", sort: "day", first: true },
  { name: "kind", sort: "kind", first: true },
  { name: "place", sort: "place", first: true },
  { name: "initiators", first: true },
  { name: "targets", first: true },
  { name: "killed", sort: "killed", first: true },
  { name: "others", first: false },
  { name: "grade", first: true },
  { name: "roots", sort: "roots", first: true },
  { name: "reports", sort: "reports", first: false },
  { name: "outlets", first: false },
  { name: "status", first: false },
  { name: "decided", first: false },
];

/** The columns that the address asks for, in the table's own order; those shown at first where it asks for none. */
export function columnsOf(text: string): Column[] {
  const names = text.split(",");
  const asked = COLUMNS.filter((column) => names.includes(column.name));
  return asked.length ? asked : COLUMNS.filter((column) => column.first);
}

export function columnsText(columns: readonly Column[]): string | null {
  const names = COLUMNS.filter((c) => columns.includes(c)).map((c) => c.name);
  const first = COLUMNS.filter((c) => c.first).map((c) => c.name);
  return names.join() === first.join() || !names.length ? null : names.join();
}

/** The order after a click on a column: the greatest or latest first, then the other way round, for names A to Z first. */
export function nextSort(now: string, column: Column): string {
  const up = column.sort!;
  const names = up === "kind" || up === "place";
  if (now === up) return `-${up}`;
  return now === `-${up}` || names ? up : `-${up}`;
}
