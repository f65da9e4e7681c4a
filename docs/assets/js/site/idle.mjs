// Resolves when the page is loaded and the browser has nothing else to do, or some time after.

export function idle(latest) {
  return new Promise((resolve) => {
    const wait = () => (self.requestIdleCallback ?? setTimeout)(resolve, { timeout: latest });
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait, { once: true });
  });
}
