// The links to the other language lead to the same place of the page: both have the same anchors.

import { languageLinks } from "./theme.mjs";

const FIGURES = /^#v\d/; // a calculator's own script puts them there, and they stay

for (const link of languageLinks()) {
  for (const event of ["click", "auxclick", "contextmenu"])
    link.addEventListener(event, () => {
      if (!FIGURES.test(link.hash)) link.hash = location.hash;
    });
}
