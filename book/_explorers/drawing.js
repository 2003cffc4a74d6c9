// Draw a digit; the trained network of the chapter reads it, and shows which pixels spoke for it.
"use strict";

// A drawing of 32 × 32 dots is made into 8 × 8 counts from 0 to 16, as the images of the set were:
// the strokes are first brought to the size of the field.
function countInk(dots) {
  const set = [];
  dots.forEach((ink, i) => ink && set.push([i % 32, Math.floor(i / 32)]));
  const counts = Array(64).fill(0);
  if (!set.length) return counts;
  const [xs, ys] = [set.map(([x]) => x), set.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs) + 1, Math.min(...ys), Math.max(...ys) + 1];
  const stretch = Math.max(bottom - top, right - left) / 32;
  const from = [(left + right) / 2 - 16 * stretch, top - (32 * stretch - (bottom - top)) / 2];
  for (let y = 0; y < 32; y++) {
    for (let x = 0; x < 32; x++) {
      const [u, v] = [Math.floor(from[0] + (x + 0.5) * stretch), Math.floor(from[1] + (y + 0.5) * stretch)];
      if (u >= 0 && v >= 0 && u < 32 && v < 32 && dots[v * 32 + u]) counts[8 * (y >> 2) + (x >> 2)]++;
    }
  }
  return counts;
}

// Probabilities, and what each pixel adds to the answer's logit beyond the mean of all logits.
function readDigit({ W1, b1, W2, b2 }, counts) {
  const x = counts.map((ink) => ink / 16);
  const dot = (row, values) => row.reduce((sum, w, k) => sum + w * values[k], 0);
  const hidden = W1.map((row, k) => Math.max(dot(row, x) + b1[k], 0));
  const logits = W2.map((row, k) => dot(row, hidden) + b2[k]);
  const top = Math.max(...logits);
  const e = logits.map((z) => Math.exp(z - top));
  const sum = e.reduce((a, b) => a + b);
  const digit = logits.indexOf(top);
  const beyond = W2[digit].map((w, k) => w - W2.reduce((s, row) => s + row[k], 0) / W2.length);
  const parts = x.map((ink, j) =>
    ink * hidden.reduce((s, h, k) => s + (h > 0 ? beyond[k] * W1[k][j] : 0), 0));
  return { digit, probabilities: e.map((value) => value / sum), parts };
}

explore("drawing", ({ data, answer, announce }) => {
  let counts = Array(64).fill(0);
  let dots = Array(1024).fill(0);
  let [pen, example, row, column] = [null, -1, 3, 3];
  const pad = make("svg", {
    class: "pad", viewBox: "0 0 32 32", tabindex: 0, role: "application", "aria-label": `${words.canvas}. ${words.draw}`,
  });
  const parts = make("svg", { class: "parts", viewBox: "0 0 32 32", role: "img" });
  const seen = make("svg", { class: "seen", viewBox: "0 0 32 32", role: "img", "aria-label": words.seen });
  const bars = picture(640, 190);
  const title = make("span");

  function cells(shade) {
    return Array.from({ length: 64 }, (_, i) => shade(i, 4 * (i % 8), 4 * Math.floor(i / 8)));
  }

  function draw(fromDots = true) {
    if (fromDots) counts = countInk(dots);
    const any = counts.some(Boolean);
    pad.replaceChildren(
      make("path", { class: "ink", d: dots.map((ink, i) => (ink ? `M${i % 32} ${Math.floor(i / 32)}h1v1h-1z` : "")).join("") }),
      make("rect", { class: "cursor", x: 4 * column, y: 4 * row, width: 4, height: 4 }),
    );
    seen.replaceChildren(...cells((i, x, y) =>
      make("rect", { class: "ink", x, y, width: 4, height: 4, opacity: counts[i] / 16 })));
    const read = readDigit(data, counts);
    const most = Math.max(...read.parts.map(Math.abs)) || 1;
    parts.replaceChildren(...cells((i, x, y) => {
      const part = read.parts[i] / most;
      return make("g", { class: part < 0 ? "against" : "for", opacity: any ? Math.abs(part) : 0 },
        make("rect", { x, y, width: 4, height: 4 }),
        make("path", { d: part < 0 ? `M${x + 1} ${y + 2}h2` : `M${x + 1} ${y + 2}h2M${x + 2} ${y + 1}v2` }));
    }));
    bars.replaceChildren(
      ...read.probabilities.flatMap((p, k) => [
        make("rect", { class: "bar", x: 24 + 61 * k, width: 44, y: 150 - 130 * p * any, height: 130 * p * any }),
        written(46 + 61 * k, 174, `${k}`),
      ]),
      make("line", { class: "axis", x1: 10, x2: 630, y1: 150, y2: 150 }),
    );
    const percent = (p) => `${(100 * p).toFixed(1)} %`;
    const shares = read.probabilities.map((p, k) => words.probability(k, percent(p))).join(", ");
    bars.setAttribute("aria-label", any ? shares : words.empty);
    title.textContent = any ? words.spoke(read.digit) : words.spokeEmpty;
    const strongest = read.parts.map((part, i) => [part, i]).filter(([part]) => part > 0).sort((a, b) => b[0] - a[0]).slice(0, 3);
    const named = strongest.map(([part, i]) => words.pixel(Math.floor(i / 8) + 1, (i % 8) + 1, `+${part.toFixed(1)}`));
    const strong = any ? words.strongest(named.join(", ")) : words.empty;
    parts.setAttribute("aria-label", strong);
    const says = words.reads(read.digit, percent(read.probabilities[read.digit]));
    answer.value = any ? `${says} ${strong}` : strong;
    const told = any ? says : strong;
    announce(told);
    return told;
  }

  function blob(x, y) {
    for (let v = Math.floor(y - 1); v <= y + 1; v++) {
      for (let u = Math.floor(x - 1); u <= x + 1; u++) {
        if (u >= 0 && v >= 0 && u < 32 && v < 32) dots[32 * v + u] = 1;
      }
    }
  }

  function stroke(event) {
    const box = pad.getBoundingClientRect();
    const to = [((event.clientX - box.left) / box.width) * 32, ((event.clientY - box.top) / box.height) * 32];
    const from = pen ?? to;
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])) || 1;
    for (let k = 0; k <= steps; k++) blob(from[0] + ((to[0] - from[0]) * k) / steps, from[1] + ((to[1] - from[1]) * k) / steps);
    pen = to;
    draw();
  }

  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    pen = null;
    stroke(event);
    event.preventDefault();
    pad.focus({ preventScroll: true });
  });
  pad.addEventListener("pointermove", (event) => pen && stroke(event));
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => (pen = null));
  pad.addEventListener("keydown", (event) => {
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!move && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (move) {
      row = Math.min(7, Math.max(0, row + move[0]));
      column = Math.min(7, Math.max(0, column + move[1]));
    } else {
      const on = dots[128 * row + 4 * column + 33] ? 0 : 1;
      for (let k = 0; k < 16; k++) dots[128 * row + 4 * column + 32 * (k >> 2) + (k & 3)] = on;
    }
    const told = draw();
    announce(`${words.cell(row + 1, column + 1, counts[8 * row + column])}. ${told}`);
  });

  const clear = button(words.clear, () => {
    dots = Array(1024).fill(0);
    draw();
  });
  const show = button(words.example, () => {
    example = (example + 1) % data.examples.length;
    counts = data.examples[example];
    dots = Array.from({ length: 1024 }, (_, i) => {
      const [x, y] = [i % 32, Math.floor(i / 32)];
      const ordered = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5][4 * (y & 3) + (x & 3)];
      return +(ordered < counts[8 * (y >> 2) + (x >> 2)]);
    });
    draw(false);
  });

  draw();
  return [
    make("p", {}, words.draw),
    make("div", { class: "grids pictures" },
      pad,
      make("div", {}, make("span", {}, words.seen), seen),
      make("div", {}, title, parts, key(["plus", words.spokeFor], ["less", words.spokeAgainst]))),
    make("div", { class: "controls" }, clear, show),
    bars,
    answer,
  ];
});
