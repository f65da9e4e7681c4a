// Hand a file over to the visitor.

// The project, what it is and the day: a folder full of these can be told apart.
export function fileName(form, title, kind) {
  const project = form.elements["project.name"]?.value.trim() ?? "";
  const day = new Date().toLocaleDateString("sv"); // year-month-day
  const parts = [project.slice(0, 60), title, day].filter(Boolean);
  return `${parts.join("_").replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "-")}.${kind}`;
}

export function offer(data, name, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
