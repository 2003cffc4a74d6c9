// The editor: CodeMirror, loaded when a cell is first touched.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, undo } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const markLine = StateEffect.define();
const markedLine = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    marks = change.docChanged ? Decoration.none : marks;
    for (const effect of change.effects) {
      if (!effect.is(markLine)) continue;
      const there = effect.value >= 1 && effect.value <= change.state.doc.lines;
      const line = there && change.state.doc.line(effect.value);
      marks = line ? Decoration.set(Decoration.line({ class: "error-line" }).range(line.from)) : Decoration.none;
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function openEditor({ parent, text, label, language, changed, keys }) {
  const code = language === "python";
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        drawSelection(),
        highlightSpecialChars(),
        code ? [lineNumbers(), python(), indentUnit.of("    "), indentOnInput(), bracketMatching(), closeBrackets()] : [],
        EditorView.lineWrapping, // nothing that scrolls sideways and cannot be reached by keyboard
        syntaxHighlighting(classHighlighter),
        markedLine,
        EditorView.contentAttributes.of({ "aria-label": label, autocorrect: "off", spellcheck: code ? "false" : "true" }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        keymap.of([
          ...keys.map(({ key, run }) => ({ key, run: () => (run(), true) })),
          ...closeBracketsKeymap,
          ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
          ...historyKeymap,
          ...(code ? [indentWithTab] : []),
        ]),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    text: () => view.state.doc.toString(),
    // One step for undo.
    replace: (insert) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, annotations: isolateHistory.of("full") }),
    undo: () => undo(view),
    mark: (line) => view.dispatch({ effects: markLine.of(line ?? 0) }),
  };
}
