// On the page that says what is kept: keeps the whole site for reading without a network, when asked.
// The service worker is the one of the practice; both use the same caches.
"use strict";

{
  const place = document.getElementById("offline");
  const texts = siteWords.offline;

  const button = newButton("button", "");
  const told = document.createElement("p");
  told.setAttribute("role", "status");

  async function keepAll(files, version) {
    button.disabled = true;
    await navigator.serviceWorker.register(new URL("sw.js", siteRoot), { scope: siteRoot.pathname });
    await navigator.serviceWorker.ready;
    const cache = await caches.open(`site ${version}`);
    let [done, failed] = [0, 0];
    const waiting = [...files];
    const one = async () => {
      while (waiting.length) {
        const address = new URL(waiting.shift(), siteRoot).href;
        try {
          await cache.add(address);
          done++;
        } catch {
          failed++;
        }
        told.textContent = texts.keeping(done, files.length);
      }
    };
    await Promise.all([one(), one(), one(), one()]);
    told.textContent = failed ? texts.failed : texts.kept;
    button.textContent = texts.again;
    button.disabled = false;
    remember(!failed, "offline", "site");
  }

  async function offer() {
    const version = document.querySelector("script[src*='offline.js']").src.split("v=")[1];
    const { files, bytes } = await (await fetch(new URL("_static/offline.json", siteRoot))).json();
    button.textContent = remembered("offline", "site") ? texts.again : texts.keep((bytes / 1e6).toFixed(1));
    button.addEventListener("click", () => keepAll(files, version).catch(() => (told.textContent = texts.failed)));
    place.append(button, told);
  }

  if (location.protocol.startsWith("http")) {
    if ("serviceWorker" in navigator && "caches" in window) offer();
    else place.append(texts.cannot);
  }
}
