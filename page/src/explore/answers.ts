/** The shapes of what Explore asks for. */
import type { Names } from "../lib/i18n.svelte";
import type { Card, Party, Place } from "../lib/types";

export interface EventsAnswer {
  total: number;
  items: Card[];
  next: string | null;
  prev: string | null;
}
export interface FacetValue {
  value: string;
  label: Names;
  count: number;
  chosen: boolean;
}
export interface FacetsAnswer {
  total: number;
  facets: Record<string, FacetValue[]>;
}
export interface Mark {
  lat: number;
  lon: number;
  count: number;
  id: string | null;
  geo_precision: number | null;
  radius_km: number | null;
  type: string | null;
  title: Names | null;
  bbox: [number, number, number, number] | null;
}
export interface MapAnswer {
  features: Mark[];
  unplaced: number;
}
export interface Area {
  country: string;
  admin1: string | null;
  events: number;
  killed_reported_min: number | null;
  killed_reported_max: number | null;
  per_month: number;
}
export interface AreasAnswer {
  areas: Area[];
}
export interface Hold {
  place: Place | null;
  holder: Party;
  since: { first_day: string | null; last_day: string | null };
  until: { first_day: string | null; last_day: string | null } | null;
  claim: string;
  root: { root: string; root_name: string; kind: string; party: Party | null };
  contested: boolean;
}
export interface ControlAnswer {
  on: string;
  holds: Hold[];
  first: string | null;
  last: string | null;
}
export interface Suggested {
  value: string;
  label: Names;
  note: string | null;
}
