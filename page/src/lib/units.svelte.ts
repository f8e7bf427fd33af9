/** Governorates by name: the API gives them in English alone, the base map's file of points has both. */

import { lang } from "./i18n.svelte";

interface Unit {
  country: string;
  admin1: string;
  ar: string | null;
}

const held = $state<{ names: Map<string, string> | null }>({ names: null });
let asked = false;

async function fetchNames(): Promise<void> {
  const answer = await fetch("/geo/admin1_points.json");
  if (!answer.ok) return;
  const units = (await answer.json()) as Unit[];
  held.names = new Map(units.flatMap((u) => (u.ar ? [[`${u.country}/${u.admin1}`, u.ar] as const] : [])));
}

/** The governorate in the reader's language; in English where no Arabic name is known. */
export function unitName(country: string | null, admin1: string | null): string {
  if (!admin1 || lang() !== "ar") return admin1 ?? "";
  if (!asked) {
    asked = true;
    fetchNames().catch(() => (asked = false));
  }
  return held.names?.get(`${country}/${admin1}`) ?? admin1;
}
