// Scores become probabilities; the temperature stretches their differences.
"use strict";

explore("softmax", ({ data, answer, announce }) => {
  const range = ticks(-10, 10, 0.5);
  const scores = data.scores.map((score, i) => slider(words.score(i + 1), range, score, draw));
  const temperature = slider(words.temperature, data.temperatures, 1, draw);
  const wide = 600 / scores.length;
  const svg = picture(640, 262);

  function draw() {
    const z = scores.map((score) => score.value / temperature.value);
    const top = Math.max(...z);
    const e = z.map((value) => Math.exp(value - top));
    const sum = e.reduce((a, b) => a + b);
    const p = e.map((value) => value / sum);
    const middle = (i) => 20 + (i + 0.5) * wide;
    svg.replaceChildren(
      ...p.flatMap((value, i) => [
        make("rect", { class: "bar", x: middle(i) - 50, width: 100, y: 210 - 180 * value, height: 180 * value }),
        written(middle(i), 202 - 180 * value, value.toFixed(3)),
        written(middle(i), 232, words.scoreBelow(i + 1)),
        written(middle(i), 255, exact(scores[i].value)),
      ]),
      make("line", { class: "axis", x1: 10, x2: 630, y1: 210, y2: 210 }),
    );
    const short = p.map((v) => v.toFixed(3));
    svg.setAttribute("aria-label", words.bars(short.join(", ")));
    answer.value = words.probabilities(p.map((v) => exact(v)).join(", "));
    scores.forEach((score, i) => says(score.input, words.ofScore(exact(score.value), short[i])));
    announce(words.probabilities(short.join(", ")));
  }

  draw();
  return [
    make("div", { class: "controls" }, ...scores.map((score) => score.element), temperature.element),
    svg,
    answer,
  ];
});
