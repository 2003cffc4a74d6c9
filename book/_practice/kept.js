// The page that says what is kept: a table of it, and buttons to move or delete it.
import { button, make, pick, saveAs } from "./dom.js";
import { Store } from "./store.js";
import { words } from "./words.js";

const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
const store = new Store(root.pathname);
const FORMAT = "network-functions practice 1";

const table = make("div");
const told = make("p", { role: "status" });
document.getElementById("kept").append(
  table,
  make("p", { className: "offer" },
    button(words.exported, words.exported, save, { className: "button" }),
    button(words.imported, words.imported, load, { className: "button" }),
    button(words.deleted, words.deleted, remove, { className: "button" })),
  told,
);
show();

function show() {
  const chapters = new Map();
  for (const [kind, chapter, cell] of store.names().map((name) => name.split(" "))) {
    if (kind !== "work" && kind !== "progress") continue;
    const of = chapters.get(chapter) ?? { cells: new Set(), solved: 0 };
    if (kind === "work") of.cells.add(cell);
    else of.solved = store.get("progress", chapter).solved;
    chapters.set(chapter, of);
  }
  const rows = [...chapters].map(([chapter, { cells, solved }]) => {
    const entry = store.get("progress", chapter);
    const link = entry ? make("a", { href: entry.page }, entry.title) : chapter;
    return make("tr", {}, make("td", {}, link), make("td", {}, `${cells.size}`), make("td", {}, `${solved}`));
  });
  const { chapter, cells, solved } = words.keptTable;
  const head = make("tr", {}, ...[chapter, cells, solved].map((text) => make("th", { scope: "col" }, text)));
  table.replaceChildren(rows.length
    ? make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows))
    : make("p", {}, words.keptNothing));
}

function save() {
  const entries = store.everything();
  saveAs("practice.json", JSON.stringify({ format: FORMAT, entries }, null, 1), "application/json");
}

async function load() {
  const file = await pick("application/json,.json");
  if (!file) return;
  let found = null;
  try {
    found = JSON.parse(await file.text());
  } catch {}
  if (found?.format !== FORMAT || typeof found.entries !== "object") {
    told.textContent = words.notAnExport;
    return;
  }
  const replaced = Object.entries(found.entries).filter(([name, value]) => {
    const there = name.startsWith("work ") && store.get(...name.split(" "));
    return there && there.text !== value?.text;
  });
  if (replaced.length && !confirm(words.replacesWork(replaced.length))) return;
  let problem = "";
  for (const [name, value] of Object.entries(found.entries)) problem ||= store.set(value, ...name.split(" "));
  told.textContent = problem ? words.notSaved[problem] : words.importedCount(Object.keys(found.entries).length);
  show();
}

function remove() {
  if (!confirm(words.reallyDelete)) return;
  store.deleteAll();
  told.textContent = words.deletedAll;
  show();
}
