// The page's side of the worker: one call under way, and only the newest input waiting.

import { mayKeep, setPythonKept } from "../site/keeping.mjs";
import { BUILD } from "./build.mjs";
import { dropSnapshot, findSnapshot } from "./snapshot.mjs";

const PATIENCE = 15_000; // ms; memory that is sound is there in less than a second

const newWorker = () =>
  new Worker(new URL("worker.mjs", import.meta.url), {
    type: "module",
    name: mayKeep() ? "keep" : "",
  });

export class Engine {
  #worker;
  #calls = new Map();
  #last = 0;
  #running = false;
  #waiting = null;
  #watch;

  // onStage is told "downloading", "starting", "ready" or "failed"; onKept, once, that the first
  // answer is given and what the next visit starts from is kept; onStuck, that kept memory did not
  // come to life and is dropped.
  constructor({ onStage, onKept = () => {}, onStuck }) {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      queueMicrotask(() => onStage("failed"));
      return;
    }
    const early = self.earlyWorker; // scripts/build/early_python.js
    delete self.earlyWorker;
    this.#worker = early ?? newWorker();
    const watch = () => {
      clearTimeout(this.#watch);
      this.#watch = setTimeout(() => dropSnapshot().then(onStuck), PATIENCE);
    };
    if (early) watch();
    this.#worker.addEventListener("error", () => onStage("failed"));
    this.#worker.addEventListener("message", async ({ data }) => {
      if (data.stage === "kept") {
        setPythonKept((await findSnapshot(BUILD.python)) !== null);
        onKept();
      } else if (data.stage === "restoring") {
        onStage("starting");
        watch();
      } else if (data.stage) {
        if (data.stage !== "starting") clearTimeout(this.#watch);
        onStage(data.stage);
      } else this.#settle(data);
    });
    this.#worker.postMessage({}); // Python is wanted
  }

  // Call a function of calculators.web, which may need packages; resolves with the text it returns.
  call(name, values, packages = []) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#calls.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, call: name, values, packages });
    });
  }

  // Compute the newest input: while one is under way, later ones replace each other.
  latest(name, values, onAnswer, onError) {
    if (this.#running) {
      this.#waiting = [name, values, onAnswer, onError];
      return;
    }
    this.#running = true;
    this.call(name, values)
      .then(
        (text) => {
          if (!this.#waiting) onAnswer(text);
        },
        (reason) => onError(reason),
      )
      .finally(() => {
        this.#running = false;
        const next = this.#waiting;
        this.#waiting = null;
        if (next) this.latest(...next);
      });
  }

  stop() {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
  }

  #settle({ id, text, reason }) {
    const { resolve, reject } = this.#calls.get(id);
    this.#calls.delete(id);
    if (reason === undefined) resolve(text);
    else reject(reason);
  }
}
