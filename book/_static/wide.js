// What is wider than the page: figures, code, formulas, tables. Comes after site.js.
"use strict";

// Panels that stand side by side stand under each other on a phone. A figure whose panels share an
// axis, or that has more parts than panels, stays as it is and scrolls.
const phone = matchMedia("(max-width: 34rem)");

// What is drawn is cut at the frame of its panel, whether that has a line or not.
function framesOf(svg, axes) {
  const cut = [...axes.querySelectorAll("[clip-path]")].map((e) => e.getAttribute("clip-path").slice(5, -1));
  const frames = [...new Set(cut)].map((id) => svg.querySelector(`[id="${id}"] > rect`)).filter(Boolean);
  return frames.map((frame) => {
    const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => +frame.getAttribute(name));
    return { left, right: left + width, top, bottom: top + height };
  });
}

function panelsOf(svg) {
  const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
  const origin = svg.getBoundingClientRect();
  const panels = [];
  for (const axes of svg.querySelectorAll(".axes")) {
    const leaves = [...axes.querySelectorAll("path, use, image")].filter((e) => !e.closest("[clip-path], defs"));
    const shown = leaves.map((e) => e.getBoundingClientRect()).filter((b) => b.width || b.height);
    const frames = framesOf(svg, axes);
    const boxes = shown.map(({ left, right, top, bottom }) => ({
      left: (left - origin.left) * scale,
      right: (right - origin.left) * scale,
      top: (top - origin.top) * scale,
      bottom: (bottom - origin.top) * scale,
    }));
    const frame = Math.min(...(frames.length ? frames : boxes.slice(0, 1)).map((b) => b.left));
    boxes.push(...frames);
    const box = {
      left: Math.min(...boxes.map((b) => b.left)),
      right: Math.max(...boxes.map((b) => b.right)),
      top: Math.min(...boxes.map((b) => b.top)),
      bottom: Math.max(...boxes.map((b) => b.bottom)),
    };
    const labelled = frame - box.left > 8;
    const same = panels.find((p) => p.left < box.right && box.left < p.right && p.top < box.bottom && box.top < p.bottom);
    if (same) return []; // twin axes, or a colour bar in the way
    panels.push({ axes, labelled, ...box });
  }
  return panels.sort((a, b) => (a.bottom <= b.top ? -1 : b.bottom <= a.top ? 1 : a.left - b.left));
}

function stack(svg) {
  const old = svg.dataset.flat;
  if (!phone.matches && old) {
    svg.setAttribute("viewBox", old);
    svg.style.cssText = svg.dataset.style;
    for (const axes of svg.querySelectorAll(".axes")) axes.removeAttribute("transform");
    delete svg.dataset.flat;
  }
  if (!phone.matches || old || !svg.getBoundingClientRect().width) return;
  const all = svg.querySelectorAll(".axes");
  const parts = all[0]?.parentNode.children.length;
  if (all.length < 2 || all.length > 6 || parts > all.length + 1) return;
  const panels = panelsOf(svg);
  const widths = panels.map((p) => p.right - p.left);
  if (!panels.length || new Set(panels.map((p) => p.labelled)).size > 1) return;
  if (Math.min(...widths) < Math.max(...widths) / 3) return; // a colour bar stays at its picture
  const flat = svg.viewBox.baseVal;
  const width = Math.max(...widths) + 8;
  if (width > flat.width * 0.8) return;
  const style = getComputedStyle(svg);
  svg.dataset.flat = svg.getAttribute("viewBox");
  svg.dataset.style = svg.style.cssText;
  let y = 0;
  for (const { axes, left, top, bottom } of panels) {
    axes.setAttribute("transform", `translate(${4 - left} ${y + 4 - top})`);
    y += bottom - top + 16;
  }
  for (const name of ["--width", "--least"]) {
    svg.style.setProperty(name, `${(parseFloat(style.getPropertyValue(name)) * width) / flat.width}rem`);
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${y}`);
}

// A figure further down is a file (figures.py). When it comes near it becomes part of the page: its
// text follows the page's colours in every browser, and its panels can be stacked. A page opened from
// a disk may not read the file; there it stays an image.
async function takeIn(image) {
  let text;
  try {
    text = await (await fetch(image.src)).text();
  } catch {
    return;
  }
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (!image.isConnected || !svg.matches("svg")) return;
  svg.querySelector("style").remove();
  for (const side of ["width", "height"]) svg.removeAttribute(side);
  const own = { class: "figure", role: "img", "aria-label": image.alt, style: image.style.cssText };
  for (const [name, value] of Object.entries(own)) svg.setAttribute(name, value);
  image.replaceWith(svg);
  fit([svg, svg.parentElement]);
}

// A table too wide for a phone is told row by row: its first cell as a heading, then each cell after
// the name of its column. The roles say that it is a table still.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

function tellByRows(table) {
  const stacked = table.classList.contains("by-rows");
  if (!phone.matches) table.classList.remove("by-rows");
  if (!phone.matches || stacked || !table.tHead || table.scrollWidth <= table.parentElement.clientWidth + 1) return;
  if (!table.querySelector(".column")) {
    const names = [...table.tHead.rows[0].cells];
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", ROLES[part.tagName]);
    }
    for (const row of table.tBodies[0].rows) {
      [...row.cells].slice(1).forEach((cell, i) => {
        const column = document.createElement("span");
        column.className = "column";
        column.ariaHidden = true;
        column.append(...[...names[i + 1].childNodes].map((node) => node.cloneNode(true)));
        const value = document.createElement("div");
        value.append(...cell.childNodes);
        cell.append(column, value);
      });
    }
  }
  table.classList.add("by-rows");
}

// A figure that is drawn smaller than it is can be looked at in full.
function isSmall(frame) {
  const svg = phone.matches && frame.matches(".figure-frame") && frame.querySelector(".figure");
  if (!svg) return false;
  const wanted = parseFloat(getComputedStyle(svg).getPropertyValue("--width")) * parseFloat(getComputedStyle(root).fontSize);
  return frame.clientWidth < wanted * 0.97;
}

function offerToEnlarge(frame, small) {
  if (!frame.querySelector(".figure")) return;
  let button = frame.nextElementSibling;
  if (!button?.matches(".enlarge")) {
    if (!small) return;
    button = newButton("enlarge", siteWords.enlarge);
    button.addEventListener("click", () => {
      const dialog = document.createElement("dialog");
      dialog.className = "large";
      dialog.setAttribute("aria-label", siteWords.parts.figure);
      const close = newButton("close", siteWords.close);
      close.addEventListener("click", () => dialog.close());
      const room = document.createElement("div");
      room.tabIndex = 0;
      room.append(frame.querySelector(".figure"));
      dialog.append(close, room);
      dialog.addEventListener("close", () => {
        frame.append(room.firstChild);
        dialog.remove();
      });
      document.body.append(dialog);
      dialog.showModal();
    });
    frame.after(button);
  }
  button.hidden = !small;
}

// What scrolls sideways fades where it goes on, has a name, and can be scrolled with the keyboard.
// Code may be wrapped instead: one switch for the whole course.
const SCROLLERS = "pre, div.math, .pst-scrollable-table-container, .figure-frame";

function nameOf(frame) {
  const { output, code, formula, figure, table } = siteWords.parts;
  if (frame.matches("pre")) return frame.closest(".cell_output") ? output : code;
  return frame.matches(".math") ? formula : frame.matches(".figure-frame") ? figure : table;
}

function measured(frame) {
  const over = frame.scrollWidth - frame.clientWidth;
  return { frame, over, left: frame.scrollLeft, small: isSmall(frame), wrapped: isWrapped(frame) };
}

// Whether code has lines that only the reader's switch keeps within the page.
function isWrapped(frame) {
  if (!("wrap" in root.dataset) || !frame.matches(".highlight pre")) return false;
  const { lineHeight, paddingTop } = getComputedStyle(frame);
  const lines = frame.textContent.trimEnd().split("\n").length;
  return frame.clientHeight > lines * parseFloat(lineHeight) + 2 * parseFloat(paddingTop) + 2;
}

function fade({ frame, over, left }) {
  const more = [left > 2 && "left", over - Math.abs(left) > 2 && "right"].filter(Boolean).join(" ");
  if (more) frame.dataset.more = more;
  else delete frame.dataset.more;
}

function fit(parts) {
  for (const part of parts) {
    if (part.matches("svg")) stack(part);
    else if (part.matches("img") && location.protocol !== "file:") takeIn(part);
    else if (part.matches("table")) tellByRows(part);
  }
  // All are measured before one is changed: each change has the page laid out anew.
  for (const measures of parts.filter((part) => part.matches(SCROLLERS)).map(measured)) {
    const frame = measures.frame;
    const scrolls = measures.over > 1;
    if (scrolls && frame.tabIndex < 0) {
      frame.tabIndex = 0;
      frame.dataset.role = frame.getAttribute("role") ?? "";
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", siteWords.scrolls(nameOf(frame)));
      frame.addEventListener("scroll", () => fade(measured(frame)), { passive: true });
      if (frame.matches(".highlight pre")) offerToWrap(frame);
    } else if (!scrolls && frame.tabIndex === 0) {
      frame.removeAttribute("tabindex");
      frame.removeAttribute("aria-label");
      if (frame.dataset.role) frame.setAttribute("role", frame.dataset.role);
      else frame.removeAttribute("role");
    }
    if (measures.wrapped) offerToWrap(frame);
    fade(measures);
    if (frame.matches(".figure-frame")) offerToEnlarge(frame, measures.small);
  }
}

// Parts are fitted when they come near: what is far below, or closed, has not been laid out, and to
// measure it would cost the whole of that (style.css: content-visibility).
const near = new IntersectionObserver(
  (entries) => {
    const parts = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
    for (const part of parts) near.unobserve(part);
    fit(parts);
  },
  { rootMargin: "100%" },
);

function wideParts() {
  return [...document.querySelectorAll(`.figure, article table, ${SCROLLERS}`)];
}

function fitAnew() {
  near.disconnect();
  const parts = wideParts();
  const now = new Set("whole" in root.dataset ? parts.filter((part) => part.checkVisibility?.() ?? true) : []);
  fit([...now]);
  for (const part of parts) if (!now.has(part)) near.observe(part);
}

function offerToWrap(pre) {
  const block = pre.closest(".highlight");
  if (block.querySelector(".wrap")) return;
  const button = newButton("wrap", siteWords.wrap);
  button.setAttribute("aria-pressed", "wrap" in root.dataset);
  button.addEventListener("click", () => wrap(!("wrap" in root.dataset)));
  block.append(button);
}

function wrap(on) {
  root.toggleAttribute("data-wrap", on);
  for (const button of document.querySelectorAll(".wrap")) button.setAttribute("aria-pressed", on);
  try {
    localStorage.setItem("wrap", on ? "yes" : "");
  } catch {}
  fitAnew();
}

// The first screen before it is shown, so that nothing on it moves. Its sections are laid out for good
// first: to measure within one that is not has it laid out anew each time.
function onFirstScreen() {
  const isAbove = (element) => element.getBoundingClientRect().top < innerHeight;
  const sections = [...document.querySelectorAll("article > section > section")].filter(isAbove);
  for (const section of sections) section.style.contentVisibility = "visible";
  const isLaidOut = (section) => !section || sections.includes(section);
  const parts = wideParts().filter((part) => isLaidOut(part.closest("section > section")));
  return parts.filter((part) => (part.checkVisibility?.() ?? true) && isAbove(part)); // no code that is folded
}

fit(onFirstScreen());
fitAnew();
try {
  if (localStorage.getItem("wrap")) wrap(true);
} catch {}
addEventListener("resize", fitAnew);
new MutationObserver(fitAnew).observe(root, { attributeFilter: ["data-whole"] }); // laid out as a whole
document.fonts?.ready.then(fitAnew);
