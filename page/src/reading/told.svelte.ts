/** Events and claims as lines of words, in the reader's language, to lie side by side. */

import { day, days, named, number, t, sentence } from "../lib/i18n.svelte";
import { rangeWords } from "../lib/range.svelte";
import type { EventRow } from "../lib/types";
import { kindName, word } from "../lib/vocabulary.svelte";
import { told, type Told } from "./difference";
import { label } from "./labels";
import type { ClaimRow } from "./types";

type Counted = { what: string; who: string };
const counted = ({ what, who }: Counted): string =>
  who === "unknown"
    ? word("measures", what)
    : `${word("measures", what)}${t("list_comma")}${word("populations", who)}`;

export function eventTold(row: EventRow): Told {
  return told(row, {
    kind: kindName,
    day,
    count: number,
    name: (field) => label("line", field),
    party: (p) => named(p.name) || p.actor,
    place: (p) => named(p.name) || p.place,
    flag: sentence,
    figure: (f) => ({
      name: counted(f) + (f.side ? ` (${named(f.side.name)})` : ""),
      value: [
        rangeWords(f.reported_min, f.reported_max),
        word("grades", f.grade),
        f.best === null ? "" : t("r_best", { n: f.best, policy: label("policy", f.policy) }),
      ]
        .filter(Boolean)
        .join(" · "),
    }),
  });
}

export function claimTold(claim: ClaimRow): Told {
  const lines: Told = new Map();
  const put = (field: string, value: string): void => void lines.set(label("line", field), value);
  put("kinds", kindName(claim.kind));
  put("status", word("statuses", claim.status));
  put("days", claim.date ? days(claim.date.earliest, claim.date.latest) : "");
  put("place", claim.places.map((p) => named(p.name) || p.place).join("\n"));
  put("initiators", claim.initiators.map((a) => named(a.name) || a.actor).join("\n"));
  put("targets", claim.targets.map((a) => named(a.name) || a.actor).join("\n"));
  for (const tally of claim.tallies.filter((one) => one.subset_of === null && one.restates === null)) {
    const name = counted(tally);
    lines.set(name, [lines.get(name), rangeWords(tally.min, tally.max)].filter(Boolean).join("\n"));
  }
  const last = claim.attribution.at(-1);
  put("says", last ? (last.name ?? last.surface ?? label("hop", last.kind)) : "");
  return lines;
}
