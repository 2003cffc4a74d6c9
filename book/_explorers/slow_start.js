// One neuron that starts certain and wrong, and learns by two costs.
"use strict";

// The output before each step of descent; x = 1, wanted 0.
function outputs(start, rate, squared, steps = 300) {
  let [w, b] = [start, start];
  return Array.from({ length: steps + 1 }, () => {
    const a = 1 / (1 + Math.exp(-(w + b)));
    const slope = squared ? a * a * (1 - a) : a;
    w -= rate * slope;
    b -= rate * slope;
    return a;
  });
}

explore("slow_start", ({ data, answer, announce }) => {
  const start = slider(words.start, data.starts, 2, draw);
  const rate = slider(words.rate, data.rates, 0.15, draw);
  const step = slider(words.step, ticks(0, 300, 1), 50, draw);
  const svg = picture(640, 350);
  const frame = axes({ top: 28, x: [0, 300], y: [0, 1], height: 290 });

  function draw() {
    const paths = [false, true].map((squared) => outputs(start.value, rate.value, squared));
    const at = step.value;
    const { px, py, line, grid } = frame;
    svg.replaceChildren(
      ...grid(ticks(0, 300, 50), ticks(0, 1, 0.25)),
      written(610, 20, words.outputName, "end"),
      make("path", { class: "first", d: line(paths[0].map((a, i) => [i, a])) }),
      make("path", { class: "second", d: line(paths[1].map((a, i) => [i, a])) }),
      make("line", { class: "at", x1: px(at), x2: px(at), y1: 28, y2: 318 }),
      make("circle", { class: "first", cx: px(at), cy: py(paths[0][at]), r: 6 }),
      make("circle", { class: "second", cx: px(at), cy: py(paths[1][at]), r: 6 }),
    );
    svg.setAttribute("aria-label", words.startLabel);
    const below = paths.map((path) => path.findIndex((a) => a < 0.5)).map((k) => (k < 0 ? null : k));
    const short = words.outputAfter(at, exact(paths[0][at], 4), exact(paths[1][at], 4));
    const told = (name, k) => (k === null ? words.neverBelow(name) : words.below(name, k));
    answer.value = [short, told(words.crossEntropy, below[0]), told(words.squared, below[1])].join(" ");
    says(step.input, short);
    announce(short);
  }

  draw();
  return [
    make("div", { class: "controls" }, start.element, rate.element, step.element),
    svg,
    key(["first", words.crossEntropy], ["second", words.squared]),
    answer,
  ];
});
