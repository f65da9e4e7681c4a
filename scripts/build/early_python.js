// Inline in the head of a calculator's page. Where Python's memory is kept on this device, the
// worker starts from it while the page is still being read; engine.mjs takes it over.
try {
  if (localStorage.getItem("python.kept"))
    self.earlyWorker = new Worker(document.currentScript.dataset.worker, {
      type: "module",
      name: "keep",
    });
} catch {
  // No storage, or no workers: the page's own script finds out and says so.
}
