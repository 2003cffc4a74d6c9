// What the reader has done, kept in this browser under the names that the practice uses as well:
// "network-functions <site> <kind> <name>". Where the browser keeps nothing, nothing is remembered.
"use strict";

const siteRoot = new URL(document.documentElement.dataset.content_root || "./", location.href);
const pageName = decodeURI(location.pathname.slice(siteRoot.pathname.length)).replace(/\.html$/, "");
const keyOf = (...words) => `network-functions ${siteRoot.pathname} ${words.join(" ")}`;

function remembered(...words) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(...words)));
  } catch {
    return null;
  }
}

function remember(value, ...words) {
  try {
    if (value === null) localStorage.removeItem(keyOf(...words));
    else localStorage.setItem(keyOf(...words), JSON.stringify(value));
  } catch {}
}
