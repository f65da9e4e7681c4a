// Keep the rules of a style sheet that some page can use: `node used_styles.mjs FILE CONTENT...`
// writes FILE anew without the others. CONTENT are globs of what names classes: the built pages,
// the scripts, and the Python that makes HTML. Most of the theme's style sheet is for what this
// site does not have.

import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const [file, ...content] = process.argv.slice(2);
const raw = readFileSync(file, "utf8");
// Scripts set attributes by other names than style sheets use (`dataset`): none counts as unused.
const dynamicAttributes = [...raw.matchAll(/\[([\w-]+)/g)].map(([, name]) => name);
const [used] = await new PurgeCSS().purge({
  content,
  css: [{ raw }],
  dynamicAttributes,
  variables: true,
});
writeFileSync(file, used.css);
