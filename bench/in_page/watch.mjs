// Notes the moment in which a page announces its first result, what was painted and what shifted.
// Put into every page before its own scripts.

const FIRST_RESULT = '.calc[data-state="ready"][data-busy="false"]';

const noted = { ready: null, paints: [], shifts: [] };
window.benchNoted = noted;

// A painted element, in a few words.
const wording = (element) => `${element?.localName} “${element?.textContent.trim().slice(0, 20)}”`;

const observer = new MutationObserver(() => {
  if (noted.ready !== null || !document.querySelector(FIRST_RESULT)) return;
  noted.ready = performance.now();
  observer.disconnect();
});
observer.observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["data-state", "data-busy"],
});

new PerformanceObserver((list) => {
  for (const { startTime, size, element } of list.getEntries())
    noted.paints.push({ startTime, size, what: wording(element) });
}).observe({ type: "largest-contentful-paint", buffered: true });

// A shift that follows an input is one that the visitor asked for.
new PerformanceObserver((list) => {
  for (const { startTime, value, hadRecentInput } of list.getEntries())
    if (!hadRecentInput) noted.shifts.push([startTime, value]);
}).observe({ type: "layout-shift", buffered: true });
