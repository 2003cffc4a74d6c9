// A function and its gradient, at any point; the curve follows its parameter.
"use strict";

explore("activation", ({ data, answer, announce }) => {
  const chosen = choice(data.functions.map((f) => f.name.replace("_", " ")));
  const parameter = make("input", { type: "range", min: 0, max: 1, step: 1, value: 0 });
  const parameterName = make("span");
  const parameterLabel = make("label", {}, parameterName, parameter);
  const last = data.x.length - 1;
  const at = make("input", { type: "range", min: 0, max: last, step: 1, value: last / 2 + 10 });
  const svg = picture(640, 360);
  let table, frame, xs, ys;

  function draw() {
    const f = table.f[parameter.value];
    const gradient = table.gradient[parameter.value];
    const i = +at.value;
    const { px, py, line, grid, inside } = frame;
    const clamp = (y) => Math.min(Math.max(y, -9), 9);
    const curve = (values) => line(data.x.map((x, k) => [x, clamp(values[k])]));
    const shown = grid(xs, ys);
    for (let k = 0; k < gradient.length; k++) {
      if (Math.abs(gradient[k]) >= 0.05) continue;
      const from = k;
      while (Math.abs(gradient[k + 1]) < 0.05) k++;
      shown.push(make("rect", {
        class: "saturated", x: px(data.x[from]), width: px(data.x[k]) - px(data.x[from]), y: 15, height: 320,
      }));
    }
    svg.replaceChildren(
      ...shown,
      inside(make("path", { class: "first", d: curve(f) }), make("path", { class: "second", d: curve(gradient) })),
      make("line", { class: "at", x1: px(data.x[i]), x2: px(data.x[i]), y1: 15, y2: 335 }),
      make("circle", { class: "first", cx: px(data.x[i]), cy: py(clamp(f[i])), r: 6 }),
      make("circle", { class: "second", cx: px(data.x[i]), cy: py(clamp(gradient[i])), r: 6 }),
    );
    svg.setAttribute("aria-label", words.curves(chosen.value));
    if (table.parameter) {
      tell(parameter, parameterName, words.parameters[table.parameter], exact(table.values[parameter.value]));
    }
    answer.value = words.at(exact(data.x[i]), exact(f[i]), exact(gradient[i]));
    says(at, answer.value);
  }

  function choose() {
    table = data.functions[chosen.selectedIndex];
    const all = [...table.f, ...table.gradient].flat();
    const low = Math.max(-1.6, Math.min(0, ...all) - 0.1); // as high as the function needs
    const high = Math.min(3.2, Math.max(...all) + 0.1);
    frame = axes({ x: [-6, 6], y: [low, high], height: 320 });
    xs = ticks(-6, 6, 2);
    ys = ticks(low, high, high - low > 2.5 ? 1 : high - low > 1.5 ? 0.5 : 0.25);
    parameterLabel.hidden = !table.parameter;
    parameter.max = table.f.length - 1;
    parameter.value = table.parameter ? table.values.indexOf(table.first) : 0;
    draw();
  }

  function follow(event) {
    const box = svg.getBoundingClientRect();
    const x = frame.back(((event.clientX - box.left) / box.width) * 640);
    at.value = Math.round(((x + 6) / 12) * last);
    draw();
    announce(answer.value);
  }

  chosen.addEventListener("input", choose);
  parameter.addEventListener("input", draw);
  at.addEventListener("input", draw);
  svg.addEventListener("pointermove", follow);
  svg.addEventListener("pointerdown", follow);
  choose();
  return [
    make("div", { class: "controls" }, control(words.function, chosen), parameterLabel, control("x", at)),
    svg,
    key(["first", words.value], ["second", words.gradient], ["saturated", words.flat]),
    answer,
  ];
});
