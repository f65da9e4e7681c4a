// What a term means, shown near the term on hover, on keyboard focus and on tap.
// Without this script a term simply leads to the glossary.

const GAP = 6; // px between a term and its help
const MARGIN = 8; // px left free at the edges of the window
const LINGER = 200; // ms in which the pointer can cross from the term to its help

let bubble = null; // the help on the screen, with the link it belongs to
let leaving = null;
let pointer = ""; // what was used last: mouse, touch, pen, or "" for the keyboard

const termOf = (target) => (target instanceof Element ? target.closest("a.term") : null);
const within = (target) => Boolean(target instanceof Node && bubble?.box.contains(target));

function show(link) {
  stay();
  if (bubble?.link === link) return;
  hide();
  const box = document.createElement("div");
  box.className = "term-help";
  const entry = document.createElement("a");
  entry.href = link.href;
  entry.textContent = link.textContent;
  entry.tabIndex = -1; // for fingers: with the keyboard the term itself is this link
  const text = document.createElement("p");
  text.id = "term-help";
  text.role = "tooltip";
  text.textContent = link.dataset.help;
  box.append(entry, text);
  (link.closest("main") ?? document.body).append(box);
  link.setAttribute("aria-describedby", text.id);
  bubble = { box, link };
  place();
}

// Below the term; above it where the window ends; never past the window's sides.
function place() {
  const { box, link } = bubble;
  const term = link.getBoundingClientRect();
  const origin = (box.offsetParent ?? document.documentElement).getBoundingClientRect();
  const widest = document.documentElement.clientWidth - box.offsetWidth - MARGIN;
  const left = Math.max(MARGIN, Math.min(term.left, widest));
  const below = term.bottom + GAP;
  const above = term.top - GAP - box.offsetHeight;
  const top = below + box.offsetHeight > innerHeight && above > 0 ? above : below;
  box.style.left = `${left - origin.left}px`;
  box.style.top = `${top - origin.top}px`;
}

function hide() {
  stay();
  bubble?.link.removeAttribute("aria-describedby");
  bubble?.box.remove();
  bubble = null;
}

function stay() {
  clearTimeout(leaving);
}

function leave() {
  stay();
  leaving = setTimeout(hide, LINGER);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = termOf(event.target);
  if (link) show(link);
  else if (within(event.target)) stay();
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || !bubble) return;
  const focused = bubble.link.matches(":focus-visible");
  if (!focused && (termOf(event.target) || within(event.target))) leave();
});

document.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (bubble && !within(event.target) && termOf(event.target) !== bubble.link) hide();
});

// A finger cannot hover: its first tap shows the help, the second follows the link.
document.addEventListener("click", (event) => {
  const link = termOf(event.target);
  if (!link || pointer !== "touch" || bubble?.link === link) return;
  event.preventDefault();
  show(link);
});

// A tap gives the focus too, before its click.
document.addEventListener("focusin", (event) => {
  const link = termOf(event.target);
  if (link && pointer !== "touch") show(link);
});

document.addEventListener("focusout", (event) => {
  if (bubble?.link === event.target && pointer !== "touch" && !within(event.relatedTarget)) hide();
});

document.addEventListener("keydown", (event) => {
  pointer = "";
  if (event.key === "Escape") hide();
});

addEventListener("resize", hide);
