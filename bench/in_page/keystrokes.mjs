// Notes for each keystroke how long its answer took: until it stood in the document, until the
// next frame began, and until that frame was laid out and painted (ms since the input event).

const keystrokes = [];
window.benchKeystrokes = keystrokes;
let began = null;

addEventListener(
  "input",
  () => {
    began = performance.now();
  },
  true,
);

addEventListener("DOMContentLoaded", () => {
  const page = document.querySelector(".calc");
  const observer = new MutationObserver(() => {
    if (began === null || page.dataset.busy !== "false") return;
    const start = began;
    began = null;
    const answered = performance.now() - start;
    requestAnimationFrame(() => {
      const framed = performance.now() - start;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        keystrokes.push({ answered, framed, painted: performance.now() - start });
      };
      port2.postMessage(null); // comes back when the frame is done
    });
  });
  observer.observe(page, { attributes: true, attributeFilter: ["data-busy"] });
});
