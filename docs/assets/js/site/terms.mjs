// The meaning of a term, shown near the term on hover, on keyboard focus and on tap.
// Without this script a term is a link to the glossary.

const GAP = 6; // px between a term and its tooltip
const MARGIN = 8; // px between a tooltip and the sides of the window
const HIDE_DELAY = 200; // ms for the pointer to move from the term to its tooltip

const state = {
  tooltip: null, // the one shown, as { box, link }
  hideTimer: null,
  pointer: "", // what was used last: mouse, touch, pen, or "" for the keyboard
};

const termOf = (target) => (target instanceof Element ? target.closest("a.term") : null);
const inTooltip = (target) =>
  Boolean(target instanceof Node && state.tooltip?.box.contains(target));

function show(link) {
  cancelHiding();
  if (state.tooltip?.link === link) return;
  hide();
  const box = document.createElement("div");
  box.className = "term-help";
  const entry = document.createElement("a");
  entry.href = link.href;
  entry.textContent = link.textContent;
  entry.tabIndex = -1; // for touch: on the keyboard the term itself is the same link
  const text = document.createElement("p");
  text.id = "term-help";
  text.role = "tooltip";
  text.textContent = link.dataset.help;
  box.append(entry, text);
  (link.closest("main") ?? document.body).append(box);
  link.setAttribute("aria-describedby", text.id);
  state.tooltip = { box, link };
  position();
}

// Put the tooltip below the term, or above it if the window ends there, within the window's sides.
function position() {
  const { box, link } = state.tooltip;
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
  cancelHiding();
  state.tooltip?.link.removeAttribute("aria-describedby");
  state.tooltip?.box.remove();
  state.tooltip = null;
}

function cancelHiding() {
  clearTimeout(state.hideTimer);
}

function hideSoon() {
  cancelHiding();
  state.hideTimer = setTimeout(hide, HIDE_DELAY);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = termOf(event.target);
  if (link) show(link);
  else if (inTooltip(event.target)) cancelHiding();
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || !state.tooltip) return;
  const focused = state.tooltip.link.matches(":focus-visible");
  if (!focused && (termOf(event.target) || inTooltip(event.target))) hideSoon();
});

document.addEventListener("pointerdown", (event) => {
  state.pointer = event.pointerType;
  if (state.tooltip && !inTooltip(event.target) && termOf(event.target) !== state.tooltip.link)
    hide();
});

// Touch has no hover: the first tap shows the tooltip, the second follows the link.
document.addEventListener("click", (event) => {
  const link = termOf(event.target);
  if (!link || state.pointer !== "touch" || state.tooltip?.link === link) return;
  event.preventDefault();
  show(link);
});

// A tap also moves the focus, before its click.
document.addEventListener("focusin", (event) => {
  const link = termOf(event.target);
  if (link && state.pointer !== "touch") show(link);
});

document.addEventListener("focusout", (event) => {
  if (
    state.tooltip?.link === event.target &&
    state.pointer !== "touch" &&
    !inTooltip(event.relatedTarget)
  )
    hide();
});

document.addEventListener("keydown", (event) => {
  state.pointer = "";
  if (event.key === "Escape") hide();
});

addEventListener("resize", hide);
