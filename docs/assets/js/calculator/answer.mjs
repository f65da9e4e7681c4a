// Shows Python's answer on a calculator's page: the result, or what is wrong with the input.

import { setChoices } from "./form.mjs";
import { showNotes } from "./notes.mjs";

// The page arrives with the result of an example, which is hidden once the form holds something else.
export function answerView(page, form) {
  const errors = page.querySelector(".calc-errors");
  const marked = page.querySelector(".calc-headline"); // as an example
  const { example } = marked.dataset;
  const regions = ["headline", "main", "detail"];
  const shown = {}; // the HTML that each region and the summary of errors were last given
  let answered = false; // a result of this form was shown
  let discarded = false; // the result was discarded, and none was computed since

  // Mark the result as the answer to another input, or with "" as current. The style sheet shows it.
  function setStale(reason) {
    if (reason) page.dataset.stale = reason;
    else delete page.dataset.stale;
  }

  // An element that stays the same must not be replaced: leaving a field computes again, and the
  // click that left it may be on a link in here.
  function setHtml(name, html, element = page.querySelector(`.calc-${name}`)) {
    if (html !== shown[name]) element.innerHTML = html;
    shown[name] = html;
  }

  function showResult(reply) {
    discarded = false;
    answered = true;
    const open = [...page.querySelectorAll("details[open]")].map((details) => details.id);
    for (const name of regions) setHtml(name, reply[name]);
    for (const id of open) page.querySelector(`#${id}`)?.setAttribute("open", "");
  }

  function showProblems({ summary, headline }) {
    setHtml("summary", summary, errors.querySelector("div"));
    if (discarded) for (const name of regions) setHtml(name, "");
    setHtml("headline", headline);
  }

  return {
    show(reply) {
      showCarriedInput(form, reply);
      markFields(form, reply.ok ? [] : reply.errors);
      showNotes(form, reply.notes);
      errors.hidden = reply.ok;
      setStale(reply.ok ? "" : discarded ? "cleared" : "old");
      (reply.ok ? showResult : showProblems)(reply);
    },
    // The form was cleared: while it cannot be computed, show no earlier result either.
    discard() {
      discarded = true;
    },
    // Hide the example's result while the form's own is computed.
    hideExample() {
      delete marked.dataset.example;
      if (answered) return;
      discarded = true;
      setStale("waiting");
    },
    // Python has failed: the example's result is all that there is to show.
    showExample() {
      if (answered) return;
      setStale("");
      marked.dataset.example = example;
    },
  };
}

// Show another calculator's input that the form carries, and offer its fields to change.
function showCarriedInput(form, { base = "", choices = "" }) {
  const container = form.querySelector(".calc-base");
  if (!container) return;
  const open = container.querySelector("details")?.open;
  container.innerHTML = base;
  if (open) container.querySelector("details")?.setAttribute("open", "");
  if (choices) setChoices(form, choices);
}

// Say at each field what is wrong with it.
function markFields(form, problems) {
  for (const message of form.querySelectorAll(".calc-error:not([hidden])")) message.hidden = true;
  for (const control of form.querySelectorAll("[aria-invalid]"))
    control.removeAttribute("aria-invalid");
  for (const { path, code, message } of problems) {
    const control = document.getElementById(`in-${path}`);
    const element = document.getElementById(`error-${path}`);
    // A required field that was not visited yet is not wrong: only the summary names it.
    if (!element || (code === "required" && control && !control.dataset.visited)) continue;
    element.textContent = message;
    element.hidden = false;
    control?.setAttribute("aria-invalid", "true");
  }
}
