// Questions that judge an answer: a number, a choice, an order. Comes after remembered.js.
"use strict";

{
  const texts = siteWords.question;

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // A number as a reader may write it: 1 000, 0,5, −2, 1/4, 2.5e-1.
  function numberIn(text) {
    const plain = text.replace(/[\s\u00a0\u202f'’]/g, "").replaceAll("−", "-").replace(",", ".");
    const [above, below = "1", more] = plain.split("/");
    const isNumber = (part) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(part);
    return isNumber(above) && isNumber(below) && more === undefined ? above / below : NaN;
  }

  // 16,448 may be either.
  function numbersIn(text) {
    const thousands = /^\s*[+−-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?\s*$/.test(text) ? [numberIn(text.replaceAll(",", ""))] : [];
    return [numberIn(text), ...thousands].filter((number) => !Number.isNaN(number));
  }

  const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance * (1 + 1e-9) + 1e-12 * Math.abs(b);

  function reasonOf(option) {
    return option?.querySelector(".reason")?.cloneNode(true) ?? texts.notYet;
  }

  function titleOf(box) {
    const title = box.querySelector(".admonition-title");
    title.id = `${box.id}-title`;
    return title.id;
  }

  // An answer of nothing but a formula: what is written in MathML gives a field no name.
  function isFormula(label) {
    const words = label.lastChild.cloneNode(true);
    for (const formula of words.querySelectorAll(".katex")) formula.remove();
    return label.querySelector(".km") && !/[\p{L}\p{N}]/u.test(words.textContent);
  }

  // Each kind gives its controls, what was answered, and how to show and to judge an answer; it calls
  // `changed` when a verdict on the answer before would no longer be true.

  function number(box, options, changed) {
    const field = element("input", { type: "text", inputmode: "decimal", size: 12, autocomplete: "off", "aria-labelledby": titleOf(box) });
    if (options) options.hidden = true;
    field.addEventListener("input", () => changed());
    return {
      controls: [field],
      read: () => field.value.trim(),
      show: (text) => (field.value = text),
      judge(text) {
        const given = numbersIn(text);
        if (!given.length) return texts.noNumber;
        const isNear = (other) => given.some((one) => near(one, numberIn(other), box.dataset.tolerance));
        if (isNear(box.dataset.answer)) return "";
        const met = [...(options?.children ?? [])].find((option) => isNear(option.firstChild.textContent));
        return met ? reasonOf(met) : texts.notYet;
      },
    };
  }

  function choice(box, options, changed) {
    const fields = [...options.children].map((option, i) => {
      const field = element("input", { type: "radio", name: box.id, value: i + 1 });
      field.addEventListener("change", () => changed());
      const label = element("label", {}, field, element("span", {}));
      label.lastChild.append(...[...option.childNodes].filter((node) => !node.matches?.(".reason")));
      option.prepend(label);
      if (isFormula(label)) field.setAttribute("aria-label", label.querySelector(".km").textContent);
      return field;
    });
    options.setAttribute("role", "radiogroup");
    options.setAttribute("aria-labelledby", titleOf(box));
    for (const option of options.children) option.setAttribute("role", "presentation");
    return {
      controls: [],
      read: () => fields.find((field) => field.checked)?.value ?? "",
      show: (value) => fields[value - 1] && (fields[value - 1].checked = true),
      judge(value) {
        if (!value) return texts.choose;
        return value === box.dataset.answer ? "" : reasonOf(options.children[value - 1]);
      },
    };
  }

  function order(box, options, changed) {
    const right = [...options.children];
    const textOf = (option) => option.querySelector(".text").textContent;
    right.forEach((option, i) => {
      option.dataset.place = i;
      const text = element("span", { class: "text" });
      text.append(...[...option.childNodes].filter((node) => !node.matches?.(".reason")));
      option.prepend(text);
      const move = (by, name, sign) => {
        const button = element("button", { type: "button", "aria-label": name(textOf(option)) }, sign);
        button.addEventListener("click", () => {
          const all = [...options.children];
          const other = all[all.indexOf(option) + by];
          if (other) by < 0 ? other.before(option) : other.after(option);
          button.focus();
          changed(texts.moved([...options.children].indexOf(option) + 1, all.length));
        });
        return button;
      };
      option.append(element("span", { class: "moves" }, move(-1, texts.earlier, "↑"), move(1, texts.later, "↓")));
    });
    options.classList.add("ordered");
    const show = (places) => options.append(...places.split(" ").map((place) => right[place]).filter(Boolean));
    const count = right.length; // the same shuffle for everybody, never the right order
    show(right.map((_, i) => (i * 2 + 1) % (count + (count % 2 ? 0 : 1))).join(" "));
    return {
      controls: [],
      read: () => [...options.children].map((option) => option.dataset.place).join(" "),
      show,
      judge() {
        const wrong = [...options.children].findIndex((option, i) => option.dataset.place !== `${i}`);
        return wrong < 0 ? "" : texts.outOfPlace(wrong + 1);
      },
    };
  }

  for (const box of document.querySelectorAll(".question.asks")) {
    const options = box.querySelector(".options");
    const explanation = box.querySelector("details");
    const told = element("div", { class: "told", role: "status" });
    const kind = { number, choice, order }[box.dataset.kind](box, options, (text = "") => {
      delete box.dataset.judged;
      told.replaceChildren(text);
    });
    const form = element("form", {}, ...kind.controls, element("button", { class: "button" }, texts.check));

    function judge(given, opens) {
      const wrong = kind.judge(given);
      told.replaceChildren(wrong || texts.right);
      box.dataset.judged = wrong ? "wrong" : "right";
      if (!wrong && opens) explanation.open = true;
      return !wrong;
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = kind.read();
      remember({ given, right: judge(given, true) }, "answer", pageName, box.id);
    });
    explanation.before(form, told);
    const before = remembered("answer", pageName, box.id);
    if (before) {
      kind.show(before.given);
      judge(before.given, false);
    }
  }
}
