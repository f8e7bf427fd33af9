/** The shapes of the API, as docs/json.md and the OpenAPI page describe them. */
import type { Names } from "./i18n.svelte";

/** How much a file discloses, the most first. */
export const PROFILES = ["internal", "partner", "public"] as const;
export type Profile = (typeof PROFILES)[number];

export interface About {
  version: string;
  books: string;
  mode: "single" | "team";
  user: { name: string; role: string } | null;
  rights: string[];
  profiles: Profile[];
  counts: Record<string, number>;
  head: string;
  days: [string, string] | null;
  demo: boolean;
  redrawing: boolean;
  redraw_fault: string | null;
  indexing: boolean;
}

export interface Party {
  actor: string;
  name: Names;
}

export interface Place {
  place: string;
  name: Names;
  level: string;
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  pcode: string | null;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  geo_precision: number | null;
  where_prec: number | null;
}

export interface Sentence {
  code: string;
  values: string[];
  ar: string;
  en: string;
}

export interface CardFigure {
  what: string;
  who: string;
  side: Party | null;
  shown: string;
  reported_min: number | null;
  reported_max: number | null;
  grade: string;
  contested: boolean;
  roots: number;
}

export interface Card {
  id: string;
  first_day: string | null;
  last_day: string | null;
  time_precision: number | null;
  kinds: string[];
  acled: { event_type: string; sub_event_type: string } | null;
  place: Place | null;
  initiators: Party[];
  targets: Party[];
  figures: CardFigure[];
  statuses: string[];
  grade: string;
  roots: number;
  reports: number;
  outlets: string[];
  contested: boolean;
  decided: string;
  title: Names;
}

export interface Backing {
  root: string;
  root_name: string;
  kind: string;
  party: Party | null;
  standing: string;
  reported_min: number | null;
  reported_max: number | null;
  shown: string;
  qualifier: string;
  claim: string;
  tally: number;
  report: string | null;
  outlet: string | null;
  published: string | null;
  surface: string | null;
  copies: string[];
}

export interface Figure {
  what: string;
  who: string;
  side: Party | null;
  basis: string;
  reported_min: number | null;
  reported_max: number | null;
  shown: string;
  best: number | null;
  policy: string | null;
  grade: string;
  contested: boolean;
  subset_of: number | null;
  roots: Backing[];
  flags: Sentence[];
}

export interface Decision {
  id: string;
  what: string;
  about: string[];
  value: string;
  by: string;
  at: string;
  why: string;
}

export interface EventRow {
  id: string;
  first_day: string | null;
  last_day: string | null;
  place: Place | null;
  kinds: string[];
  initiators: Party[];
  targets: Party[];
  figures: Figure[];
  flags: Sentence[];
  left_out: {
    claim: string;
    tally: number;
    report: string | null;
    outlet: string | null;
    surface: string | null;
    why: Sentence;
  }[];
  roots: { root: string; root_name: string; kind: string; party: Party | null }[];
  events: {
    id: string;
    kind: string;
    acled: { event_type: string; sub_event_type: string } | null;
    claims: string[];
  }[];
  claims: string[];
  reports: string[];
  told_in: {
    report: string;
    outlet: string | null;
    published: string | null;
    title: string | null;
    url: string | null;
  }[];
  bonds: { left: string; right: string; score: number; reasons: Sentence[] }[];
  decisions?: Decision[];
}

export interface Vocabulary {
  kinds: { kind: string; name: Names; event_type: string | null; sub_event_type: string | null }[];
  measures: { value: string; name: Names }[];
  populations: { value: string; name: Names }[];
  statuses: { value: string; name: Names }[];
  grades: { value: string; name: Names }[];
  fields: { value: string; name: Names }[];
  types?: { value: string; name: Names }[];
  root_kinds?: { value: string; name: Names }[];
  decided?: { value: string; name: Names }[];
  countries?: { value: string; name: Names }[];
  admin1?: { value: string; country: string; name: Names }[];
  admin2?: { value: string; country: string; admin1: string; name: Names }[];
}
