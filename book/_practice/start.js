// On every page: what is read and what is solved, told quietly; the practice where a page has some.
import { Store } from "./store.js";
import { words } from "./words.js";

const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
const store = new Store(root.pathname);
const here = location.pathname.slice(root.pathname.length);
const place = (address) => new URL(address, location.href).pathname.slice(root.pathname.length);
const chapterOf = (page) => page.match(/^book\/(\w+)\/exercises\.html$/)?.[1];

function mark(link, text, done) {
  let note = link.querySelector(".progress-mark");
  if (!note) {
    note = document.createElement("span");
    note.className = "progress-mark";
    link.append(note);
  }
  note.textContent = text;
  note.classList.toggle("done", done);
}

function marks() {
  for (const link of document.querySelectorAll("#contents a[href], main table a[href]")) {
    const page = place(link.getAttribute("href") === "#" ? "" : link.href);
    const chapter = chapterOf(page);
    const progress = chapter && store.get("progress", chapter);
    if (progress?.solved) {
      const { solved, exercises, later } = progress;
      const [every, some] = later ? ["allPass", "somePass"] : ["allSolved", "someSolved"];
      mark(link, solved === exercises ? words[every] : words[some](solved, exercises), solved === exercises);
    } else if (link.closest("#contents") && store.get("read", page)) mark(link, words.read, true);
  }
}

function continueLink() {
  const last = store.get("last", "page");
  const offer = document.querySelector("main .offer");
  if (!last || !offer || here !== "book/intro.html") return;
  const link = document.createElement("a");
  link.className = "button";
  link.href = new URL(last.page, root).href;
  link.textContent = words.continueWith(last.title);
  offer.append(link);
}

// A page is read when its end has been in sight.
function watch() {
  const end = document.querySelector("nav.turn");
  if (!end || !/^book\/[\w-]+\//.test(here)) return;
  const title = document.title.split(" · ")[0];
  store.set({ page: here, title }, "last", "page");
  if (chapterOf(here)) return;
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    store.set({ time: Date.now() }, "read", here);
    marks();
  }).observe(end);
}

continueLink();
watch();
marks();
addEventListener("practice-progress", marks);
addEventListener("storage", marks);

// In the second frame the first is drawn.
const drawn = new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(tell)));
const practice = document.getElementById("practice");
const script = document.currentScript.src;
const served = location.protocol !== "file:";
if (practice && !served) {
  const told = document.createElement("p");
  told.className = "told";
  told.textContent = words.fromDisk;
  document.querySelector("main .offer")?.after(told);
} else if (practice) {
  drawn.then(() => import(new URL(JSON.parse(practice.textContent).page, root).href));
}
if (served && document.getElementById("kept")) import(new URL(`kept.js${new URL(script).search}`, script).href);

// A service worker keeps the site for visits without a network; nothing is lost where there is none.
if (served && practice && "serviceWorker" in navigator) {
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
      const { active } = await navigator.serviceWorker.ready;
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      active.postMessage({ keep: [location.href.split("#")[0], ...loaded, ...keepToo()] });
    } catch {}
  });
}

// What a visit without a network needs besides what is loaded already.
function keepToo() {
  return JSON.parse(practice.textContent).offline.map((address) => new URL(address, root).href);
}
