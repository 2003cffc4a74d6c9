// The three explorers. Controls are the browser's own, so keyboard, touch and screen readers work.
"use strict";

const place = document.getElementById("explorer");
const data = JSON.parse(document.getElementById("explorer-data").textContent);

function make(tag, attributes = {}, ...children) {
  const drawn = /^(svg|g|path|rect|line|circle|text)$/.test(tag);
  const element = drawn
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function control(label, input) {
  return make("label", {}, make("span", {}, label), input);
}

function range(min, max, step, value) {
  return make("input", { type: "range", min, max, step, value });
}

function choice(options) {
  return make("select", {}, ...options.map((text) => make("option", {}, text)));
}

// A slider says what its place means, not its number.
function says(input, text) {
  input.setAttribute("aria-valuetext", text);
}

// One short message, once things have come to rest.
const announced = make("p", { class: "announced", role: "status" });
let later;
function announce(text) {
  clearTimeout(later);
  later = setTimeout(() => (announced.textContent = text), 600);
}

const exact = (value) => String(+value.toPrecision(6)).replaceAll("-", "−");

function activation() {
  const names = data.functions.map((f) => f.name.replace("_", " "));
  const chosen = choice(names);
  const parameter = range(0, 1, 1, 0);
  const parameterName = make("span");
  const parameterLabel = make("label", {}, parameterName, parameter);
  const at = range(0, data.x.length - 1, 1, data.x.length / 2 + 10);
  const answer = make("output", { "aria-live": "off" });
  const [width, height] = [640, 360];
  let [low, high, step] = [-1, 3, 1];
  const px = (x) => 55 + ((x + 6) / 12) * (width - 70);
  const py = (y) => height - 25 - ((y - low) / (high - low)) * (height - 40);
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const clamp = (y) => Math.min(Math.max(y, low - high), 2 * high);
  const line = (ys) => "M" + data.x.map((x, i) => `${px(x)} ${py(clamp(ys[i]))}`).join("L");
  let table;

  function draw() {
    const f = table.f[parameter.value];
    const gradient = table.gradient[parameter.value];
    const i = +at.value;
    const shown = [];
    for (let x = -6; x <= 6; x += 2) {
      shown.push(make("line", { class: "grid", x1: px(x), x2: px(x), y1: py(low), y2: py(high) }));
      shown.push(make("text", { x: px(x), y: height - 6, "text-anchor": "middle" }, exact(x)));
    }
    for (let y = Math.ceil(low / step) * step; y <= high; y += step) {
      shown.push(make("line", { class: "grid", x1: px(-6), x2: px(6), y1: py(y), y2: py(y) }));
      shown.push(make("text", { x: 48, y: py(y) + 5, "text-anchor": "end" }, exact(y)));
    }
    for (let k = 0; k < gradient.length; k++) {
      if (Math.abs(gradient[k]) >= 0.05) continue;
      const from = k;
      while (Math.abs(gradient[k + 1]) < 0.05) k++;
      shown.push(make("rect", {
        class: "saturated", x: px(data.x[from]), width: px(data.x[k]) - px(data.x[from]),
        y: py(high), height: py(low) - py(high),
      }));
    }
    shown.push(make("path", { class: "first", d: line(f) }));
    shown.push(make("path", { class: "second", d: line(gradient) }));
    shown.push(make("line", { class: "at", x1: px(data.x[i]), x2: px(data.x[i]), y1: py(low), y2: py(high) }));
    shown.push(make("circle", { class: "first", cx: px(data.x[i]), cy: py(clamp(f[i])), r: 6 }));
    shown.push(make("circle", { class: "second", cx: px(data.x[i]), cy: py(clamp(gradient[i])), r: 6 }));
    svg.replaceChildren(...shown);
    const name = chosen.value;
    svg.setAttribute("aria-label", `${name}, a solid line, and its gradient, a dashed line, from −6 to 6`);
    if (table.parameter) {
      says(parameter, `${table.parameter} = ${exact(table.values[parameter.value])}`);
      parameterName.textContent = `${table.parameter} = ${exact(table.values[parameter.value])}`;
    }
    answer.value = `x = ${exact(data.x[i])}, value ${exact(f[i])}, gradient ${exact(gradient[i])}`;
    says(at, answer.value);
  }

  function choose() {
    table = data.functions[chosen.selectedIndex];
    const all = [...table.f, ...table.gradient].flat();
    low = Math.max(-1.6, Math.min(0, ...all) - 0.1); // as high as the function needs
    high = Math.min(3.2, Math.max(...all) + 0.1);
    step = high - low > 2.5 ? 1 : high - low > 1.5 ? 0.5 : 0.25;
    parameterLabel.hidden = !table.parameter;
    parameter.max = table.f.length - 1;
    parameter.value = table.parameter ? table.values.indexOf(table.first) : 0;
    draw();
  }

  function follow(event) {
    const box = svg.getBoundingClientRect();
    const x = (((event.clientX - box.left) / box.width) * width - 55) / (width - 70);
    at.value = Math.round(x * (data.x.length - 1));
    draw();
    announce(answer.value);
  }

  chosen.addEventListener("input", choose);
  parameter.addEventListener("input", draw);
  at.addEventListener("input", draw);
  svg.addEventListener("pointermove", follow);
  svg.addEventListener("pointerdown", follow);
  place.append(
    make("div", { class: "controls" }, control("Function", chosen), parameterLabel, control("x", at)),
    svg,
    make("p", { class: "key" }, make("span", { class: "first" }, "value"), make("span", { class: "second" }, "gradient"), make("span", { class: "saturated" }, "gradient below 0.05")),
    answer,
  );
  choose();
}

function softmax() {
  const scores = data.scores.map((score) => range(-10, 10, 0.5, score));
  const temperature = range(0, data.temperatures.length - 1, 1, data.temperatures.indexOf(1));
  const names = scores.map(() => make("span"));
  const temperatureName = make("span");
  const answer = make("output", { "aria-live": "off" });
  const svg = make("svg", { viewBox: "0 0 640 262", role: "img" });

  function draw() {
    const t = data.temperatures[temperature.value];
    const z = scores.map((input) => +input.value / t);
    const top = Math.max(...z);
    const e = z.map((value) => Math.exp(value - top));
    const sum = e.reduce((a, b) => a + b);
    const p = e.map((value) => value / sum);
    names.forEach((name, i) => (name.textContent = `Score ${i + 1} = ${exact(+scores[i].value)}`));
    temperatureName.textContent = `Temperature = ${exact(t)}`;
    svg.replaceChildren(
      ...p.flatMap((value, i) => [
        make("rect", { class: "bar", x: 20 + i * 125, width: 100, y: 210 - 180 * value, height: 180 * value }),
        make("text", { x: 70 + i * 125, y: 202 - 180 * value, "text-anchor": "middle" }, value.toFixed(3)),
        make("text", { x: 70 + i * 125, y: 232, "text-anchor": "middle" }, `score ${i + 1}`),
        make("text", { x: 70 + i * 125, y: 255, "text-anchor": "middle" }, exact(+scores[i].value)),
      ]),
      make("line", { class: "axis", x1: 10, x2: 630, y1: 210, y2: 210 }),
    );
    svg.setAttribute("aria-label", `Probabilities as bars: ${p.map((v) => v.toFixed(3)).join(", ")}`);
    answer.value = `Probabilities ${p.map(exact).join(", ")}`;
    scores.forEach((input, i) => says(input, `${exact(+input.value)}, probability ${p[i].toFixed(3)}`));
    says(temperature, exact(t));
    announce(`Probabilities ${p.map((v) => v.toFixed(3)).join(", ")}`);
  }

  for (const input of [...scores, temperature]) input.addEventListener("input", draw);
  place.append(
    make("div", { class: "controls" },
      ...scores.map((input, i) => make("label", {}, names[i], input)),
      make("label", {}, temperatureName, temperature)),
    svg,
    answer,
  );
  draw();
}

function convolution() {
  const filterNames = Object.keys(data.filters);
  const filter = choice(filterNames);
  const padding = range(0, 2, 1, 0);
  const stride = range(1, 3, 1, 1);
  const paddingName = make("span");
  const strideName = make("span");
  const position = range(0, 1, 1, 0);
  const answer = make("output", { "aria-live": "off" });
  const grids = make("div", { class: "grids" });
  const play = make("button", { type: "button" }, "Walk");
  let timer = 0;
  let output;

  function grid(title, values, mark, act) {
    const size = 28;
    const [width, height] = [values[0].length * size, values.length * size];
    const label = `${title}, ${values.length} by ${values[0].length}`;
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": label });
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        const cell = make("g", { class: mark(r, c) },
          make("rect", { x: c * size + 1, y: r * size + 1, width: size - 2, height: size - 2 }),
          make("text", { x: (c + 0.5) * size, y: (r + 0.5) * size + 4, "text-anchor": "middle" }, exact(value)));
        if (act) cell.addEventListener("pointerdown", () => act(r, c));
        svg.append(cell);
      }),
    );
    return make("div", {}, make("span", {}, title), svg);
  }

  function draw() {
    const [p, s] = [+padding.value, +stride.value];
    output = data.results.find(
      (r) => r.filter === filter.value && r.padding === p && r.stride === s,
    ).output;
    const columns = output[0].length;
    position.max = output.length * columns - 1;
    const [row, column] = [Math.floor(position.value / columns), position.value % columns];
    const side = data.picture.length + 2 * p;
    const padded = Array.from({ length: side }, (_, r) =>
      Array.from({ length: side }, (_, c) => data.picture[r - p]?.[c - p] ?? 0));
    const weights = data.filters[filter.value];
    const inside = (r, c) => r >= row * s && r < row * s + 3 && c >= column * s && c < column * s + 3;
    const edge = (r, c) => r < p || c < p || r >= side - p || c >= side - p;
    grids.replaceChildren(
      grid("Picture", padded, (r, c) => (inside(r, c) ? "inside" : edge(r, c) ? "edge" : "cell")),
      grid("Filter", weights, () => "inside"),
      grid("Output", output, (r, c) => (r === row && c === column ? "inside" : "cell"), (r, c) => {
        position.value = r * columns + c;
        draw();
      }),
    );
    const terms = weights.flatMap((line, r) =>
      line.map((w, c) => `${exact(padded[row * s + r][column * s + c])}·${w < 0 ? `(${exact(w)})` : w}`));
    const unseen = side - ((columns - 1) * s + 3);
    const left = unseen ? ` The last ${unseen > 1 ? `${unseen} rows and columns are` : "row and column are"} not looked at.` : "";
    const short = `Row ${row + 1}, column ${column + 1}: ${exact(output[row][column])}`;
    says(position, short);
    if (!timer) announce(short);
    paddingName.textContent = `Padding = ${p}`;
    strideName.textContent = `Stride = ${s}`;
    answer.value =
      `Row ${row + 1}, column ${column + 1}: ${terms.join(" + ")} = ${exact(output[row][column])}.` +
      ` The output is ${output.length} × ${columns}.${left}`;
  }

  function walk() {
    if (timer) {
      clearInterval(timer);
      timer = 0;
    } else {
      if (position.value === position.max) position.value = 0;
      timer = setInterval(() => {
        position.value = +position.value + 1;
        draw();
        if (position.value === position.max) walk();
      }, 700);
    }
    if (!timer) draw();
    play.textContent = timer ? "Stop" : "Walk";
  }

  for (const input of [filter, padding, stride]) {
    input.addEventListener("input", () => {
      position.value = 0;
      draw();
    });
  }
  position.addEventListener("input", draw);
  play.addEventListener("click", walk);
  place.append(
    make("div", { class: "controls" },
      control("Filter", filter), make("label", {}, paddingName, padding),
      make("label", {}, strideName, stride), control("Position", position), play),
    grids,
    answer,
  );
  draw();
}

({ activation, softmax, convolution })[place.dataset.explorer]();
place.append(announced);
document.querySelector(".tag_stands-in")?.classList.add("replaced");
