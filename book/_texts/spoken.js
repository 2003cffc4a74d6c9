// Makes words of the texts of a language. A text with places {0}, {1} becomes a function of what
// stands there; {0|page|pages} chooses by a number, in the order of the language's plural forms, and
// # is the number itself.
export function spoken(texts, language) {
  const rules = new Intl.PluralRules(language);
  const known = rules.resolvedOptions().pluralCategories;
  const forms = ["zero", "one", "two", "few", "many", "other"].filter((form) => known.includes(form));
  const chosen = (number, list) => list.split("|")[forms.indexOf(rules.select(Number(number)))].replaceAll("#", number);
  const fill = (text, given) =>
    text.replace(/\{(\d)(?:\|([^}]*))?\}/g, (_, place, list) => (list ? chosen(given[place], list) : given[place]));
  const word = (value) => {
    if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, word(one)]));
    return /\{\d/.test(value) ? (...given) => fill(value, given) : value;
  };
  return word(texts);
}
