/** Counted words: «3 مصادر» but «11 مصدراً»; the forms are the texts KEY_one, KEY_two, KEY_few, KEY_many, KEY_other. */

export function pluralForm(language: string, n: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(language).select(n);
}

/** The key whose text counts `n` things: the language's own form where it has a text, else KEY_other. */
export function pluralKey(texts: Record<string, string>, language: string, key: string, n: number): string {
  const form = `${key}_${pluralForm(language, n)}`;
  return form in texts ? form : `${key}_other`;
}
