// Everything that the practice says, in one place a language.
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

const en = {
  run: "Run",
  check: "Check",
  reset: "Reset",
  edit: "Edit",
  stop: "Stop",
  runOf: (name) => `Run ${name}`,
  checkOf: (name) => `Check ${name}`,
  resetOf: (name) => `Reset ${name}`,
  editOf: (name) => `Edit ${name}`,
  editorOf: (name) => `Your code for ${name}`,
  answerOf: (name) => `Your answer: ${name}`,
  outputOf: (name) => `Output of ${name}`,
  ownCode: "Your own code cell",
  ownText: "Your own text cell",
  addCode: "Add a code cell",
  addText: "Add a text cell",
  remove: "Remove",
  byPerson: "A person marks this. It is kept here and goes into your notebook.",

  intro: "Solve the exercises right here.",
  keys: "Shift + Enter runs, Ctrl + Enter checks. Tab indents; Escape, then Tab leaves the editor.",
  download: "Download my notebook",
  open: "Open a notebook",
  kept: "What is kept, and where",
  solvedOf: (solved, all) => `${solved} of ${plural(all, "exercise", "exercises")} solved`,
  pointsOf: (points, all) => `${points} of ${all} points that can be checked here`,
  heldBack: "The other checks run when your notebook is graded.",
  everything:
    "All checks run on this page. Such a site hides nothing from a determined reader; it is meant for learning on your own, not for graded work.",

  loading: (name, loaded, total) =>
    `Loading ${name}: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(0)} MB`,
  starting: "Starting Python",
  parts: { numpy: "NumPy", matplotlib: "Matplotlib", python: "Python" },
  running: (seconds, limit) => `Running, ${seconds} s of at most ${limit} s`,
  before: (name) => `Running ${name} first`,
  waiting: "Waiting for Python",
  nothingShown: "It ran without an error and showed nothing.",
  tooLong: (limit) =>
    `Stopped: it ran for more than ${limit} seconds. Python has been started anew; your code is as it was.`,
  stopped: "Stopped. Python has been started anew; your code is as it was.",
  died: "Python came to its end here, most likely for want of memory. It has been started anew; your code is as it was.",
  cannotLoad: (why) => `Python could not be loaded (${why}). Is there a network? Press Run to try again.`,
  stack: "The calls went deeper than the browser allows. Python has been started anew; your code is as it was.",
  figure: "Figure drawn by your code",

  states: { passed: "passed", failed: "not passed", partly: "passed in part", open: "not checked yet" },
  result: (passed, all) => `${passed} of ${plural(all, "check", "checks")} passed`,
  solved: "Solved.",
  printed: "Printed during the check",
  errorIn: "Your code raised an error:",

  saved: "saved",
  saving: "saving",
  notSaved: {
    full: "Not saved: the browser's storage for this site is full. Download your notebook.",
    off: "Not saved: this browser keeps nothing for this site. Download your notebook before you leave.",
  },
  otherTab: "This cell has been changed in another tab.",
  takeTheirs: "Show the other version",
  keepMine: "Keep this version",
  changedExercise: "This exercise has changed since you worked on it. Your earlier work is kept.",
  takeEarlier: "Put it into the editor",
  resetDone: "The cell is as it was given. Undo brings your code back.",
  undo: "Undo",

  solution: "Show a solution",
  solutionAfter: (tries) => `A solution can be shown when it is solved, or after ${plural(tries, "more try", "more tries")}.`,

  openedCells: (count, own) =>
    `Opened: ${plural(count, "cell", "cells")} filled in` +
    (own ? `, ${plural(own, "cell", "cells")} of your own kept.` : "."),
  notANotebook: "This file is no Jupyter notebook of version 4. In JupyterLab or Colab, save or download it as .ipynb.",
  otherChapter: "This notebook belongs to another chapter; nothing was changed.",
  replaces: "Opening replaces what you wrote in these cells; Undo brings each of them back.",

  tryIt: "Try it",
  tryAgain: "As it was",
  closeTry: "Close",
  tryOf: "Code of the figure above",

  unsupported:
    "This browser cannot run Python on the page: it lacks WebAssembly or workers. Download the notebook and work with it in JupyterLab.",
  fromDisk:
    "Opened as a file, this page can only be read. Served by a web server (make serve) it can run your code; the notebook can be downloaded either way.",

  read: "read",
  someSolved: (solved, all) => `${solved} of ${all} solved`,
  allSolved: "solved",
  continueWith: (title) => `Continue where you were: ${title}`,
  keptNothing: "Nothing is kept yet.",
  keptTable: { chapter: "Chapter", cells: "Cells with your work", solved: "Exercises solved" },
  exported: "Save everything in one file",
  imported: "Load such a file",
  deleted: "Delete everything",
  reallyDelete: "Delete all your work and progress in this browser? This cannot be undone.",
  deletedAll: "Everything has been deleted.",
  importedCount: (count) => `Loaded: ${plural(count, "entry", "entries")}.`,
  replacesWork: (count) => `The file holds another version of ${plural(count, "cell", "cells")} that you have worked on here. Replace yours?`,
  notAnExport: "This file was not saved by this page; nothing was changed.",
};

export const words = en;
