// Everything that scripts know of the theme's elements (Material for MkDocs 9.8.1). What the build
// knows is in scripts/build/theme_patches.py.

// The links of the language menu.
export const languageLinks = () => document.querySelectorAll("a[hreflang]");
