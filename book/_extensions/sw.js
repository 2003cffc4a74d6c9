// Keeps what was loaded, so that the next visit starts from here, with or without a network.
// Python's files and everything with a version in its address never change; pages are asked for anew.
const VERSION = /* the build writes it here */ "__VERSION__";
const PYTHON = "python __PYTHON__";
const SITE = `site ${VERSION}`;
const root = new URL("./", self.location.href);

const isPython = (url) => url.pathname.includes("/_static/pyodide/");
const isFixed = (url) => url.searchParams.has("v") || isPython(url) || url.pathname.includes("/_static/practice/chunks/");

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (/^(site|python) /.test(name) && ![SITE, PYTHON].includes(name)) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

const cacheOf = (url) => caches.open(isPython(url) ? PYTHON : SITE);

async function keep(request, response) {
  if (!response.ok || response.type !== "basic") return;
  try {
    await (await cacheOf(new URL(request.url))).put(request, response);
  } catch {} // the storage is full: it goes on without
}

async function fetched(event) {
  const response = await fetch(event.request);
  event.waitUntil(keep(event.request, response.clone()));
  return response;
}

async function answer(event) {
  const url = new URL(event.request.url);
  const kept = () => caches.match(event.request, { ignoreSearch: !url.searchParams.has("v") });
  if (isFixed(url)) return (await kept()) ?? fetched(event);
  try {
    return await fetched(event);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.href.startsWith(root.href)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  event.waitUntil(
    Promise.all(
      (event.data.keep ?? []).map(async (address) => {
        const url = new URL(address);
        if (!url.href.startsWith(root.href) || (await (await cacheOf(url)).match(address))) return;
        try {
          await keep(new Request(address), await fetch(address));
        } catch {}
      }),
    ),
  );
});
