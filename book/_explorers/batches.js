// The same number of samples, spent on many noisy steps or on few exact ones.
"use strict";

explore("batches", ({ data, answer, announce }) => {
  const size = slider(words.batch, data.sizes, 1, draw);
  const looked = slider(words.looked, data.looked, data.looked.at(-1), draw);
  let seed = 0;
  const another = button(words.another, () => {
    seed = (seed + 1) % data.paths.length;
    draw();
  });
  const svg = picture(640, 330);
  const frame = axes({ left: 40, width: 585, height: 290, x: [-3, 3], y: [-2.5, 2] });

  function draw() {
    const { path, excess } = data.paths[seed][data.sizes.indexOf(size.value)];
    const steps = Math.floor(looked.value / size.value);
    const points = path.slice(0, steps + 1);
    const { px, py, line, grid, inside } = frame;
    svg.replaceChildren(
      ...grid(ticks(-3, 3, 1), ticks(-2, 2, 1)),
      inside(
        ...data.levels.map((level) => make("path", { class: "level", d: `${line(level)}Z` })),
        make("path", { class: "first thin", d: line(points) }),
        ...points.map(([a, b]) => make("circle", { class: "first", cx: px(a), cy: py(b), r: steps > 100 ? 2 : 3.5 }))),
      make("circle", { class: "second", cx: px(data.lowest[0]), cy: py(data.lowest[1]), r: 6 }),
    );
    svg.setAttribute("aria-label", words.paths);
    answer.value = words.paid(steps, steps * size.value, exact(excess[steps], 3));
    announce(answer.value);
  }

  draw();
  return [
    make("div", { class: "controls" }, size.element, looked.element, another),
    svg,
    answer,
  ];
});
