// Python as the page sees it: a worker that answers one request after the other, is ended when a
// cell runs too long, and is started anew.
import { words } from "./words.js";

export class Runtime {
  // `setup` goes to the worker as it is; `address` is the worker's; `progress` is told what loads.
  constructor(address, setup, progress) {
    Object.assign(this, { address, setup, progress });
    this.turn = Promise.resolve();
    this.current = null;
  }

  static missing() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") return "unsupported";
    if (location.protocol === "file:") return "fromDisk";
    return "";
  }

  start() {
    this.worker ??= new Promise((resolve, reject) => {
      const worker = new Worker(this.address);
      this.end = () => {
        worker.terminate();
        this.worker = null;
        reject(new Error("ended"));
      };
      const fail = (message) => {
        worker.terminate();
        this.worker = null;
        reject(new Error(message));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        if (this.current) this.finish({ ended: "died" });
        else fail(event.message || words.noWorker);
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === "progress") this.progress(data);
        else if (data.kind === "ready") resolve(worker);
        else if (data.kind === "broken" && !this.current) fail(data.message);
        else if (this.current) this.hear(data);
      };
      worker.postMessage({ start: this.setup });
    });
    return this.worker;
  }

  restart() {
    this.end?.();
    this.start().catch(() => {});
  }

  // Asks when all that was asked before is answered. `limit` tells the seconds for what begins,
  // `hear` is given every message. Resolves to the answer, or to {ended, at}: "late" by the limit,
  // "stopped" by hand, "died", "stack"; after these Python is started anew.
  ask(request, { limit, hear }) {
    const asked = this.turn.then(async () => {
      const worker = await this.start();
      return new Promise((resolve) => {
        this.current = { resolve, limit, hear, at: {} };
        worker.postMessage({ ask: JSON.stringify(request) });
      });
    });
    this.turn = asked.catch(() => {});
    return asked;
  }

  hear(message) {
    const { limit, hear } = this.current;
    if (message.kind === "begin") {
      this.current.at = { ...message, seconds: limit(message) };
      this.counts();
    }
    if (message.kind === "loading") clearTimeout(this.timer); // no cell pays for what Python loads
    if (message.kind === "loaded") this.counts();
    if (message.kind === "done") this.finish(message.result);
    else if (message.kind === "broken") {
      this.finish({ ended: /call stack|recursion/i.test(message.message) ? "stack" : "died" });
    } else hear(message);
  }

  // Gives what began its whole time, from now on.
  counts() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.finish({ ended: "late" }), 1000 * this.current.at.seconds);
  }

  stop() {
    if (this.current) this.finish({ ended: "stopped" });
  }

  finish(result) {
    clearTimeout(this.timer);
    const { resolve, at } = this.current;
    this.current = null;
    if (result.ended) this.restart();
    resolve(result.ended ? { ...result, at } : result);
  }
}
