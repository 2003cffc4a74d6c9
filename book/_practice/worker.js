// Python, in a thread of its own: it loads Pyodide and answers the page's requests.
// It is ended, not interrupted, when a cell runs too long; the page then starts another.
import { python as said } from "texts";
import names from "../../autograder/disk/names.py";
import wording from "../../autograder/judge/wording.py";
import runner from "./runner.py";

const SOURCES = {
  "autograder/__init__.py": "",
  "autograder/disk/__init__.py": "",
  "autograder/disk/names.py": names,
  "autograder/judge/__init__.py": "",
  "autograder/judge/wording.py": wording,
  "runner.py": runner,
};

let answer;

// Every byte that Pyodide fetches is counted.
function countBytes(total) {
  const plainFetch = self.fetch;
  let loaded = 0;
  let told = 0;
  self.fetch = async (...request) => {
    let response;
    try {
      response = await plainFetch(...request);
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    } catch (error) {
      postMessage({ kind: "broken", message: error.message }); // Pyodide itself may wait for ever
      throw error;
    }
    if (!response.body) return response;
    const name = new URL(response.url).pathname.split("/").pop();
    const counted = response.body.pipeThrough(
      new TransformStream({
        transform(chunk, controller) {
          loaded += chunk.byteLength;
          if (performance.now() - told > 100 || loaded >= total) {
            told = performance.now();
            postMessage({ kind: "progress", loaded: Math.min(loaded, total), total, name });
          }
          controller.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(counted, { status, statusText, headers });
  };
}

function write(FS, path, content) {
  const folders = path.split("/").slice(0, -1);
  folders.reduce((above, folder) => {
    const here = `${above}/${folder}`;
    if (!FS.analyzePath(here).exists) FS.mkdir(here);
    return here;
  }, "");
  FS.writeFile(`/${path}`, content);
}

async function bytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start({ pyodide: index, total, packages, files, archives }) {
  countBytes(total);
  importScripts(`${index}pyodide.js`);
  const brought = [...files, ...archives].map(async ({ name, address }) => [name, await bytes(address)]);
  const python = await loadPyodide({
    indexURL: index,
    packages,
    env: { HOME: "/home/pyodide", MPLBACKEND: "agg" },
  });
  for (const [path, text] of Object.entries(SOURCES)) write(python.FS, `lib/practice/${path}`, text);
  for (const [name, content] of await Promise.all(brought)) {
    if (archives.some((archive) => archive.name === name)) {
      python.unpackArchive(content, "zip", { extractDir: "/lib/practice" });
    } else {
      write(python.FS, `course/${name}`, content);
    }
  }
  write(python.FS, "course/.here", "");
  python.FS.chdir("/course");
  python.runPython("import sys; sys.path.insert(0, '/lib/practice')");
  const post = (message) => postMessage(JSON.parse(message));
  answer = python.pyimport("runner").serve(post, JSON.stringify(said));
  postMessage({ kind: "ready" });
}

onmessage = async ({ data }) => {
  try {
    if (data.start) await start(data.start);
    else postMessage({ kind: "done", result: JSON.parse(answer(data.ask)) });
  } catch (error) {
    postMessage({ kind: "broken", message: String(error?.message ?? error) });
  }
};
