// A one-line field drops the line breaks of what is pasted, so that two cells, 5000 and 6000, would
// become 50006000. Paste a space for each instead: Python then says that one number is wanted.

export function wirePaste(form) {
  form.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    const text = clipboardData?.getData("text/plain").trim() ?? "";
    if (!/[\r\n\u2028\u2029]/.test(text) || target.type !== "text") return;
    event.preventDefault();
    const joined = text.replace(/\s*[\r\n\u2028\u2029]\s*/g, " ");
    target.setRangeText(joined, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
