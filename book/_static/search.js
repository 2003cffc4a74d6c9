// The search page. Words are looked up in search/index.js: as they are, as beginnings of longer
// ones, and with a typo or two where nothing else is found. Titles come first, then the section
// that the glossary names for a term, then headings, then the text.
"use strict";

const TOKEN = /[㐀-鿿]+|[\p{L}\p{N}\p{M}_]+|[∂∇∑∏∫√∞≤≥≈×⊙⊗]/gu;
const CHINESE = /[㐀-鿿]/;
const LESS = { exercises: 0.55, glossary: 0.4, references: 0.3, sources: 0.35 }; // less likely meant
const SHOWN = 5; // each costs about 7 kB for its excerpt
const form = document.querySelector(".search.large");
const field = form.querySelector("input");
const status = document.getElementById("search-status");
const list = document.querySelector("#search-results ol");
const contentRoot = document.documentElement.dataset.content_root;
const more = document.getElementById("search-more");
const texts = new Map();
let index;

function split(text) {
  const found = text.normalize("NFKC").toLowerCase().replaceAll("ς", "σ").match(TOKEN) ?? [];
  return found.filter((word, i) => found.indexOf(word) === i);
}

// Number of letters to change, insert, drop or swap; more than `most` counts as Infinity.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}

// How well a word of the course answers a word of the query: 1 is the same, 0 not at all.
function likeness(asked, word, tolerant) {
  if (asked === word) return 1;
  if (CHINESE.test(asked)) return word.includes(asked) || (word.length > 1 && asked.includes(word)) ? 0.5 : 0;
  if (word.startsWith(asked) && asked.length > 1) return 0.5 + (0.4 * asked.length) / word.length;
  const longer = word.length > 3 && asked.startsWith(word) ? asked.length - word.length : 0;
  if (longer === 1 || longer === 2) return longer === 1 ? 0.7 : 0.3; // softmaxes, and softmx for soft
  if (!tolerant || asked.length < 4) return 0;
  const most = asked.length < 8 ? 1 : 2;
  const changes = distance(asked, word, most);
  return changes <= most ? 0.5 - 0.15 * changes : 0;
}

function best(asked, words, tolerant) {
  return Math.max(0, ...words.map((word) => likeness(asked, word, tolerant)));
}

function search(query) {
  const asked = split(query);
  const whole = asked.join(" ");
  const meant = new Set();
  const scores = new Map();
  const add = (page, word, score) => {
    if (!scores.has(page)) scores.set(page, new Map());
    const own = scores.get(page);
    own.set(word, (own.get(word) ?? 0) + score);
  };
  const anchors = new Map();
  for (const word of asked) {
    const near = (tolerant) => Object.keys(index.words)
      .map((known) => [known, likeness(word, known, tolerant)]).filter(([, like]) => like);
    let tolerant = false;
    let found = near(false);
    if (!found.some(([, like]) => like > 0.3)) {
      tolerant = true;
      found = near(true);
    }
    const text = new Map();
    for (const [known, like] of found) {
      meant.add(known);
      const places = index.words[known];
      const rare = Math.log(1 + index.pages.length / places.length);
      let page = -1; // search_index.py tells how pages and counts are packed
      for (const number of places) {
        page += 1 + (number >> 2);
        const score = like * rare * Math.log(1 + 2 ** (1.5 * (number & 3)));
        text.set(page, Math.max(text.get(page) ?? 0, score));
      }
    }
    for (const [page, score] of text) add(page, word, score);
    index.pages.forEach(([, title], page) => {
      const words = split(title);
      const like = best(word, words, tolerant);
      if (like) add(page, word, (30 * like) / Math.sqrt(words.length));
    });
    const headed = new Map();
    for (const [page, , heading] of index.headings) {
      const words = split(heading);
      const score = (12 * best(word, words, tolerant)) / Math.sqrt(words.length);
      if (score) headed.set(page, Math.max(headed.get(page) ?? 0, score));
    }
    for (const [page, score] of headed) add(page, word, score);
  }
  // A term of the glossary leads to the section that treats it.
  const terms = (tolerant) => Object.entries(index.terms)
    .map(([term, place]) => [likeness(whole, split(term).join(" "), tolerant), ...place])
    .filter(([like]) => like).sort((a, b) => b[0] - a[0]);
  const exact = terms(false);
  for (const [like, page, anchor] of (exact.length ? exact : terms(true)).slice(0, 3)) {
    for (const word of asked) add(page, word, (40 * like) / asked.length);
    if (!anchors.has(page)) anchors.set(page, anchor);
  }
  const results = [...scores].map(([page, own]) => {
    const name = index.pages[page][0];
    const part = Object.keys(LESS).find((key) => name.includes(key));
    const score = [...own.values()].reduce((a, b) => a + b, 0) * (LESS[part] ?? 1);
    return { page, name, title: index.pages[page][1], all: own.size, score, anchor: anchors.get(page) };
  });
  const most = Math.max(...results.map((r) => r.all));
  return { meant: [...meant], results: results.filter((r) => r.all === most).sort((a, b) => b.score - a.score) };
}

function load(source) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: `${contentRoot}search/${source}.js`, onload: done, onerror: failed });
    document.head.append(script);
  });
}

function searchIndex(made) {
  index = made;
}

function searchText(name, sections) {
  texts.set(name, sections);
}

// A piece of the text with the words that were found marked.
function excerpt(text, meant) {
  const sign = meant.filter((word) => /^[^\p{L}]|[^\x00-\x7f]/u.test(word));
  const words = meant.filter((word) => !sign.includes(word));
  const any = (some) => // no word holds a sign that means something in an expression
     some.sort((a, b) => b.length - a.length).join("|");
  const parts = [];
  if (sign.length) parts.push(any(sign));
  if (words.length) parts.push(`(?<![\\p{L}\\p{N}])(?:${any(words)})(?![\\p{L}\\p{N}])`);
  const wanted = new RegExp(parts.join("|") || "$^", "giu");
  const first = text.search(wanted);
  let from = Math.max(0, first - 70);
  if (from) from = text.indexOf(" ", from) + 1;
  if (from > first && first >= 0) from = first;
  const piece = text.slice(from, from + 200).replace(/\s\S*$/, from + 200 < text.length ? "" : "$&");
  const shown = document.createElement("p");
  shown.className = "context";
  let at = 0;
  if (from) shown.append("… ");
  for (const match of piece.matchAll(wanted)) {
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    shown.append(piece.slice(at, match.index), mark);
    at = match.index + match[0].length;
  }
  shown.append(piece.slice(at), from + piece.length < text.length ? " …" : "");
  return { shown, found: first >= 0 };
}

async function explain(item, result, meant) {
  if (!texts.has(result.name)) await load(result.name.replaceAll("/", "-"));
  const sections = texts.get(result.name);
  const candidates = sections.map(([anchor, heading, text]) => {
    const words = split(heading);
    const named = meant.filter((word) => words.includes(word)).length;
    const told = split(text).filter((word) => meant.includes(word)).length;
    return { anchor, heading, text, score: 3 * named + told + 9 * (anchor && anchor === result.anchor) };
  });
  const section = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  const { shown } = excerpt(section.text, meant);
  if (section.anchor) {
    const link = document.createElement("a");
    link.href = `${contentRoot}${result.name}.html#${section.anchor}`;
    link.className = "section";
    link.textContent = section.heading;
    item.append(link);
  }
  item.append(shown);
}

let turn = 0;
async function show(shown = SHOWN) {
  const query = field.value.trim();
  const mine = ++turn;
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  if (!query || !split(query).length) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = query ? siteWords.search.typeAWord : "";
    return;
  }
  if (!index) await load("index");
  const { meant, results } = search(query);
  const items = results.slice(0, shown).map((result) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${contentRoot}${result.name}.html`;
    link.textContent = result.title;
    item.append(link);
    return item;
  });
  await Promise.all(items.map((item, i) => explain(item, results[i], meant)));
  if (mine !== turn) return;
  list.replaceChildren(...items);
  more.hidden = results.length <= shown;
  const all = results.length;
  const { nothing, best: few, all: every } = siteWords.search;
  status.textContent = !all ? nothing(query) : all > shown ? few(shown, all, query) : every(all, query);
  document.documentElement.dataset.searched = query;
}

let later;
field.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(show, 150);
});
more.addEventListener("click", async () => {
  await show(Infinity);
  list.children[SHOWN]?.querySelector("a").focus();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(later);
  show();
});

// Arrow keys walk through the results; Escape goes back to the field.
document.querySelector("article").addEventListener("keydown", (event) => {
  const stops = [field, ...list.querySelectorAll("li > a:first-child")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0 && stops[at + step]) stops[at + step].focus();
  else if (event.key === "Escape" && at > 0) field.focus();
  else return;
  event.preventDefault();
});

field.value = new URLSearchParams(location.search).get("q") ?? "";
show();
