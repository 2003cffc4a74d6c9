// Reads one JSON object a line, {tex, display}; answers one JSON object a line, {html} or {error}.
const fs = require("fs");
const path = require("path");
const katex = require("./katex/katex.min.js");
const short = require("./formulas.json");
const lines = require("readline").createInterface({ input: process.stdin });

// KaTeX names the kind of every symbol; a class is only of use where its stylesheet has a rule.
const stylesheet = fs.readFileSync(path.join(__dirname, "katex", "katex.min.css"), "utf8");
const RULED = new Set(stylesheet.match(/(?<=\.)[a-z][\w-]*/g));
// What a line has above and below its letters in any case, in em: no strut need hold it open.
const LINE = { above: 0.75, below: 0.25 };

const isSymbol = (node) => node !== undefined && "text" in node && "italic" in node;
const is = (node, name) => node.classes?.includes(name);

function isNeedless(strut) {
  const [height, low] = [strut.style.height, strut.style.verticalAlign ?? 0].map(parseFloat);
  return height + low <= LINE.above && -low <= LINE.below;
}

// Leaves out what changes nothing that is seen, and writes the rest with short names (formulas.json;
// formulas.py writes the stylesheet to match).
function slim(node) {
  if (is(node, "base") && isNeedless(node.children[0])) node.children.shift();
  if (is(node.children?.[0] ?? {}, "pstrut")) node.style["--p"] = node.children.shift().style.height;
  if (is(node, "vlist-r")) node.children = node.children.filter((child) => !is(child, "vlist-s"));
  (node.children ?? []).forEach((child, i, all) => {
    if (!child.classes || child.type) return; // a drawing, MathML
    slim(child);
    shorten(child, isSymbol(all[i - 1]));
  });
}

function written(style) {
  const hyphenated = (key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.entries(style).map(([key, value]) => `${hyphenated(key)}:${value}`).join(";");
}

// Symbols side by side stay elements: letters that touch would be placed, and rounded, as one run.
function shorten(node, touches) {
  const own = isSymbol(node) && node.classes.length;
  node.classes = node.classes.filter((name) => RULED.has(name)).map((name) => short.names[name] ?? name);
  const { marginLeft = "0em", "--p": held, ...style } = node.style;
  if (marginLeft !== "0em") style.marginLeft = marginLeft;
  if (node.italic > 0) style.marginRight = `${node.italic}em`;
  if (held) style["--p"] = held;
  const name = short.styles[written(style)];
  if (name) node.classes.push(name);
  node.style = name ? {} : style;
  node.italic = 0;
  if (own && touches && !node.classes.length) node.classes = [""];
}

const unquoted = (tag) => tag.replace(/="([^\s"'=<>`]+?);?"/g, "=$1");

// What is drawn consists of i, the shortest element, without the quotation marks that HTML does
// without; most of a formula's length is the names of its elements.
function tersely(markup) {
  const [start, drawn] = markup.split(/(?<=<span class="kh" aria-hidden="true">)/);
  const ends = "</span>".repeat(start.split("<span").length - start.split("</span>").length);
  const terse = drawn.slice(0, -ends.length)
    .replaceAll(' class=""', "")
    .replace(/<(\/?)span\b/g, "<$1i")
    .replace(/<i [^>]*>/g, unquoted);
  return start.replace(/<span class="k[mh]"[^>]*>/g, unquoted) + terse + ends;
}

lines.on("line", (line) => {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    const tree = katex.__renderToDomTree(tex, { displayMode: display, strict: false });
    slim(tree);
    answer = { html: tersely(tree.toMarkup()) };
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
