// Inline in the head of a calculator's page. If Python's memory is stored on this device, start the
// worker from it while the page is still being read; engine.mjs takes the worker over.
try {
  if (localStorage.getItem("python.kept"))
    self.earlyWorker = new Worker(document.currentScript.dataset.worker, {
      type: "module",
      name: "may-store",
    });
} catch {
  // There is no storage, or no workers: the page's own script notices and says so.
}
