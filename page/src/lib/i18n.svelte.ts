/** Two languages: the words of the page, numbers, days and calendars by locale. Domain words come from the API. */

import ar from "../texts/ar.json";
import en from "../texts/en.json";
import { address } from "./state.svelte";

export type Lang = "ar" | "en";
export type Key = keyof typeof ar & keyof typeof en;
export type Names = { ar: string | null; en: string | null };

const TEXTS: Record<Lang, Record<Key, string>> = { ar, en };

export function lang(): Lang {
  const asked = address.now.query.get("lang");
  if (asked === "ar" || asked === "en") return asked;
  return navigator.language.startsWith("ar") ? "ar" : "en";
}

/** The words for `key`, with `{name}` filled from `values`. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const text = TEXTS[lang()][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** Digits of the locale: Arabic-Indic ones with Arabic, as the reader's press prints them. */
export const number = (n: number): string => new Intl.NumberFormat(locale()).format(n);
export const locale = (): string => (lang() === "ar" ? "ar-u-nu-arab" : "en-GB");

export function day(
  iso: string | null | undefined,
  calendar: "gregory" | "islamic-umalqura" = "gregory",
): string {
  if (!iso) return "";
  const base = lang() === "ar" ? "ar-SY-u-nu-arab" : "en-GB";
  const form = new Intl.DateTimeFormat(base, { dateStyle: "medium", timeZone: "UTC", calendar });
  return form.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** The name in the reader's language, or the other one where there is none. */
export function named(names: Names | null | undefined): string {
  if (!names) return "";
  return (lang() === "ar" ? names.ar || names.en : names.en || names.ar) ?? "";
}
