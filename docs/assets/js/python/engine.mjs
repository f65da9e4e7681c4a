// The page's side of the worker that runs Python.

import { mayStore, setSnapshotStored } from "../site/storage-settings.mjs";
import { VERSION } from "./build.mjs";
import { deleteSnapshot, findSnapshot } from "./snapshot.mjs";

const RESTORE_TIMEOUT = 15_000; // ms; restoring an intact snapshot takes less than a second

// All scripts are published in one folder, so the worker is beside this module.
const newWorker = () =>
  new Worker(new URL("worker.mjs", import.meta.url), {
    type: "module",
    name: mayStore() ? "may-store" : "",
  });

export class Engine {
  #worker;
  #calls = new Map();
  #last = 0;
  #newest = null; // the newest call of latest() that is not made yet
  #running = false;
  #restoreTimer;

  // onStage is told "downloading", "starting", "ready" or "failed". onStored runs once, after the
  // first answer, when the snapshot for the next visit is stored. onStuck runs when Python did not
  // start from a stored snapshot, which is then deleted.
  constructor({ onStage, onStored, onStuck }) {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      queueMicrotask(() => onStage("failed"));
      return;
    }
    const early = self.earlyWorker; // scripts/build/early_python.js
    delete self.earlyWorker;
    this.#worker = early ?? newWorker();
    const watchRestoring = () => {
      clearTimeout(this.#restoreTimer);
      this.#restoreTimer = setTimeout(() => deleteSnapshot().then(onStuck), RESTORE_TIMEOUT);
    };
    if (early) watchRestoring();
    this.#worker.addEventListener("error", () => onStage("failed"));
    this.#worker.addEventListener("message", async ({ data }) => {
      if (data.stage === "stored") {
        setSnapshotStored((await findSnapshot(VERSION.python)) !== null);
        onStored?.();
      } else if (data.stage === "restoring") {
        onStage("starting");
        watchRestoring();
      } else if (data.stage) {
        if (data.stage !== "starting") clearTimeout(this.#restoreTimer);
        onStage(data.stage);
      } else this.#settle(data);
    });
    this.#worker.postMessage({}); // starts Python, unless it started from a snapshot already
  }

  // Call a function of calculators.web, which may need packages. Resolves with the text it returns.
  call(name, values, packages = []) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#calls.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, call: name, values, packages });
    });
  }

  // Make a call that replaces earlier ones: while one runs, only the newest of the others waits, and
  // onAnswer gets only the newest answer.
  async latest(name, values, onAnswer, onError) {
    this.#newest = [name, values];
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#newest) {
        const call = this.call(...this.#newest);
        this.#newest = null;
        const text = await call;
        if (!this.#newest) onAnswer(text);
      }
    } catch (reason) {
      onError(reason);
    }
    this.#running = false;
  }

  stop() {
    clearTimeout(this.#restoreTimer);
    this.#worker?.terminate();
  }

  #settle({ id, text, reason }) {
    const { resolve, reject } = this.#calls.get(id);
    this.#calls.delete(id);
    if (reason === undefined) resolve(text);
    else reject(reason);
  }
}
