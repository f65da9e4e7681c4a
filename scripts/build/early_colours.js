// Inline in every page's head. The theme sets the reader's colours by a script in the body, which has
// to wait for the style sheet, and with it the rest of the page; and on a first visit only once all
// of its own script is there. This does it when the body begins, by what the theme has stored.
{
  let color = {};
  try {
    color = __md_get("__palette")?.color ?? {};
  } catch {
    // No storage: as the device has it.
  }
  if (color.media === undefined || color.media === "(prefers-color-scheme)")
    color.scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const [key, value] of Object.entries(color))
      document.body.setAttribute(`data-md-color-${key}`, value);
  }).observe(document.documentElement, { childList: true });
}
