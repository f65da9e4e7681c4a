// Inline in place of the theme's own script. If Python has started early, load the theme's script
// only after Python's first answer: the page can be used without it until then.
{
  const { theme } = document.currentScript.dataset;
  const load = () => {
    clearTimeout(latest);
    early?.removeEventListener("message", onMessage);
    document.head.append(Object.assign(document.createElement("script"), { src: theme }));
  };
  const onMessage = ({ data }) => data.id && load();
  const early = self.earlyWorker;
  const latest = early && setTimeout(load, 1000);
  if (early) early.addEventListener("message", onMessage);
  else load();
}
