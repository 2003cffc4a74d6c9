// What a page can do beyond being read. Everything here is an extra: the page works without it.
// What it and the other scripts say, `siteWords`, is put before it when it is published (texts.py).
"use strict";

const root = document.documentElement;

function newButton(className, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  return made;
}

// Light, dark, or as the system has it: one button goes round, and shows which of the three holds.
const mode = document.querySelector(".mode");
const dark = matchMedia("(prefers-color-scheme: dark)");

function showMode() {
  const own = siteWords.modes[root.dataset.theme];
  mode.title = siteWords.coloursAre(own);
  mode.setAttribute("aria-label", siteWords.coloursChange(own));
}

if (mode) {
  mode.hidden = false;
  showMode();
  mode.addEventListener("click", () => {
    const opposite = dark.matches ? "light" : "dark";
    const order = ["", opposite, dark.matches ? "dark" : "light"];
    const next = order[(order.indexOf(root.dataset.theme) + 1) % 3];
    root.dataset.theme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {}
    showMode();
  });
}

// A copy button on every block of code.
for (const block of document.querySelectorAll("div.highlight")) {
  if (!navigator.clipboard || block.closest(".cell_output")) continue;
  const button = newButton("copy", siteWords.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("pre").textContent.trimEnd());
    button.textContent = siteWords.copied;
    button.classList.add("done");
    setTimeout(() => {
      button.textContent = siteWords.copy;
      button.classList.remove("done");
    }, 1500);
  });
  block.append(button);
}

// Sections far below are laid out when they come near (style.css). A link within the page must know
// how long all of them are.
addEventListener("click", ({ target }) => {
  if (target.closest?.("a[href^='#']")) root.dataset.whole = "";
});

// What is not seen at first comes when the page is there and drawn, in the second frame; before a
// reader who was sent to a place far below, at once.
function comeLate() {
  for (const { dataset } of document.querySelectorAll("script[data-late]")) {
    const script = document.createElement("script");
    script.async = false; // in their order
    script.src = dataset.late;
    document.head.append(script);
  }
}
if (location.hash) comeLate();
else addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(comeLate)));

// The current section in "On this page".
const here = document.querySelector(".here");
if (here) {
  const links = new Map(
    [...here.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]),
  );
  const sections = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const outer = new Map(sections.map((s) => [s, sections.find((o) => o === s.parentElement.closest("section"))]));
  // The last one that begins above, and the last within it: no other is laid out to be asked.
  const reached = (within) => {
    const ours = sections.filter((s) => outer.get(s) === within);
    const last = ours.findLast((s) => s.getBoundingClientRect().top < innerHeight * 0.3);
    return last && (reached(last) ?? last);
  };
  const watch = new IntersectionObserver(
    () => {
      const current = links.get(reached()?.id);
      for (const link of links.values()) {
        if (link === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  sections.forEach((s) => watch.observe(s));
}

// The current page in the table of contents is in sight: with the first frame, when all scripts have
// made their changes, so that the page is laid out once; on a small screen when it is opened.
const contents = document.querySelector("#contents");
const showCurrent = () => contents.querySelector("a.current")?.scrollIntoView({ block: "center" });
if (contents && matchMedia("(min-width: 60rem)").matches) {
  requestAnimationFrame(() => {
    showCurrent();
    scrollTo({ top: location.hash ? scrollY : 0 });
  });
}
contents?.addEventListener("toggle", showCurrent);

// Ctrl+K or / goes to the search.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing)) {
    event.preventDefault();
    const field = document.querySelector(".search input");
    if (field.offsetParent) field.focus();
    else document.querySelector(".search button").click();
  }
});

// Arrow keys turn the page where nothing else has the focus.
addEventListener("keydown", (event) => {
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  const free = document.activeElement === document.body && !document.querySelector("#contents:popover-open");
  if (rel && plain && free) document.querySelector(`.turn a[rel="${rel}"]`)?.click();
});

// On paper every answer is open.
addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not(.code)")) box.open = true;
});
