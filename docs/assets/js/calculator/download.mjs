// Files that the browser makes and the visitor saves.

// The project, the kind of result and the day tell files in one folder apart.
export function fileName(form, title, extension) {
  const project = form.elements["project.name"]?.value.trim() ?? "";
  const day = new Date().toLocaleDateString("sv"); // year-month-day
  const parts = [project.slice(0, 60), title, day].filter(Boolean);
  return `${parts.join("_").replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "-")}.${extension}`;
}

export function download(data, name, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
