// Remove the rules of a style sheet that no page can use: `node used_styles.mjs FILE CONTENT...`
// rewrites FILE. CONTENT are globs of the files that name classes: the built pages, the scripts, and
// the Python that makes HTML. Most of the theme's style sheet styles what this site does not have.

import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const [file, ...content] = process.argv.slice(2);
const raw = readFileSync(file, "utf8");
// Scripts may set attributes under other names than style sheets use (`dataset`), so no attribute
// counts as unused.
const dynamicAttributes = [...raw.matchAll(/\[([\w-]+)/g)].map(([, name]) => name);
const [used] = await new PurgeCSS().purge({
  content,
  css: [{ raw }],
  dynamicAttributes,
  variables: true,
});
writeFileSync(file, used.css);
