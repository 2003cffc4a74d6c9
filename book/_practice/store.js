// What the reader wrote, kept in this browser: localStorage, or memory where there is none.
// An entry is named by chapter, cell and what the cell's stub was, so that a changed exercise does
// not swallow old work. A write names the version that it changes; another tab's is not lost.

const ROOT = "network-functions";

export function hash(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

class Memory {
  items = new Map();
  get length() {
    return this.items.size;
  }
  key(index) {
    return [...this.items.keys()][index];
  }
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.items.set(key, value);
  }
  removeItem(key) {
    this.items.delete(key);
  }
}

function browserStorage() {
  try {
    const probe = `${ROOT}?`;
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch (error) {
    // Full is not the same as off: what is there can still be read.
    if (isFull(error)) return localStorage;
    return null;
  }
}

const isFull = (error) => error?.name === "QuotaExceededError" || error?.code === 22;

export class Store {
  constructor(site) {
    this.site = `${ROOT} ${site} `;
    const storage = browserStorage();
    this.off = !storage;
    this.storage = storage ?? new Memory();
  }

  // Entries as they are: JSON under a name of several words.

  get(...words) {
    try {
      return JSON.parse(this.storage.getItem(this.site + words.join(" ")));
    } catch {
      return null;
    }
  }

  // Returns "" or why it could not be kept: "full" or "off".
  set(value, ...words) {
    const key = this.site + words.join(" ");
    try {
      if (value === null) this.storage.removeItem(key);
      else this.storage.setItem(key, JSON.stringify(value));
    } catch (error) {
      return isFull(error) ? "full" : "off";
    }
    return this.off ? "off" : "";
  }

  names(...start) {
    const prefix = this.site + start.map((word) => `${word} `).join("");
    return Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i))
      .filter((key) => key?.startsWith(prefix))
      .map((key) => key.slice(this.site.length));
  }

  // The work in one cell.

  work(chapter, cell, stub) {
    return this.get("work", chapter, cell, stub);
  }

  earlier(chapter, cell, stub) {
    const found = this.names("work", chapter, cell)
      .filter((name) => !name.endsWith(` ${stub}`))
      .map((name) => this.get(...name.split(" ")))
      .filter((entry) => entry?.text);
    return found.sort((a, b) => b.time - a.time)[0] ?? null;
  }

  // `version` is the one that the text was made from, null for the stub. Returns the new version,
  // or what is there when another tab has written in between.
  keep(chapter, cell, stub, text, version) {
    const there = this.work(chapter, cell, stub);
    if (there && there.version !== version && there.text !== text) return { conflict: there };
    const entry = { text, version: `${Date.now()}-${Math.random().toString(36).slice(2)}`, time: Date.now() };
    const problem = this.set(entry, "work", chapter, cell, stub);
    return problem && problem !== "off" ? { problem } : { version: entry.version, problem };
  }

  // Tells of what other tabs write: the words of the name, and the value.
  listen(heard) {
    addEventListener("storage", (event) => {
      if (event.storageArea !== this.storage || !event.key?.startsWith(this.site)) return;
      let value = null;
      try {
        value = JSON.parse(event.newValue);
      } catch {}
      heard(event.key.slice(this.site.length).split(" "), value);
    });
  }

  // Everything, to move or to delete it.

  everything() {
    return Object.fromEntries(this.names().map((name) => [name, this.get(...name.split(" "))]));
  }

  deleteAll() {
    for (const name of this.names()) this.storage.removeItem(this.site + name);
  }
}
