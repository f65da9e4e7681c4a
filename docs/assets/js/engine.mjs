// The page's side of the worker: one call under way, and only the newest input waiting.

import { mayKeep } from "./offline.mjs";
import { dropSnapshot } from "./snapshot.mjs";

const PATIENCE = 15_000; // ms; memory that is sound is there in less than a second

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
    this.#worker = new Worker(new URL("worker.mjs", import.meta.url), {
      type: "module",
      name: mayKeep() ? "keep" : "",
    });
    this.#worker.addEventListener("error", () => onStage("failed"));
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.stage === "kept") onKept();
      else if (data.stage === "restoring") {
        onStage("starting");
        this.#watch = setTimeout(() => dropSnapshot().then(onStuck), PATIENCE);
      } else if (data.stage) {
        if (data.stage !== "starting") clearTimeout(this.#watch);
        onStage(data.stage);
      } else this.#settle(data);
    });
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
