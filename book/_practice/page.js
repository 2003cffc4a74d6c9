// Loaded on a page that has something to run; nothing heavy before the first Run.
import { Runtime } from "./runtime.js";

const config = JSON.parse(document.getElementById("practice").textContent);
config.root = new URL(document.documentElement.dataset.content_root || "./", location.href).href;
config.site = new URL(config.root).pathname;
config.checksMode = config.checks;

const from = (address) => new URL(address, config.root).href;
const named = (address) => ({ name: address.split("/").pop(), address: from(address) });
const runtime = new Runtime(
  from(config.worker),
  {
    pyodide: from(config.pyodide),
    total: config.total,
    packages: config.packages,
    files: config.files.map(named),
    archives: config.archives.map(named),
  },
  () => {},
);

const missing = Runtime.missing();
const { Page } = await import(config.kind === "exercises" ? "./exercises.js" : "./trial.js");
new Page(config, runtime, missing);
document.documentElement.dataset.practice = "ready";
