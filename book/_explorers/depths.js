// Histograms of what the layers hand on, as the size of the first weights moves.
"use strict";

explore("depths", ({ data, answer, announce }) => {
  const activation = choice(Object.keys(data.results));
  const scale = slider(words.scale, data.scales, 1, draw, (v) => words.times(exact(v, 3)));
  const svg = picture(640, 250);
  const wide = 112;

  function draw() {
    const result = data.results[activation.value][data.scales.indexOf(scale.value)];
    const [low, high] = data.limits[activation.value];
    const shown = result.counts.flatMap((counts, panel) => {
      const left = 14 + panel * (wide + 13);
      const most = Math.max(...counts);
      const bar = wide / counts.length;
      return [
        ...counts.map((count, k) => make("rect", {
          class: "bar", x: left + k * bar, width: bar, y: 195 - (160 * count) / most, height: (160 * count) / most,
        })),
        make("line", { class: "axis", x1: left, x2: left + wide, y1: 195, y2: 195 }),
        written(left + wide / 2, 22, words.layer(data.layers[panel])),
        ...(panel ? [] : [written(left, 216, exact(low), "start"), written(left + wide, 216, exact(high), "end")]),
        written(left + wide / 2, 240, exact(result.sizes[panel], 2)),
      ];
    });
    svg.replaceChildren(...shown);
    svg.setAttribute("aria-label", words.histograms);
    const list = data.layers.map((layer, k) => words.sizeOf(layer, exact(result.sizes[k], 3)));
    answer.value = words.sizes(list.join(", "));
    says(scale.input, `${words.times(exact(scale.value, 3))}, ${list.at(-1)}`);
    announce(list.at(-1));
  }

  activation.addEventListener("input", draw);
  draw();
  return [make("div", { class: "controls" }, control(words.activation, activation), scale.element), svg, answer];
});
