/** The domain's words in both languages, as the API gives them: fetched once, and shown as they are until then. */

import { get } from "./api";
import { lang, named, t, type Names } from "./i18n.svelte";
import type { Place, Vocabulary } from "./types";

type WordSet = Exclude<keyof Vocabulary, "kinds" | "admin1" | "admin2">;

const held = $state<{ now: Vocabulary | null }>({ now: null });
let asked: Promise<void> | null = null;

/** Fetch the vocabulary if nobody has yet; a failure is tried again when the next word is asked for. */
export function fetchVocabulary(): Promise<void> {
  asked ??= get<Vocabulary>("/vocabulary").then(
    (got) => void (held.now = got),
    () => void (asked = null),
  );
  return asked;
}

export function vocabulary(): Vocabulary | null {
  if (!held.now) void fetchVocabulary();
  return held.now;
}

/** A word of one of the sets in the reader's language; the code itself where the API has no name for it. */
export function word(set: WordSet, value: string): string {
  const names: Names | undefined = vocabulary()?.[set]?.find((one) => one.value === value)?.name;
  return named(names) || value;
}

/** The units a place lies in, the smallest first, in the reader's language where the books have the name so. */
export function unitsOf(place: Place | null): string[] {
  if (!place) return [];
  const v = vocabulary();
  const admin1 = v?.admin1?.find((one) => one.country === place.country && one.value === place.admin1)?.name;
  const admin2 = v?.admin2?.find(
    (one) => one.country === place.country && one.admin1 === place.admin1 && one.value === place.admin2,
  )?.name;
  const country = v?.countries?.find((one) => one.value === place.country)?.name;
  const known = [place.name.ar, place.name.en];
  const units = [
    lang() === "ar" ? named(admin2) : place.admin2, // one that no book names in Arabic is left out there
    place.admin1 && (named(admin1) || place.admin1),
    place.country && (named(country) || place.country),
  ];
  return [...new Set(units)].filter((unit): unit is string => !!unit && !known.includes(unit));
}

export function kindName(kind: string): string {
  return named(vocabulary()?.kinds.find((one) => one.kind === kind)?.name) || kind;
}

export function kindType(kind: string): string | null {
  return vocabulary()?.kinds.find((one) => one.kind === kind)?.event_type ?? null;
}

const TYPE_TEXTS: Record<
  string,
  "type_battles" | "type_remote" | "type_civilians" | "type_protests" | "type_riots" | "type_strategic"
> = {
  Battles: "type_battles",
  "Explosions/Remote violence": "type_remote",
  "Violence against civilians": "type_civilians",
  Protests: "type_protests",
  Riots: "type_riots",
  "Strategic developments": "type_strategic",
};

/** ACLED's event types, and «other» for the kinds that ACLED has no type for. */
export function typeName(type: string | null): string {
  const told = vocabulary()?.types?.find((one) => one.value === type)?.name;
  if (told && type !== "none") return named(told);
  return t((type && TYPE_TEXTS[type]) || "type_unlisted");
}
