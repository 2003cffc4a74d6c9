// The network of eight weights, one number at a time: what it is computed from is marked.
"use strict";

explore("backward", ({ data, answer, announce }) => {
  const svg = picture(640, 330);
  const places = {
    i1: [70, 90], i2: [70, 250], h1: [320, 90], h2: [320, 250], o1: [560, 90], o2: [560, 250],
  };
  const edges = {
    w1: ["i1", "h1"], w2: ["i2", "h1"], w3: ["i1", "h2"], w4: ["i2", "h2"],
    w5: ["h1", "o1"], w6: ["h2", "o1"], w7: ["h1", "o2"], w8: ["h2", "o2"],
  };
  const told = (name) => name.replace(/^new(?= )/, words.renewed);
  const jump = choice(data.steps.map((step) => told(step.name)));
  const part = make("p", { class: "part" });
  const formula = make("p", { class: "formula" });
  const steps = stepper(data.steps.length, show);

  function show(at) {
    const { part: name, name: target, formula: text, numbers, value, marked, target: aim } = data.steps[at];
    jump.selectedIndex = at;
    const look = (id) => (aim.includes(id) ? "target" : marked.includes(id) ? "source" : "rest");
    svg.replaceChildren(
      ...Object.entries(edges).flatMap(([id, [from, to]]) => {
        const [[x1, y1], [x2, y2]] = [places[from], places[to]];
        const near = y1 === y2 ? 0.5 : 0.24;
        return [
          make("line", { class: `edge ${look(id)}`, x1: x1 + 28, y1, x2: x2 - 28, y2 }),
          written(x1 + near * (x2 - x1), y1 + near * (y2 - y1) + (y2 < y1 ? 4 : -8), id, "middle", { class: look(id) }),
        ];
      }),
      ...Object.entries(places).flatMap(([id, [x, y]]) => [
        make("circle", { class: `node ${look(id)}`, cx: x, cy: y, r: 28 }),
        written(x, y + 5, id),
      ]),
      written(320, 315, "b1", "middle", { class: look("b1") }),
      written(560, 315, "b2", "middle", { class: look("b2") }),
      written(560, 30, "E", "middle", { class: look("E") }),
    );
    svg.setAttribute("aria-label", words.network(told(target)));
    part.textContent = `${words.parts[name]}, ${at + 1} / ${data.steps.length}`;
    formula.textContent = `${told(target)} = ${text}`;
    answer.value = `${told(target)} = ${numbers} = ${minus(value)}`;
    announce(answer.value);
    return answer.value;
  }

  jump.addEventListener("input", () => steps.go(jump.selectedIndex));
  steps.go(0);
  return [
    make("div", { class: "controls" }, steps.element, control(words.step, jump)),
    svg,
    part,
    formula,
    answer,
  ];
});
