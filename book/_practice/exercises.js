// The exercise page: its cells in their order, the checks below them, the bar on top.
import { Cell } from "./cell.js";
import { button, make, pick, saveAs } from "./dom.js";
import { boundIn, filled, kindOf, nameOf, newId, taken, text, wordsIn } from "./notebook.js";
import { hash, Store } from "./store.js";
import { words } from "./words.js";

const TRIES = 3; // honest ones, before a solution can be shown
const SLOWER = 3; // than the grader's own Python: limits are that much longer here

export class Page {
  constructor(config, runtime, missing) {
    Object.assign(this, config, { config, runtime, missing });
    this.store = new Store(config.site);
    this.cells = new Map(); // those the reader writes in, by name
    this.checks = new Map(); // name of an exercise: its checks' list items
    for (const list of document.querySelectorAll(".checks")) this.findChecks(list);
    for (const box of document.querySelectorAll("[id^='cell-']")) this.addCell(box);
    this.findOwn();
    this.bar();
    for (const cell of this.cells.values()) this.showResult(cell);
    this.store.listen((name, value) => this.heard(name, value));
    addEventListener("pagehide", () => this.keepAll());
    document.addEventListener("visibilitychange", () => document.hidden && this.keepAll());
    this.progress();
  }

  // The page's elements.

  findChecks(list) {
    const items = [...list.querySelectorAll("li[id^='check-']")];
    for (const item of items) {
      const state = make("span", { className: "state" });
      item.prepend(state);
      item.append(make("div", { className: "message" }));
      this.mark(item, item.classList.contains("held") ? "held" : "open");
    }
    this.checks.set(list.id.replace(/^checks-/, ""), items);
  }

  addCell(box) {
    const name = box.id.replace(/^cell-/, "");
    const task = box.classList.contains("task");
    if (task || box.classList.contains("answer")) this.offerOwn(name, box);
    if (task) return;
    const language = box.classList.contains("words") ? "markdown" : "python";
    const input = box.querySelector(".cell_input") ?? wrap(box);
    const stub = (input.querySelector("pre") ?? input).textContent.replace(/\n$/, "");
    const items = this.checks.get(name);
    const cell = new Cell({
      name, label: name, input, stub, language, page: this,
      actions: language === "python" ? this.actions(() => cell, items) : { reset: () => cell.reset() },
    });
    if (items) {
      cell.verdict = make("p", { className: "verdict", role: "status" });
      document.getElementById(`checks-${name}`).prepend(cell.verdict);
      document.getElementById(`checks-${name}`).append((cell.solutionPlace = make("div")));
    }
    this.cells.set(name, cell);
  }

  actions(cell, items) {
    return {
      run: () => this.run(cell()),
      ...(items?.some((item) => !item.classList.contains("held")) ? { check: () => this.check(cell()) } : {}),
      reset: () => cell().reset(),
    };
  }

  bar() {
    const before = document.querySelector(".offer");
    this.summary = make("p", { className: "summary", role: "status" });
    const keys = make("p", { className: "keys" }, `${words.intro} ${words.keys}`);
    const kept = make("a", { href: `${this.root}book/kept.html` }, words.kept);
    this.told = make("p", { className: "told", role: "status" });
    const top = make("div", { className: "practice-bar" },
      keys,
      this.checksMode === "all" ? make("p", { className: "open-site" }, words.everything) : null,
      this.summary,
      make("p", { className: "offer" },
        button(words.download, words.download, () => this.download(), { className: "button" }),
        button(words.open, words.open, () => this.openNotebook(), { className: "button" }), kept),
      this.told);
    before.after(top);
    if (this.missing) keys.textContent = words[this.missing];
  }

  // The student's own cells.

  findOwn() {
    this.own = this.store.get("own", this.chapter) ?? [];
    for (const entry of this.own) this.showOwn(entry);
  }

  offerOwn(name, box) {
    const place = make("div", { className: "own-cells", id: `own-after-${name}` });
    const add = (type) => () => {
      const entry = { after: name, type, id: newId() };
      this.own.push(entry);
      this.keepOwn();
      this.showOwn(entry).open();
    };
    const row = make("p", { className: "tools" },
      button(words.addCode, `${words.addCode}: ${name}`, add("code")),
      button(words.addText, `${words.addText}: ${name}`, add("markdown")));
    box.after(make("p", { className: "by-person" }, words.byPerson), place, row);
  }

  showOwn(entry) {
    const after = document.getElementById(`own-after-${entry.after}`) ?? this.placeFor(entry);
    const code = entry.type === "code";
    const label = code ? words.ownCode : words.ownText;
    const input = make("div", { className: "cell_input" },
      make("div", { className: "highlight" }, make("pre", {}, entry.text ?? "")));
    const box = make("div", { className: "cell own" }, make("p", { className: "own-label" }, label), input);
    after.append(box);
    const remove = () => {
      box.remove();
      this.own = this.own.filter((other) => other !== entry);
      this.cells.delete(entry.id);
      this.keepOwn();
      this.edited();
    };
    const cell = new Cell({
      name: entry.id, label, input, stub: "", language: code ? "python" : "markdown", page: this,
      actions: { ...(code ? { run: () => this.run(cell) } : {}), remove },
    });
    if (entry.text && !cell.text) cell.show(entry.text);
    cell.ownAfter = entry.after;
    this.cells.set(entry.id, cell);
    return cell;
  }

  // Below the cell that it comes after; a text has no place of its own, then above the next cell.
  placeFor({ after: name, before }) {
    const place = make("div", { className: "own-cells", id: `own-after-${name}` });
    const anchor = document.getElementById(`checks-${name}`) ?? document.getElementById(`cell-${name}`)
      ?? document.getElementById(`check-${name}`)?.closest(".checks");
    const below = document.getElementById(`cell-${before}`);
    if (anchor) anchor.after(place);
    else if (below) below.before(place);
    else document.querySelector(".practice-bar, .offer").after(place);
    return place;
  }

  keepOwn() {
    this.store.set(this.own.map(({ after, before, type, id }) => ({ after, before, type, id })), "own", this.chapter);
  }

  ownTexts() {
    return this.own.map((entry) => ({ ...entry, text: this.cells.get(entry.id)?.text ?? "" }));
  }

  // Running and checking.

  // The course's notebook, and with `checks: all` the checks in full.
  load() {
    const get = async (address) => {
      const response = await fetch(`${this.root}${address}`);
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return response.json();
    };
    this.loaded ??= Promise.all([
      get(`downloads/${this.chapter}/exercises.ipynb`),
      this.full ? get(this.full) : { checks: {}, solutions: {} },
    ]).catch((error) => {
      this.loaded = null;
      throw error;
    });
    return this.loaded;
  }

  // All code from the top to a cell, in the notebook's order.
  program(notebook, last) {
    const program = [];
    const add = (cell) => program.push({ id: cell.name, source: cell.text, ...(cell.skip ? { skip: true } : {}) });
    const ownAfter = (name) => {
      for (const entry of this.own) {
        const cell = this.cells.get(entry.id);
        if (entry.after !== name || entry.type !== "code" || !cell) continue;
        add(cell);
        if (cell === last) return true;
      }
      return false;
    };
    if (ownAfter("")) return program;
    for (const raw of notebook.cells) {
      const name = nameOf(raw);
      if (raw.cell_type === "code" && kindOf(raw) !== "check") {
        const cell = this.cells.get(name);
        if (cell) add(cell);
        else program.push({ id: name || raw.id, source: text(raw) });
        if (cell === last) return program;
      }
      if (name && ownAfter(name)) return program;
    }
    return program;
  }

  // The course's own cells may take their time: they import, and a busy machine is no mistake.
  seconds(name) {
    const own = this.cells.has(name) || document.getElementById(`check-${name}`);
    return SLOWER * (own ? this.limits[name] ?? this.limits[""] : 100);
  }

  stop() {
    this.runtime.stop();
  }

  // Asks the runtime for one cell; returns its answer, or null when that is told already.
  async ask(cell, request) {
    const { output } = cell;
    const limit = ({ cell: of, check }) => {
      const seconds = cell.hurry && check ? Math.max(SLOWER, this.seconds(check) / 10) : this.seconds(check ?? of);
      output.counts(seconds);
      return seconds;
    };
    const hear = (message) => {
      if (message.kind === "begin" && message.cell === cell.name) output.clear();
      if (message.kind === "begin" && message.cell && message.cell !== cell.name) output.works(words.before);
      if (message.kind === "output") output.show(message.output);
      if (message.kind === "verdict") this.showVerdict(message.verdict);
    };
    this.runtime.progress = (progress) => output.loads(progress);
    const answer = await this.runtime.ask(request, { limit, hear });
    output.counted();
    return answer;
  }

  // Tells why a cell was ended; it is left out from now on until it is changed.
  ended(cell, { ended, at }) {
    const guilty = this.cells.get(at.cell) ?? cell;
    if (!at.check) guilty.skip = ended;
    const text = { late: words.tooLong(at.seconds), stopped: words.stopped, died: words.died, stack: words.stack };
    guilty.output.note(text[ended]);
    guilty.output.say(text[ended]);
  }

  async run(cell) {
    if (this.missing) return cell.output.note(words[this.missing]);
    if (cell.pending) cell.keep();
    cell.skip = "";
    const answer = await this.work(cell, async (notebook) => {
      const cells = this.program(notebook, cell);
      return this.ask(cell, { do: "run", cells });
    });
    if (!answer) return;
    cell.output.say("");
    if (answer.ended) {
      this.ended(cell, answer);
    } else if (answer.error) {
      this.showError(cell, answer.error);
    } else if (cell.output.list.hidden) {
      cell.output.note(words.nothingShown);
      cell.output.say(words.nothingShown);
    }
  }

  // Loads what is needed and does the work; tells when that fails.
  async work(cell, do_) {
    cell.output.waits();
    try {
      const [notebook, full] = await this.load();
      return await do_(notebook, full);
    } catch (error) {
      cell.output.clear();
      cell.output.note(words.cannotLoad(error.message));
      return null;
    } finally {
      cell.output.rests();
      import("./editor.js").catch(() => {}); // kept from now on, for a visit without a network
    }
  }

  showError(cell, error) {
    cell.output.list.querySelectorAll(".error, .blame").forEach((old) => old.remove());
    cell.output.error(error);
    cell.output.say(`${words.errorIn} ${error.text.split("\n").at(-1)}`);
    cell.editor?.mark(error.line);
  }

  async check(cell) {
    if (this.missing) return cell.output.note(words[this.missing]);
    if (cell.pending) cell.keep();
    cell.hurry = false;
    const checkedText = cell.text;
    const basis = this.basis(cell);
    const verdicts = new Map();
    let error = null;
    const done = await this.work(cell, async (notebook, full) => {
      const wanted = this.toCheck(cell, notebook, full);
      const seen = [...new Set(notebook.cells.flatMap((raw) => text(raw).match(/\w+/g) ?? []))];
      this.reopen(this.checks.get(cell.name));
      for (let again = 0; again <= 2 * wanted.length; again++) {
        const cells = this.program(notebook, cell);
        const answer = await this.ask(cell, { do: "check", cells, checks: wanted.filter((check) => !verdicts.has(check.id)), seen });
        for (const verdict of answer.verdicts ?? []) verdicts.set(verdict.id, verdict);
        error = answer.error ?? error;
        if (!answer.ended) return true;
        const check = wanted.find(({ id }) => id === answer.at.check);
        this.ended(cell, answer);
        if (answer.ended === "stopped") return false;
        if (check) {
          check.ended = answer.ended; // it is not run again, and gets the grader's words for it
          cell.hurry = true;
        }
      }
      return true;
    });
    if (!done) return;
    if (error) this.showError(cell, error);
    else cell.editor?.mark(0);
    const before = this.result(cell);
    const checked = hash(checkedText);
    const tried = checkedText !== cell.stub && checked !== before?.text;
    cell.tries = (cell.tries ?? before?.tries ?? 0) + (tried ? 1 : 0);
    const result = { text: checked, basis, verdicts: [...verdicts.values()], tries: cell.tries };
    const refused = this.store.set(result, "result", this.chapter, cell.name, cell.stubHash);
    cell.refused = refused ? result : null; // shown all the same, until the page is left
    this.showResult(cell);
    this.progress();
  }

  toCheck(cell, notebook, full) {
    const sources = new Map(notebook.cells.map((raw) => [nameOf(raw), raw]));
    return this.checks
      .get(cell.name)
      .filter((item) => !item.classList.contains("held"))
      .map((item) => {
        const id = item.id.replace(/^check-/, "");
        const raw = sources.get(id);
        const shown = text(raw);
        const source = full.checks[id] ?? shown;
        return { id, source, points: raw.metadata.nbgrader.points, hidden: source !== shown };
      });
  }

  // Results.

  mark(item, state) {
    item.dataset.state = state;
    item.querySelector(".state").textContent = words.states[state] ?? "";
  }

  showVerdict({ id, status, message, raised, printed }) {
    const item = document.getElementById(`check-${id}`);
    if (!item) return;
    this.mark(item, status);
    const place = item.querySelector(".message");
    place.replaceChildren(message ? make("p", {}, message) : "");
    if (raised) place.append(make("pre", { tabIndex: 0 }, raised));
    if (printed && status !== "passed") {
      place.append(make("p", { className: "printed" }, words.printed), make("pre", { tabIndex: 0 }, printed));
    }
  }

  result(cell) {
    return cell.refused ?? this.store.get("result", this.chapter, cell.name, cell.stubHash);
  }

  // The reader's cells above a cell whose names it uses, at first or second hand.
  used(cell) {
    const isAbove = ({ tools }) => cell.tools.compareDocumentPosition(tools) & Node.DOCUMENT_POSITION_PRECEDING;
    const above = [...this.cells.values()].filter((other) => other.language === "python" && isAbove(other));
    const found = new Set([cell]);
    for (const user of found) {
      for (const other of above) {
        if (boundIn(other.text).some((name) => wordsIn(user.text).has(name))) found.add(other);
      }
    }
    found.delete(cell);
    return [...found];
  }

  // What the verdicts on a cell rest on, besides its own text.
  basis(cell) {
    return hash(this.used(cell).map(({ text: source }) => source).sort().join("\n"));
  }

  holds(cell, result) {
    return result?.text === cell.hash && (!result.basis || result.basis === this.basis(cell));
  }

  // The checks' states, of the text that stands there now; tells whether it is solved.
  showStates(cell) {
    const items = this.checks.get(cell.name);
    const result = this.result(cell);
    const current = this.holds(cell, result);
    if (current) result.verdicts.forEach((verdict) => this.showVerdict(verdict));
    else this.reopen(items);
    const all = current ? result.verdicts.length : 0;
    const passed = current ? result.verdicts.filter(({ status }) => status === "passed").length : 0;
    const held = items.filter((item) => item.classList.contains("held")).length;
    const solved = current && passed === all;
    const told = held ? [words.resultHere(passed, all, held)] : [words.result(passed, all), ...(solved ? [words.solved] : [])];
    cell.verdict.textContent = current ? told.join(" ") : "";
    cell.verdict.classList.toggle("solved", solved);
    return solved;
  }

  showResult(cell) {
    if (!cell.verdict) return;
    const solved = this.showStates(cell);
    this.offerSolution(cell, solved, this.result(cell)?.tries ?? 0);
  }

  reopen(items) {
    for (const item of items) {
      if (item.classList.contains("held") || item.dataset.state === "open") continue;
      this.mark(item, "open");
      item.querySelector(".message").replaceChildren();
    }
  }

  // A cell was changed: it is open again, and so is every other that uses a name of it. This comes
  // with every letter: what stays as it is, is not written again.
  edited() {
    const turned = [...this.cells.values()].filter(
      (cell) => cell.verdict && this.holds(cell, this.result(cell)) !== Boolean(cell.verdict.textContent),
    );
    for (const cell of turned) this.showStates(cell);
    if (turned.length) this.progress();
  }

  offerSolution(cell, solved, tries) {
    if (this.checksMode !== "all" || !cell.solutionPlace) return;
    if (!solved && tries < TRIES) {
      cell.solutionPlace.replaceChildren(
        tries ? make("p", { className: "quiet" }, words.solutionAfter(TRIES - tries)) : "");
      return;
    }
    if (cell.solutionPlace.querySelector("details")) return;
    const place = make("div");
    const box = make("details", { className: "solution" }, make("summary", {}, words.solution), place);
    box.addEventListener("toggle", async () => place.replaceChildren(...this.written((await this.load())[1].solutions[cell.name])), { once: true });
    cell.solutionPlace.replaceChildren(box);
  }

  // What passes every check: in a few lines, each with what is its own, and as the reference has it.
  written({ plain, reference }) {
    const code = (html) => make("div", { className: "highlight" }, make("pre", { tabIndex: 0, innerHTML: html }));
    return [
      ...plain.flatMap(({ told, html }) => [make("p", {}, told), code(html)]),
      make("details", {}, make("summary", {}, words.reference), code(reference)),
    ];
  }

  progress() {
    let solved = 0;
    let exercises = 0;
    let points = 0;
    let all = 0;
    const worth = (items) => items.reduce((sum, item) => sum + Number(item.dataset.points), 0);
    for (const cell of this.cells.values()) {
      const items = this.checks.get(cell.name)?.filter((item) => !item.classList.contains("held"));
      if (!items?.length) continue;
      exercises += 1;
      all += worth(items);
      const result = this.result(cell);
      if (!this.holds(cell, result)) continue;
      points += result.verdicts.reduce((sum, { score }) => sum + score, 0);
      solved += result.verdicts.every(({ status }) => status === "passed") ? 1 : 0;
    }
    const later = worth([...this.checks.values()].flat()) - all;
    const told = [words[later ? "passedOf" : "solvedOf"](solved, exercises), words.pointsOf(points, all)];
    const others = [later && words.heldBack(later), this.marked && words.marked(this.marked)];
    this.summary.textContent = [`${told.join(", ")}.`, ...others.filter(Boolean)].join(" ");
    const page = location.pathname;
    this.store.set({ solved, exercises, points, all, later, page, title: document.title.split(" · ")[0] }, "progress", this.chapter);
    dispatchEvent(new CustomEvent("practice-progress"));
  }

  // Tabs, storage.

  keepAll() {
    for (const cell of this.cells.values()) if (cell.pending) cell.keep();
  }

  heard([kind, chapter, name, stub], value) {
    if (chapter !== this.chapter) return;
    const cell = this.cells.get(name);
    if (kind === "work" && cell && stub === cell.stubHash) cell.meet(value);
    if (kind === "result" && cell) this.showResult(cell);
    if (kind === "own") this.meetOwn(value ?? []);
    if (kind === "result" || kind === "work") this.progress();
  }

  meetOwn(theirs) {
    const here = new Set(this.own.map(({ id }) => id));
    for (const entry of theirs) {
      if (here.has(entry.id)) continue;
      this.own.push(entry);
      this.showOwn(entry);
    }
  }

  // Notebooks.

  async download() {
    this.keepAll();
    try {
      const [notebook] = await this.load();
      const written = Object.fromEntries([...this.cells.values()].filter((c) => c.ownAfter === undefined).map((c) => [c.name, c.text]));
      saveAs(`${this.chapter}.ipynb`, filled(notebook, written, this.ownTexts()), "application/x-ipynb+json");
    } catch (error) {
      this.told.textContent = words.cannotLoad(error.message);
    }
  }

  async openNotebook() {
    const file = await pick(".ipynb,application/x-ipynb+json,application/json");
    if (!file) return;
    try {
      const [notebook] = await this.load();
      const found = taken(notebook, await file.text());
      this.told.textContent = found.problem ? words[found.problem] : await this.take(found);
    } catch (error) {
      this.told.textContent = words.cannotLoad(error.message);
    }
  }

  async take({ written, own }) {
    let count = 0;
    for (const [name, source] of Object.entries(written)) {
      const cell = this.cells.get(name);
      if (!cell || cell.text === source) continue;
      await cell.replace(source);
      cell.keep();
      count += 1;
    }
    const here = new Set(this.ownTexts().map(({ after, text: t }) => `${after} ${t}`));
    const fresh = own.filter((entry) => !here.has(`${entry.after} ${entry.text}`));
    for (const entry of fresh) {
      this.own.push(entry);
      const cell = this.showOwn(entry);
      cell.keep();
      delete entry.text;
    }
    if (fresh.length) this.keepOwn();
    for (const cell of this.cells.values()) this.showResult(cell);
    this.progress();
    if (!count && !fresh.length) return words.openedSame;
    const opened = fresh.length ? words.openedOwn(count, fresh.length) : words.opened(count);
    return `${opened} ${count ? words.replaces : ""}`;
  }
}

function wrap(box) {
  const input = make("div", { className: "cell_input words" }, ...box.childNodes);
  box.append(input);
  return input;
}
