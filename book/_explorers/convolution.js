// A filter walks over a picture, one grid for each channel; every product of the sum is written out.
"use strict";

explore("convolution", ({ data, answer, announce }) => {
  const filter = choice(data.filters.map(({ name }) => words.filters[name]));
  const padding = slider(words.padding, [0, 1, 2], 0, restart);
  const stride = slider(words.stride, [1, 2, 3], 1, restart);
  const position = make("input", { type: "range", min: 0, max: 1, step: 1, value: 0 });
  const grids = make("div", { class: "grids" });
  const play = button(words.walk, walk);
  const size = data.filters[0].weights[0].length;
  let timer = 0;

  // The picture is data.picture[channel][row][column], a filter weights[channel][row][column].
  function framed(plane, p) {
    const side = plane.length + 2 * p;
    return Array.from({ length: side }, (_, r) =>
      Array.from({ length: side }, (_, c) => plane[r - p]?.[c - p] ?? 0));
  }

  function draw() {
    const [p, s] = [padding.value, stride.value];
    const { name, weights, bias } = data.filters[filter.selectedIndex];
    const { output } = data.results.find((r) => r.filter === name && r.padding === p && r.stride === s);
    const columns = output[0].length;
    position.max = output.length * columns - 1;
    const [row, column] = [Math.floor(position.value / columns), position.value % columns];
    const padded = data.picture.map((plane) => framed(plane, p));
    const side = padded[0].length;
    const inside = (r, c) => r >= row * s && r < row * s + size && c >= column * s && c < column * s + size;
    const edge = (r, c) => r < p || c < p || r >= side - p || c >= side - p;
    const several = padded.length > 1;
    const title = (name, d) => (several ? words.channel(name, d) : name);
    grids.replaceChildren(
      ...padded.map((plane, d) => make("div", { class: "pair" },
        grid(title(words.picture, d), plane, (r, c) => (inside(r, c) ? "inside" : edge(r, c) ? "edge" : "cell")),
        grid(title(words.filter, d), weights[d], () => "inside"))),
      grid(words.output, output, (r, c) => (r === row && c === column ? "inside" : "cell"), (r, c) => {
        position.value = r * columns + c;
        draw();
      }),
    );
    const sums = weights.map((plane, d) =>
      plane.flatMap((line, r) => line.map((w, c) =>
        `${exact(padded[d][row * s + r][column * s + c])}·${w < 0 ? `(${exact(w)})` : w}`)).join(" + "));
    const total = exact(output[row][column]);
    const short = words.place(row + 1, column + 1, total);
    const unseen = side - ((columns - 1) * s + size);
    says(position, short);
    if (!timer) announce(short);
    const all = [...sums.map((sum) => (several ? `(${sum})` : sum)), ...(bias ? [exact(bias)] : [])];
    answer.value =
      `${words.place(row + 1, column + 1, all.join(" + "))} = ${total}. ` +
      words.outputSize(output.length, columns) + (unseen ? ` ${words.unseen(unseen)}` : "");
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
    play.textContent = timer ? words.stop : words.walk;
  }

  function restart() {
    position.value = 0;
    draw();
  }

  filter.addEventListener("input", restart);
  position.addEventListener("input", draw);
  draw();
  return [
    make("div", { class: "controls" },
      control(words.filter, filter), padding.element, stride.element, control(words.position, position), play),
    grids,
    answer,
  ];
});
