// Small helpers to build elements.

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.includes("-")) element[name] = value;
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

export const button = (label, name, action, properties = {}) =>
  make("button", { type: "button", "aria-label": name, onclick: action, ...properties }, label);

export function saveAs(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function pick(accept) {
  return new Promise((resolve) => {
    const input = make("input", { type: "file", accept });
    input.onchange = () => resolve(input.files[0] ?? null);
    input.click();
  });
}
