/** The shapes of saved searches and of briefs, as the API gives them. */
import type { Names } from "../lib/i18n.svelte";
import type { Profile } from "../lib/types";

export interface Saved {
  id: string;
  name: string;
  query: string;
  by?: string;
  at?: string;
}
export interface Quote {
  words: string;
  root: string;
  report: string | null;
  outlet: string;
  published: string | null;
}
export interface BriefEntry {
  id: string;
  what: string;
  title: Names;
  first_day: string | null;
  last_day: string | null;
  contested: boolean;
  lines: (Names & { code: string; by: Names; quotes: Quote[] })[];
}
export interface Brief {
  profile: Profile;
  title: Names;
  counted: Names;
  note: Names;
  disclosed: Names;
  made: Names;
  sections: Record<string, Names>;
  entries: BriefEntry[];
}
