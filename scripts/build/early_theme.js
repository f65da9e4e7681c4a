// Inline in place of the theme's own script. Where Python has started early, its answer comes first:
// the theme's script moves nothing that could not be used before.
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
