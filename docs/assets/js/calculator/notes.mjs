// What the page says at a field of an entry that could be meant in two ways, with the other meaning
// one press away. Python finds such entries and writes the note.

export function showNotes(form, notes) {
  const found = new Map(notes.map(({ path, html }) => [`note-${path}`, html]));
  for (const element of form.querySelectorAll(".calc-note")) {
    const html = found.get(element.id) ?? "";
    if (element.innerHTML !== html) element.innerHTML = html;
    element.hidden = !html;
  }
}

export function wireNotes(form) {
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.instead === undefined) return;
    const control = target.closest(".calc-field").querySelector("input");
    control.value = target.dataset.instead;
    control.focus();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
