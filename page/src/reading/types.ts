/** The shapes of a report's reading, as docs/json.md describes them, with what the API adds for the page. */
import type { Names } from "../lib/i18n.svelte";
import type { Decision, EventRow, Sentence } from "../lib/types";

type Pair = [number, number];

export interface Worded {
  surface: string | null;
  span: Pair | null;
  spans?: Pair[];
  rule: string;
}

export interface ActorRow extends Worded {
  actor: string;
  name: Names;
  path: string[];
  kind: string | null;
}

export interface PlaceRow extends Worded {
  place: string;
  name: Names;
  path: string[];
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  pcode: string | null;
  level: string;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  geo_precision: number | null;
  where_prec: number | null;
  why: string;
  candidates?: string[];
}

export interface DateRow extends Worded {
  earliest: string;
  latest: string;
  basis: string;
}

export interface TallyRow extends Worded {
  what: string;
  who: string;
  min: number | null;
  max: number | null;
  qualifier: string;
  subset_of: number | null;
  restates: number | null;
}

export interface HopRow extends Worded {
  kind: string;
  name: string | null;
  org: string | null;
  verb: string | null;
}

export interface ClaimRow {
  id: string;
  kind: string;
  acled: { event_type: string; sub_event_type: string } | null;
  plover: string | null;
  status: string;
  evidence: { text: string; span: Pair };
  rule: string;
  part_of: string | null;
  variant_of: string | null;
  initiators: ActorRow[];
  targets: ActorRow[];
  places: PlaceRow[];
  date: DateRow | null;
  tallies: TallyRow[];
  attribution: HopRow[];
  event?: string | null;
  read_as?: ClaimRow | null;
  void?: boolean;
}

export interface Explained {
  surface: string | null;
  span: Pair | null;
  rule: string;
  entry?: string | null;
  why?: string | null;
  candidates?: (string | { place?: string; value?: string; label?: Names; why?: string })[];
}

export interface ClaimDetail extends ClaimRow {
  report: { id: string; outlet: string | null; published: string | null; title: string | null };
  explain?: Record<string, Explained[]>;
  decisions?: Decision[];
}

export interface GapRow {
  kind: string;
  surface: string;
  span: Pair;
  why: string;
}

export interface Version {
  version: number;
  published: string | null;
  at: string;
  how: string;
  media: string;
  location: string;
  warnings: string[];
  raw: string | null;
  size: number | null;
}

export interface ReportRow {
  id: string;
  outlet: string | null;
  published: string | null;
  title: string | null;
  url: string | null;
  country: string | null;
  text: string;
  warnings: string[];
  made_by: string;
  claims: ClaimRow[];
  gaps: GapRow[];
  provenance?: Version[];
  decisions?: Decision[];
}

export interface Side {
  claim: ClaimRow;
  report: { id: string; outlet: string | null; published: string | null; title: string | null };
  words: string;
}

export interface Question {
  key: string;
  what: string;
  event: string;
  about: string[];
  weight: number;
  reasons: Sentence[];
  figure: number;
  sides: Side[];
  event_row: EventRow | null;
  locked_by: string | null;
  assigned_to: string | null;
  comments: { by: string; at: string; text: string }[];
}
