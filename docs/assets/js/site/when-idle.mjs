// Resolves when the page is loaded and the browser is idle, or at the latest `timeout` ms after the
// page is loaded.

export function whenIdle(timeout) {
  return new Promise((resolve) => {
    const wait = () => (self.requestIdleCallback ?? setTimeout)(resolve, { timeout });
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait, { once: true });
  });
}
