// Notebooks as the course writes them, and as JupyterLab and Colab give them back.

export const text = (cell) => (Array.isArray(cell.source) ? cell.source.join("") : String(cell.source ?? ""));

// Every letter that is typed makes a new text: the old ones are forgotten now and then.
const memo = (compute) => {
  const known = new Map();
  return (source) => {
    if (known.size > 1000) known.clear();
    if (!known.has(source)) known.set(source, compute(source));
    return known.get(source);
  };
};

// All names and words of a text, and the names that a cell binds for others: what it defines,
// assigns or imports outside of functions, classes and brackets; `np.exp = …` binds np.
export const wordsIn = memo((source) => new Set(source.match(/[\p{L}_][\p{L}\p{N}_]*/gu)));

export const boundIn = memo((source) => {
  let inside = Infinity; // lines with a larger indentation bind nothing for other cells
  return source.split("\n").flatMap((whole) => {
    const line = whole.trimStart();
    const indentation = whole.length - line.length;
    if (indentation > inside || /^(?:[)\]}#]|$)/.test(line)) return [];
    const defined = /^(?:async +)?(?:def|class) +([\p{L}\p{N}_]+)/u.exec(line);
    inside = !defined && /:\s*(?:#.*)?$/.test(line) ? Infinity : indentation;
    if (defined) return [defined[1]];
    const [bound] = /^(?:import|from) .*/.exec(line) ?? /^[^\s#=(][^=#(]*(?==(?!=))/.exec(line) ?? [""];
    return [...wordsIn(bound)];
  });
});

const marks = (cell) => cell.metadata?.nbgrader ?? {};

export const nameOf = (cell) => marks(cell).grade_id ?? "";

export function kindOf(cell) {
  const { grade, solution, task, locked } = marks(cell);
  if (!nameOf(cell)) return "own";
  if (task) return "task";
  if (solution) return grade ? "answer" : "solution";
  if (grade) return "check";
  return locked ? "locked" : "own";
}

export const isStudents = (kind) => kind === "solution" || kind === "answer";

// The course's notebook with the student's cells in it. `written` maps names of cells to texts,
// `own` lists the student's cells: {after, type, text, id}.
export function filled(course, written, own) {
  const notebook = structuredClone(course);
  const ownCells = (after) =>
    own
      .filter((cell) => cell.after === after)
      .map(({ type, text: source, id }) => ({
        cell_type: type,
        id,
        metadata: {},
        source,
        ...(type === "code" ? { execution_count: null, outputs: [] } : {}),
      }));
  notebook.cells = [
    ...ownCells(""),
    ...notebook.cells.flatMap((cell) => {
      const name = nameOf(cell);
      if (isStudents(kindOf(cell)) && name in written) cell.source = written[name];
      return [cell, ...ownCells(name)];
    }),
  ];
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

// What a notebook holds of the student's: {written, own}, of a cell of the student's own the course's
// cells after and before which it stands; a problem when it is no notebook of version 4,
// or when most of its cells belong to another chapter's.
export function taken(course, json) {
  let notebook;
  try {
    notebook = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return { problem: "notANotebook" };
  }
  if (!Array.isArray(notebook?.cells) || (notebook.nbformat ?? 4) !== 4) return { problem: "notANotebook" };
  const known = new Map(course.cells.filter(nameOf).map((cell) => [nameOf(cell), cell]));
  // Colab keeps a cell's id in its metadata; some editors drop the metadata and keep the id.
  const byId = new Map(course.cells.map((cell) => [cell.id, nameOf(cell)]));
  const name = (cell) => nameOf(cell) || byId.get(cell.id) || byId.get(cell.metadata?.id) || "";
  const fits = (cell) => known.get(name(cell))?.cell_type === cell.cell_type;
  const cells = notebook.cells.filter((cell) => ["code", "markdown", "raw"].includes(cell?.cell_type));
  const last = new Map(cells.filter(fits).map((cell) => [name(cell), cell]));
  const named = cells.filter(nameOf);
  // Every chapter names some cells alike, such as the imports.
  const strange = named.filter((cell) => !known.has(nameOf(cell)));
  if (strange.length > named.length / 2) return { problem: "otherChapter" };
  if (!last.size) return { problem: "notANotebook" };
  const written = {};
  const own = [];
  let after = "";
  for (const cell of cells) {
    const its = name(cell);
    if (last.get(its) === cell) {
      after = its;
      for (const entry of own) entry.before ??= its;
      if (isStudents(kindOf(known.get(its)))) written[its] = text(cell);
    } else if (!known.has(its) || isStudents(kindOf(known.get(its)))) {
      own.push({ after, type: cell.cell_type, text: text(cell), id: newId() });
    }
  }
  return { written, own };
}

export const newId = () => `own-${Math.random().toString(36).slice(2, 10)}`;
