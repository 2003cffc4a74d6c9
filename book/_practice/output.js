// What a cell shows: printed text, values, figures, errors; and while it runs, that it runs.
import { make, button } from "./dom.js";
import { words } from "./words.js";

export class Output {
  constructor(name, stop) {
    this.list = make("div", { className: "shown", role: "group", "aria-label": words.outputOf(name) });
    this.status = make("p", { className: "status" });
    this.bar = make("progress", { max: 1, "aria-label": words.starting });
    this.stop = button(words.stop, words.stop, stop, { hidden: true });
    this.live = make("div", { className: "live", role: "status" });
    this.working = make("div", { className: "working", hidden: true }, this.bar, this.status, this.stop);
    this.element = make("div", { className: "output-area" }, this.working, this.list, this.live);
    this.clear();
  }

  clear() {
    this.list.replaceChildren();
    this.list.hidden = true;
  }

  show({ kind, text, png }) {
    this.list.hidden = false;
    const last = this.list.lastElementChild;
    if (kind === "figure") {
      this.list.append(make("img", { src: `data:image/png;base64,${png}`, alt: words.figure }));
    } else if ((kind === "stdout" || kind === "stderr") && last?.className === kind) {
      last.append(text);
    } else {
      this.list.append(make("pre", { className: kind, tabIndex: 0 }, text));
    }
  }

  error({ text }) {
    this.show({ kind: "error", text });
    this.list.lastElementChild.before(make("p", { className: "blame" }, words.errorIn));
  }

  note(text) {
    this.list.hidden = false;
    this.list.append(make("p", { className: "note" }, text));
  }

  // A live region tells this, and nothing else, to a screen reader.
  say(text) {
    this.live.textContent = text;
  }

  loads({ loaded, total, name }) {
    const part = /^numpy/.test(name) ? "numpy" : /^(pyodide|python_stdlib)/.test(name) ? "python" : "matplotlib";
    this.bar.hidden = false;
    this.bar.value = loaded / total;
    this.status.textContent =
      loaded < total ? words.loading(words.parts[part], (loaded / 1e6).toFixed(1), (total / 1e6).toFixed(0)) : words.starting;
  }

  // Something begins: what was told of the last one holds no more.
  waits() {
    this.live.textContent = "";
    this.works(words.waiting);
    this.bar.hidden = false;
    this.bar.removeAttribute("value");
  }

  works(text) {
    this.working.hidden = false;
    this.bar.hidden = true;
    this.stop.hidden = false;
    this.status.textContent = text;
  }

  // Counts the seconds that something runs.
  counts(limit) {
    clearInterval(this.clock);
    const began = Date.now();
    this.clock = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / 1000);
      if (seconds >= 1) this.works(words.running(seconds, limit));
    }, 500);
  }

  // It ended; what comes now, such as a new start of Python, is not counted.
  counted() {
    clearInterval(this.clock);
  }

  rests() {
    this.counted();
    this.working.hidden = true;
    this.stop.hidden = true;
  }
}
