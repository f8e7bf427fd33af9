/** Which fields each part of the filter panel holds. Counts are asked for only where a part is open or something is chosen. */

export const GROUPS = {
  days: ["since", "until", "window"],
  kinds: ["type", "kind", "sub_type"],
  places: ["country", "admin1", "admin2", "place"],
  parties: ["actor", "initiator", "target"],
  figures: ["killed_min", "killed_max", "roots_min", "reports_min"],
  grades: ["grade", "contested"],
  statuses: ["status"],
  outlets: ["outlet", "root_kind", "root"],
  precise: ["geo", "time"],
  decided: ["decided", "by", "changed_since"],
} as const;
export type GroupName = keyof typeof GROUPS;

/** What is open at first. */
export const OPENED: Record<GroupName, boolean> = {
  days: true,
  kinds: true,
  places: true,
  parties: false,
  figures: false,
  grades: false,
  statuses: false,
  outlets: false,
  precise: false,
  decided: false,
};

const COUNTED: readonly GroupName[] = [
  "places",
  "parties",
  "grades",
  "statuses",
  "outlets",
  "precise",
  "decided",
];
const UNCOUNTED = ["contested", "changed_since"];

/** The fields whose counts the panel needs now. */
export function wanted(opened: Record<GroupName, boolean>, names: readonly string[]): string[] {
  return COUNTED.flatMap((group) =>
    GROUPS[group].filter((field) => !UNCOUNTED.includes(field) && (opened[group] || names.includes(field))),
  );
}
