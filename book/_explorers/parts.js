// What the explorers are made of: controls, axes, a stepper, a grid of numbers. Controls are the
// browser's own, so keyboard, touch and screen readers work. Texts are those of book/_texts (texts.py writes words.js).
"use strict";

const DRAWN = /^(svg|g|path|rect|line|circle|ellipse|text|clipPath)$/;

function make(tag, attributes = {}, ...children) {
  const element = DRAWN.test(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const minus = (text) => String(text).replaceAll("-", "−");

// As many digits as asked for; large numbers as 1.49e20, small ones are written so by JavaScript.
function exact(value, digits = 6) {
  const rounded = +value.toPrecision(digits);
  return minus(Math.abs(rounded) < 1e7 ? rounded : rounded.toExponential().replace("+", ""));
}

function control(label, input) {
  return make("label", {}, make("span", {}, label), input);
}

function choice(options) {
  return make("select", {}, ...options.map((text) => make("option", {}, text)));
}

function button(text, act) {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

// A slider says what its place means, not its number.
function says(input, text) {
  input.setAttribute("aria-valuetext", text);
}

// What is written above a slider holds its value, its name does not: that would be said twice.
function tell(input, label, name, value) {
  input.setAttribute("aria-label", name);
  label.textContent = `${name} = ${value}`;
  says(input, value);
}

// A slider over a list of values. `changed` is called when it moves.
function slider(name, values, first, changed, write = exact) {
  const input = make("input", { type: "range", min: 0, max: values.length - 1, step: 1, value: values.indexOf(first) });
  const label = make("span");
  const made = {
    input,
    element: make("label", {}, label, input),
    get value() {
      return values[input.value];
    },
    show() {
      tell(input, label, name, write(made.value));
    },
  };
  input.addEventListener("input", () => {
    made.show();
    changed();
  });
  made.show();
  return made;
}

// Back, a slider over all steps, Next. `show` gets the number of the step, returns what to say of it.
function stepper(count, show) {
  const input = make("input", { type: "range", min: 0, max: count - 1, step: 1, value: 0, "aria-label": words.step });
  const back = button(words.back, () => go(+input.value - 1));
  const next = button(words.next, () => go(+input.value + 1));
  function go(to) {
    input.value = to;
    back.disabled = +input.value === 0;
    next.disabled = +input.value === +input.max;
    says(input, show(+input.value));
  }
  input.addEventListener("input", () => go(input.value));
  return {
    element: make("div", { class: "stepper" }, back, input, next),
    get at() {
      return +input.value;
    },
    restart(steps, at = 0) {
      input.max = steps - 1;
      go(at);
    },
    go,
  };
}

// One short message, once things have come to rest; not what the slider in use has said already.
function announcer() {
  const element = make("p", { class: "announced", role: "status" });
  let later;
  return {
    element,
    say(text) {
      clearTimeout(later);
      if (document.activeElement?.getAttribute("aria-valuetext") === text) return;
      later = setTimeout(() => (element.textContent = text), 600);
    },
  };
}

function picture(width, height) {
  return make("svg", { class: "wide", viewBox: `0 0 ${width} ${height}`, role: "img" });
}

function written(x, y, text, anchor = "middle", attributes = {}) {
  return make("text", { x, y, "text-anchor": anchor, ...attributes }, text);
}

let clipped = 0;

// Axes in a part of a picture: from numbers to places, and the lines and numbers of the grid.
function axes({ left = 55, top = 15, width = 555, height = 300, x, y }) {
  const px = (v) => left + ((v - x[0]) / (x[1] - x[0])) * width;
  const py = (v) => top + height - ((v - y[0]) / (y[1] - y[0])) * height;
  const back = (place) => x[0] + ((place - left) / width) * (x[1] - x[0]);
  const line = (points) =>
    "M" + points.map(([a, b]) => `${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join("L");
  function grid(xs, ys) {
    return [
      ...xs.flatMap((v) => [
        make("line", { class: "grid", x1: px(v), x2: px(v), y1: top, y2: top + height }),
        written(px(v), top + height + 20, exact(v)),
      ]),
      ...ys.flatMap((v) => [
        make("line", { class: "grid", x1: left, x2: left + width, y1: py(v), y2: py(v) }),
        written(left - 6, py(v) + 5, exact(v), "end"),
      ]),
    ];
  }
  // What would leave the axes is cut off.
  function inside(...drawn) {
    const id = `axes-${++clipped}`;
    return make("g", { "clip-path": `url(#${id})` },
      make("clipPath", { id }, make("rect", { x: left, y: top, width, height })), ...drawn);
  }
  return { px, py, back, line, grid, inside };
}

// The least multiples of a step between two limits.
function ticks(low, high, step) {
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9; k++) found.push(k * step);
  return found;
}

// A table of numbers, drawn; `mark` names the look of a cell, `act` is called when one is touched.
function grid(title, values, mark, act) {
  const size = 28;
  const [width, height] = [values[0].length * size, values.length * size];
  const label = `${title}, ${values.length} × ${values[0].length}`;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": label });
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      const cell = make("g", { class: mark(r, c) },
        make("rect", { x: c * size + 1, y: r * size + 1, width: size - 2, height: size - 2 }),
        written((c + 0.5) * size, (r + 0.5) * size + 4, exact(value)));
      if (act) cell.addEventListener("pointerdown", () => act(r, c));
      svg.append(cell);
    }),
  );
  return make("div", {}, make("span", {}, title), svg);
}

function key(...entries) {
  return make("p", { class: "key" }, ...entries.map(([name, text]) => make("span", { class: name }, text)));
}

// Every explorer registers itself by name and fills its places on the page.
function explore(name, fill) {
  for (const place of document.querySelectorAll(`[data-explorer="${name}"]`)) {
    const data = explorerNumbers[place.id];
    const live = announcer();
    const answer = make("output", { "aria-live": "off" });
    const parts = fill({ data, answer, announce: live.say });
    place.append(...parts, live.element);
    place.classList.add("ready");
    const next = place.nextElementSibling;
    if (next?.matches(".tag_stands-in")) next.classList.add("replaced"); // the figure for no script
  }
}
