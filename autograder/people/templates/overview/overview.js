"use strict";
const PAGE = 100;
const data = JSON.parse(document.getElementById("data").textContent);
const [ID, NAME, SCORE, TIME, TEXT, MARKS, PAGES] = [0, 1, 2, 3, 4, 5, 6];
const words = new Intl.Collator(undefined, { numeric: true });

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : words.compare(a, b);
}

// A button in a heading sorts by its column; once more turns the order round.
function sortable(table, sort) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    heading.querySelector("button")?.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(column, down ? -1 : 1);
    });
  });
}

// A narrow screen shows a row cell by cell, each after the name of its column. The roles say that it
// is a table still.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

function label(table) {
  const names = [...table.tHead.rows[0].cells].map((heading) => heading.textContent.trim());
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
    part.setAttribute("role", ROLES[part.tagName]);
  }
  for (const row of table.tBodies[0].rows) {
    [...row.cells].forEach((cell, column) => (cell.dataset.column = names[column]));
  }
}

for (const table of document.querySelectorAll("table.sorted")) {
  label(table);
  const value = (row, column) => {
    const text = row.cells[column].dataset.value;
    return text === undefined ? row.cells[column].textContent.trim() : Number(text);
  };
  sortable(table, (column, sign) => {
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => sign * compare(value(a, column), value(b, column)));
    table.tBodies[0].append(...rows);
  });
}

const table = document.getElementById("students");
const search = document.getElementById("search");
const said = document.getElementById("said");
const [back, on] = [document.getElementById("back"), document.getElementById("on")];
let mark = "";
let first = 0;

function cell(row, content, style) {
  const made = row.insertCell();
  made.append(content);
  if (style) made.className = style;
  return made;
}

function links(student) {
  const made = document.createElement("span");
  student[PAGES].forEach((number, place) => {
    const link = document.createElement("a");
    const [before, after] = data.address;
    const file = `${encodeURIComponent(data.notebooks[number])}.html`;
    link.href = `${before}${encodeURIComponent(student[ID])}${after}/${file}`;
    link.textContent = place ? data.notebooks[number] : student[NAME];
    made.append(place ? " " : "", link);
  });
  if (!student[PAGES].length) made.textContent = student[NAME];
  return made;
}

function chosen() {
  const wanted = search.value.trim().toLocaleLowerCase();
  return data.rows.filter(
    (student) =>
      (!mark || student[MARKS].includes(mark)) &&
      (!wanted || `${student[NAME]}\n${student[ID]}`.toLocaleLowerCase().includes(wanted)),
  );
}

function show() {
  const rows = chosen();
  first = Math.max(0, Math.min(first, Math.floor((rows.length - 1) / PAGE) * PAGE));
  const body = document.createElement("tbody");
  for (const student of rows.slice(first, first + PAGE)) {
    const row = body.insertRow();
    cell(row, links(student));
    cell(row, student[ID]);
    cell(row, String(Math.round(student[SCORE] * 100) / 100), "number");
    cell(row, student[TIME].replace("T", " ").replace(/:\d\dZ$/, ""), "time");
    cell(row, data.texts[student[TEXT]]);
  }
  table.tBodies[0].replaceWith(body);
  label(table);
  const last = Math.min(first + PAGE, rows.length);
  said.textContent = rows.length ? `${first + 1} to ${last} of ${rows.length}` : "Nobody.";
  back.disabled = first === 0;
  on.disabled = last === rows.length;
}

sortable(table, (column, sign) => {
  const value = [(s) => s[NAME], (s) => s[ID], (s) => s[SCORE], (s) => s[TIME],
    (s) => data.texts[s[TEXT]]][column];
  data.rows.sort((a, b) => sign * compare(value(a), value(b)));
  first = 0;
  show();
});
for (const button of document.querySelectorAll("#marks button")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("#marks button")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    mark = button.dataset.mark;
    first = 0;
    show();
  });
}
search.addEventListener("input", () => {
  first = 0;
  show();
});
back.addEventListener("click", () => {
  first -= PAGE;
  show();
});
on.addEventListener("click", () => {
  first += PAGE;
  show();
});
show();
