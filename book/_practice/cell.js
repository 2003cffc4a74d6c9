// One cell that the reader writes in: code to look at until it is touched, then an editor; its
// buttons; what is kept of it.
import { button, make } from "./dom.js";
import { Output } from "./output.js";
import { hash } from "./store.js";
import { words } from "./words.js";

const PAUSE = 400; // milliseconds without a key until the work is kept

export class Cell {
  // `input` is the element to put the editor in the place of; `page` gives store and actions.
  constructor({ name, label, input, stub, language, page, actions, keeps = true }) {
    Object.assign(this, { name, label, input, stub, language, page, keeps });
    this.stubHash = hash(stub);
    this.text = stub;
    this.version = null;
    this.skip = "";
    this.kept = make("span", { className: "kept" });
    this.notices = make("div", { className: "notices" });
    this.output = new Output(label, () => page.stop());
    this.buttons = {};
    for (const [key, run] of Object.entries(actions)) {
      this.buttons[key] = button(words[key], words[`${key}Of`]?.(label) ?? words[key], run);
    }
    this.editButton = button(words.edit, words.editOf(label), () => this.open());
    this.tools = make("div", { className: "tools" }, this.editButton, ...Object.values(this.buttons), this.kept);
    input.classList.add("editable");
    input.addEventListener("click", (event) => {
      if (!event.target.closest("button") && getSelection().isCollapsed) this.open();
    });
    input.addEventListener("pointerenter", () => import("./editor.js").catch(() => {}), { once: true });
    input.after(this.tools, this.notices, this.output.element);
    if (keeps) this.restore();
  }

  get changed() {
    return this.text !== this.stub;
  }

  get hash() {
    return hash(this.text);
  }

  // What was kept, when the page opens.
  restore() {
    const { store, chapter } = this.page;
    const kept = store.work(chapter, this.name, this.stubHash);
    if (kept) {
      this.version = kept.version;
      this.show(kept.text);
      if (this.changed) this.kept.textContent = words.saved;
      return;
    }
    const earlier = store.earlier(chapter, this.name, this.stubHash);
    if (earlier) {
      this.notice("earlier", words.changedExercise, [words.takeEarlier, () => this.replace(earlier.text)]);
    }
  }

  // Puts a text in without asking and without a step for undo: nothing of the reader's is there.
  show(text) {
    this.text = text;
    if (this.editor) {
      this.quiet = true;
      this.editor.replace(text);
      this.quiet = false;
    } else {
      const block = this.input.querySelector("pre") ?? this.input;
      block.textContent = text;
    }
  }

  // Puts a text in as the reader's own step: kept, and undone by Undo.
  async replace(text) {
    await this.open({ focus: false });
    this.editor.replace(text);
  }

  async open({ focus = true } = {}) {
    this.opening ??= import("./editor.js").then(({ openEditor }) => {
      const host = make("div", { className: "editor", id: `editor-${this.name}` });
      this.input.replaceWith(host);
      const [run, check] = ["run", "check"].map((key) => this.buttons[key]);
      this.editor = openEditor({
        parent: host,
        text: this.text,
        label: this.language === "python" ? words.editorOf(this.label) : words.answerOf(this.label),
        language: this.language,
        changed: (text) => this.edited(text),
        keys: [
          ...(run ? [{ key: "Shift-Enter", run: () => run.click() }] : []),
          ...(check ?? run ? [{ key: "Mod-Enter", run: () => (check ?? run).click() }] : []),
        ],
      });
      this.editButton.hidden = true;
    });
    try {
      await this.opening;
    } catch (error) {
      this.opening = null;
      this.output.note(words.cannotLoad(error.message));
      return;
    }
    if (focus) this.editor.focus();
  }

  edited(text) {
    this.text = text;
    this.skip = "";
    if (this.quiet || !this.keeps) return;
    this.kept.textContent = words.saving;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.page.edited();
  }

  // Keeps the work now; tells when it cannot.
  keep() {
    clearTimeout(this.timer);
    this.timer = null;
    const { store, chapter } = this.page;
    const { conflict, problem, version } = store.keep(chapter, this.name, this.stubHash, this.text, this.version);
    if (conflict) {
      this.meet(conflict);
      return;
    }
    this.drop("conflict");
    if (version) this.version = version;
    this.kept.textContent = problem ? words.notSaved[problem] : words.saved;
    this.kept.classList.toggle("warning", Boolean(problem));
  }

  get pending() {
    return this.timer != null;
  }

  // Another tab has written: its text comes in when nothing here would be lost, else the reader says.
  meet(theirs) {
    if (!theirs || theirs.text === this.text) {
      this.version = theirs?.version ?? null;
      this.drop("conflict");
      return;
    }
    if (!this.pending && !this.unkept) {
      this.version = theirs.version;
      this.show(theirs.text);
      this.page.edited();
      return;
    }
    clearTimeout(this.timer);
    this.unkept = true;
    const settle = () => {
      this.unkept = false;
      this.version = theirs.version;
    };
    this.notice("conflict", words.otherTab,
      [words.takeTheirs, () => (settle(), this.replace(theirs.text))],
      [words.keepMine, () => (settle(), this.keep())]);
    this.kept.textContent = "";
  }

  reset() {
    if (!this.changed) return;
    this.replace(this.stub).then(() => {
      this.output.clear();
      this.notice("reset", words.resetDone, [words.undo, () => this.editor.undo()]);
    });
  }

  notice(kind, text, ...choices) {
    this.drop(kind);
    const buttons = choices.map(([label, run]) =>
      button(label, `${label}: ${this.label}`, () => (this.drop(kind), run())),
    );
    this.notices.append(make("p", { className: `notice ${kind}`, role: "status" }, `${text} `, ...buttons));
  }

  drop(kind) {
    this.notices.querySelector(`.${kind}`)?.remove();
  }
}
