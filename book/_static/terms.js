// A term shows its definition on hover, on focus and when it is clicked or tapped. A click keeps it
// open until the next one elsewhere, or Escape. The link to the glossary stands in the definition.
"use strict";

{
  const terms = document.querySelectorAll("article a:has(> .std-term)");
  const glossary = "book/glossary.html";
  let definitions = null; // from _static/definitions.js, once it has come
  let open = null; // { link, box, kept }
  let leaving = 0;

  const idOf = (link) => decodeURIComponent(new URL(link.href).hash.slice(1));

  window.showDefinitions = (all) => {
    definitions = all;
    if (open) fill();
  };

  function fetchDefinitions() {
    if (definitions || document.getElementById("definitions")) return;
    const script = document.createElement("script");
    script.id = "definitions";
    const version = document.querySelector("script[src*='terms.js']").src.split("?")[1];
    script.src = new URL(`_static/definitions.js?${version}`, siteRoot).href;
    document.head.append(script);
  }

  function fill() {
    const [title, text] = definitions[idOf(open.link)] ?? [];
    if (!title) return close();
    const strong = document.createElement("b");
    strong.innerHTML = title;
    const body = document.createElement("span");
    body.innerHTML = text;
    for (const link of body.querySelectorAll("a")) {
      link.href = new URL(link.getAttribute("href"), new URL(glossary, siteRoot)).href;
    }
    const more = document.createElement("a");
    more.href = open.link.href;
    more.textContent = siteWords.glossary;
    open.box.replaceChildren(strong, ". ", body, " ", more);
    place();
  }

  function place() {
    const term = open.link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = open.box;
    const left = Math.max(8, Math.min(term.left, innerWidth - width - 8));
    const below = term.bottom + 6 + height < innerHeight || term.top < height + 70;
    open.box.style.left = `${left}px`;
    open.box.style.top = `${below ? term.bottom + 4 : term.top - height - 4}px`;
  }

  function show(link, kept) {
    clearTimeout(leaving);
    if (open?.link === link) {
      open.kept ||= kept;
      return;
    }
    close();
    const box = document.createElement("span");
    box.className = "definition";
    box.id = "definition";
    box.setAttribute("role", "note");
    box.popover = "manual"; // on top of the page, whatever the term stands in
    box.addEventListener("pointerenter", () => clearTimeout(leaving));
    box.addEventListener("pointerleave", leave);
    link.after(box);
    box.showPopover?.();
    link.setAttribute("aria-describedby", box.id);
    link.setAttribute("aria-expanded", "true");
    open = { link, box, kept };
    if (definitions) fill();
    else fetchDefinitions();
  }

  function close() {
    if (!open) return;
    open.box.remove();
    open.link.removeAttribute("aria-describedby");
    open.link.setAttribute("aria-expanded", "false");
    open = null;
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => open && !open.kept && close(), 250);
  }

  for (const link of terms) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(link, false));
    link.addEventListener("pointerleave", leave);
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link, false));
    link.addEventListener("blur", (event) => {
      if (open && !open.kept && !open.box.contains(event.relatedTarget)) leave();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into another tab, as ever
      event.preventDefault();
      if (open?.link === link && open.kept) close();
      else show(link, true);
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { link, box } = open;
    if (box.contains(document.activeElement)) link.focus();
    close();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (open && !open.box.contains(target) && !open.link.contains(target)) close();
  });
  addEventListener("scroll", () => open && place(), { passive: true });
}
