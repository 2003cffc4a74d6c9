// Gradient descent with momentum on a bowl: cost (w₁² + κ w₂²) / 2, from (9, 1).
"use strict";

function descent(condition, rate, momentum, steps) {
  const curvature = [1, condition];
  const velocity = [0, 0];
  let w = [9, 1];
  const path = [w];
  for (let t = 0; t < steps; t++) {
    w = w.map((value, k) => {
      velocity[k] = momentum * velocity[k] + curvature[k] * value;
      return value - rate * velocity[k];
    });
    path.push(w);
  }
  return path;
}

explore("bowl", ({ data, answer, announce }) => {
  const rate = slider(words.rate, data.rates, 0.1, draw);
  const momentum = slider(words.momentum, data.momenta, 0, draw);
  const condition = slider(words.condition, data.conditions, 10, draw);
  const scaled = make("input", { type: "checkbox" });
  const svg = picture(640, 330);
  const frame = axes({ left: 40, width: 585, height: 290, x: [-10, 10], y: [-5, 5] });

  function draw() {
    const kappa = scaled.checked ? 1 : condition.value;
    const path = descent(kappa, rate.value, momentum.value, data.steps);
    const cost = ([a, b]) => (a * a + kappa * b * b) / 2;
    const costs = path.map(cost);
    const leaves = path.findIndex(([a, b]) => Math.abs(a) > 40 || Math.abs(b) > 20);
    const drawn = leaves < 0 ? path : path.slice(0, leaves + 1);
    const { px, py, line, grid, inside } = frame;
    const unit = [px(1) - px(0), py(0) - py(1)];
    const levels = [1, 4, 12, 28, 50, 90].map((height) =>
      make("ellipse", {
        class: "level", cx: px(0), cy: py(0),
        rx: Math.sqrt(2 * height) * unit[0], ry: Math.sqrt((2 * height) / kappa) * unit[1],
      }));
    svg.replaceChildren(
      ...grid(ticks(-10, 10, 5), ticks(-5, 5, 5)),
      inside(
        ...levels,
        make("path", { class: "first thin", d: line(drawn) }),
        ...drawn.map(([a, b]) => make("circle", { class: "first", cx: px(a), cy: py(b), r: 3.5 }))),
      make("circle", { class: "second", cx: px(0), cy: py(0), r: 6 }),
    );
    svg.setAttribute("aria-label", words.bowl);
    const rest = costs.at(-1) / costs[0];
    const small = costs.findLastIndex((c) => c > costs[0] / 1000) + 1;
    const state = rest > 1 ? words.grows : small < costs.length ? words.arrived(small) : words.notYet;
    const short = words.descended(data.steps, exact(rest, 3));
    answer.value = `${short} ${state} κ = ${exact(kappa)}, ${words.largest(exact(2 / kappa, 3))}.`;
    announce(`${short} ${state}`);
  }

  scaled.addEventListener("input", draw);
  draw();
  return [
    make("div", { class: "controls" },
      rate.element, momentum.element, condition.element, make("label", { class: "check" }, scaled, make("span", {}, words.scaled))),
    svg,
    answer,
  ];
});
