// Two shapes, aligned at the right and compared axis by axis.
"use strict";

// A step: the two rows as they stand (null: nothing there yet), the result so far, what is looked at.
function broadcastingSteps(a, b) {
  const n = Math.max(a.length, b.length);
  const filled = (shape, by) => [...Array(n - shape.length).fill(by), ...shape];
  const one = [filled(a, null), filled(b, null)];
  const both = [filled(a, 1), filled(b, 1)];
  const result = Array(n).fill(null);
  const steps = [{ rows: one, result: [...result], at: -1, text: words.aligned }];
  if (a.length !== b.length) {
    const text = a.length < b.length ? words.filledFirst : words.filledSecond;
    steps.push({ rows: both, result: [...result], at: -1, text });
  }
  for (let i = n - 1; i >= 0; i--) {
    const [x, y] = [both[0][i], both[1][i]];
    const k = n - i;
    if (x !== y && x !== 1 && y !== 1) {
      steps.push({ rows: both, result: [...result], at: i, clash: true, text: words.clash(k, x, y) });
      return steps;
    }
    result[i] = x === 1 ? y : x;
    const text = x === y ? words.equal(k, x) : words.stretched(k, 1, result[i]);
    steps.push({ rows: both, result: [...result], at: i, text });
  }
  const shape = `(${result.join(", ")}${n === 1 ? "," : ""})`;
  steps.push({ rows: both, result: [...result], at: -1, done: true, text: words.fits(shape) });
  return steps;
}

explore("broadcasting", ({ data, answer, announce }) => {
  const fields = data.shapes.map((shape) =>
    make("input", { type: "text", value: shape.join(", "), size: 12, autocomplete: "off", spellcheck: "false" }));
  const table = make("table");
  const steps = stepper(1, show);
  let list = [];

  function show(at) {
    const { rows, result, at: looked, clash, text } = list[at];
    const n = result.length;
    const row = (name, sizes, other) =>
      make("tr", {}, make("th", { scope: "row" }, name), ...sizes.map((size, i) => {
        const stretched = i === looked && !clash && other && size === 1 && other[i] !== 1;
        const look = i !== looked ? "" : clash ? "clash" : stretched ? "stretched" : "inside";
        return make("td", { class: look }, size === null ? "" : `${size}`);
      }));
    table.replaceChildren(
      make("thead", {}, make("tr", {}, make("td"), ...result.map((_, i) => make("th", { scope: "col" }, words.axis(n - i))))),
      make("tbody", {},
        row(words.first, rows[0], rows[1]), row(words.second, rows[1], rows[0]), row(words.result, result)),
    );
    answer.value = text;
    announce(text);
    return text;
  }

  function read() {
    const shapes = fields.map((field) => {
      const sizes = field.value.replace(/[()]/g, "").split(",").map((size) => size.trim()).filter(Boolean);
      const fine = sizes.length <= 5 && sizes.length && sizes.every((size) => /^\d{1,2}$/.test(size));
      field.setAttribute("aria-invalid", !fine);
      return fine ? sizes.map(Number) : null;
    });
    if (shapes.includes(null)) {
      answer.value = words.noShape;
      return;
    }
    list = broadcastingSteps(...shapes);
    steps.restart(list.length);
  }

  for (const field of fields) field.addEventListener("input", read);
  read();
  return [
    make("div", { class: "controls" },
      control(words.shape(words.first), fields[0]), control(words.shape(words.second), fields[1]), steps.element),
    make("div", { class: "table" }, table),
    answer,
  ];
});
