import { expect, test } from "vitest";

const files = import.meta.glob<Record<string, string>>("./*.json", { eager: true, import: "default" });
const PLURALS = /_(zero|one|two|few|many|other)$/;

function all(language: string): Record<string, string> {
  const names = Object.keys(files).filter((name) => name.endsWith(`${language}.json`));
  return Object.assign({}, ...names.map((name) => files[name]));
}
const plain = (texts: Record<string, string>) => Object.keys(texts).filter((key) => !PLURALS.test(key));
const counted = (texts: Record<string, string>) =>
  [
    ...new Set(
      Object.keys(texts)
        .filter((key) => PLURALS.test(key))
        .map((key) => key.replace(PLURALS, "")),
    ),
  ].sort();
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test("both languages have the same keys", () => {
  expect(plain(all("ar")).sort()).toEqual(plain(all("en")).sort());
  expect(counted(all("ar"))).toEqual(counted(all("en")));
});

test("both languages fill the same gaps", () => {
  const [ar, en] = [all("ar"), all("en")];
  for (const key of plain(ar)) expect([key, gaps(ar[key]!)]).toEqual([key, gaps(en[key]!)]);
});

test("every counted text has the forms of its language", () => {
  for (const key of counted(all("en")))
    for (const form of ["one", "other"]) expect(all("en")).toHaveProperty(`${key}_${form}`);
  for (const key of counted(all("ar")))
    for (const form of ["one", "two", "few", "many", "other"])
      expect(all("ar")).toHaveProperty(`${key}_${form}`);
});

test("no file of texts says a key that another says", () => {
  for (const language of ["ar", "en"]) {
    const keys = Object.keys(files)
      .filter((name) => name.endsWith(`${language}.json`))
      .flatMap((name) => Object.keys(files[name]!));
    expect(keys.length).toBe(new Set(keys).size);
  }
});

const sources = import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

test("every key that is written out in the page has its text", () => {
  const known = new Set(Object.keys(all("en")));
  for (const [file, source] of Object.entries(sources))
    for (const [, key] of source.matchAll(/\bt\(\s*"([^"]+)"/g))
      expect([file, key, known.has(key!)]).toEqual([file, key, true]);
});

test("every text that begins with x_ is used somewhere", () => {
  const whole = Object.values(sources).join("\n");
  const stems = [...whole.matchAll(/`([a-z_]+_)\$\{/g)].map((m) => m[1]!);
  for (const key of Object.keys(all("en")).filter((k) => k.startsWith("x_")))
    expect([key, whole.includes(`"${key}"`) || stems.some((stem) => key.startsWith(stem))]).toEqual([
      key,
      true,
    ]);
});
