// "Try it" in the chapters: the code of a figure or of numbers, to change and run.
import { Cell } from "./cell.js";
import { button, make } from "./dom.js";
import { words } from "./words.js";

const SECONDS = 600;

// Writes a colour as Matplotlib reads it.
const hexadecimal = (rgb) => `#${rgb.match(/\d+/g).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;

export class Page {
  constructor(config, runtime, missing) {
    Object.assign(this, { runtime, missing, chapter: config.chapter });
    this.sources = config.cells;
    if (missing) return;
    for (const name of Object.keys(this.sources)) {
      const box = document.getElementById(`cell-${name}`);
      if (box && this.sources[name].offered) this.offer(name, box);
    }
  }

  offer(name, box) {
    const open = button(words.tryIt, `${words.tryIt}: ${words.tryOf}`, () => {
      open.hidden = true;
      const cell = this.open(name, open);
      cell.open();
    });
    box.append(make("p", { className: "tools try" }, open));
  }

  open(name, opener) {
    const { source } = this.sources[name];
    const input = make("div", { className: "cell_input" },
      make("div", { className: "highlight" }, make("pre", {}, source)));
    const box = make("div", { className: "cell trial" }, input);
    opener.parentElement.after(box);
    const close = () => {
      box.remove();
      opener.hidden = false;
      opener.focus();
    };
    const cell = new Cell({
      name: `try-${name}`, label: words.tryOf, input, stub: source, language: "python", page: this, keeps: false,
      actions: { run: () => this.run(cell, name), tryAgain: () => cell.replace(source), closeTry: close },
    });
    return cell;
  }

  stop() {
    this.runtime.stop();
  }

  edited() {}

  async run(cell, name) {
    const needed = this.sources[name].needs.map((id) => ({ id, source: this.sources[id].source }));
    const { output } = cell;
    const { color, backgroundColor } = getComputedStyle(document.body);
    output.waits();
    this.runtime.progress = (progress) => output.loads(progress);
    const hear = (message) => {
      if (message.kind === "begin" && message.cell === cell.name) {
        output.clear();
        output.list.style.setProperty("--paper", backgroundColor); // of figures, also when the page's changes
      }
      if (message.kind === "output") output.show(message.output);
    };
    const limit = () => (output.counts(SECONDS), SECONDS);
    try {
      const style = this.sources.style.source.replace("INK", hexadecimal(color));
      const cells = [{ id: "style", source: style }, ...needed, { id: cell.name, source: cell.text }];
      const answer = await this.runtime.ask({ do: "run", cells }, { limit, hear });
      if (answer.ended) {
        output.note({ late: words.tooLong(SECONDS), stopped: words.stopped, died: words.died, stack: words.stack }[answer.ended]);
      } else if (answer.error) {
        output.error(answer.error);
        cell.editor?.mark(answer.error.line);
      } else if (output.list.hidden) output.note(words.nothingShown);
    } catch (error) {
      output.note(words.cannotLoad(error.message));
    } finally {
      output.rests();
    }
  }
}
