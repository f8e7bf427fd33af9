/** Two languages: the words of the page, numbers, days and calendars by locale. Domain words come from the API. */

import ar from "../texts/ar.json";
import en from "../texts/en.json";
import { pluralKey } from "./plural";
import { address } from "./state.svelte";

export type Lang = "ar" | "en";
/** Views keep texts in files of their own (texts/NAME.ar.json, texts/NAME.en.json), under keys with a prefix of theirs. */
export type Key = (keyof typeof ar & keyof typeof en) | `${"r" | "x"}_${string}`;
export type Names = { ar: string | null; en: string | null };
export type Calendar = "gregory" | "islamic-umalqura";

const FILES = import.meta.glob<Record<string, string>>("../texts/*.json", { eager: true, import: "default" });
const gathered = (language: Lang): Record<string, string> =>
  Object.assign(
    {},
    ...Object.keys(FILES).map((name) => (name.endsWith(`${language}.json`) ? FILES[name] : {})),
  );
const TEXTS: Record<Lang, Record<string, string>> = { ar: gathered("ar"), en: gathered("en") };

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

const ISO_DAY = /\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?/g;

/** A sentence of the API in the reader's language; a day within it is kept from turning round in Arabic. */
export function sentence(told: { ar: string; en: string }): string {
  return lang() === "ar" ? told.ar.replace(ISO_DAY, "\u2066$&\u2069") : told.en;
}

/** `n` things in words: `counted("sources", 2)` is «2 sources», «مصدران». The texts are KEY_one, KEY_two … KEY_other. */
export function counted(key: string, n: number): string {
  return t(pluralKey(TEXTS[lang()], lang(), key, n) as Key, { n });
}

const FORMS = new Map<string, Intl.NumberFormat>();

/** Digits of the locale: Arabic-Indic ones with Arabic, as the reader's press prints them. */
export function number(n: number): string {
  const name = locale();
  let form = FORMS.get(name);
  if (!form) FORMS.set(name, (form = new Intl.NumberFormat(name)));
  return form.format(n);
}
export const locale = (): string => (lang() === "ar" ? "ar-u-nu-arab" : "en-GB");

/** The calendar that the reader asked for (`cal=hijri` in the address); days are kept and filtered by the Gregorian one. */
export const calendar = (): Calendar =>
  address.now.query.get("cal") === "hijri" ? "islamic-umalqura" : "gregory";

const LONG = { day: "numeric", year: "numeric", timeZone: "UTC" } as const;
const DAYS = new Map<string, Intl.DateTimeFormat>();

export function day(iso: string | null | undefined, by: Calendar = calendar()): string {
  if (!iso) return "";
  const base = lang() === "ar" ? "ar-SY-u-nu-arab" : "en-GB";
  const name = `${base} ${by}`;
  let form = DAYS.get(name);
  if (!form)
    DAYS.set(
      name,
      (form = new Intl.DateTimeFormat(base, {
        ...LONG,
        month: lang() === "ar" ? "long" : "short",
        calendar: by,
      })),
    );
  return form.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** The first and last possible day in words; one day where they are the same. */
export function days(first: string | null | undefined, last: string | null | undefined): string {
  if (!first && !last) return t("no_day");
  if (!first || !last || first === last) return day(first ?? last);
  return t("day_range", { first: day(first), last: day(last) });
}

/** The name in the reader's language, or the other one where there is none. */
export function named(names: Names | null | undefined): string {
  if (!names) return "";
  return (lang() === "ar" ? names.ar || names.en : names.en || names.ar) ?? "";
}

/** A country by its two letters, in the reader's language. */
export function countryName(code: string | null | undefined): string {
  if (!code) return "";
  return new Intl.DisplayNames(lang(), { type: "region", fallback: "code" }).of(code) ?? code;
}
