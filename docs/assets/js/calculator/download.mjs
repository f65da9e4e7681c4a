// Files that the browser makes and the visitor saves.

import { element } from "./element.mjs";

// The project, the kind of result and the day tell files in one folder apart.
export function fileName(form, title, extension) {
  const project = form.elements["project.name"]?.value.trim() ?? "";
  const day = new Date().toLocaleDateString("sv"); // year-month-day
  const parts = [project.slice(0, 60), title, day].filter(Boolean);
  return `${parts.join("_").replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "-")}.${extension}`;
}

export function download(data, name, type = "application/json") {
  const href = URL.createObjectURL(new Blob([data], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
