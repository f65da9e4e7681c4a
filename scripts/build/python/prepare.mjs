// Prepare Python for the browser, in Node, with the Pyodide that will run it:
// `node prepare.mjs RUNTIME TARGET WHEEL...` writes TARGET/python_stdlib.zip, reduced to what the
// calculators use and compiled, and each wheel, compiled. See exercise.py and compiled.py.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, target, ...wheels] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")));

// By itself Node would print the runtime's whole source with an uncaught error.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

// Line numbers are enough for a traceback; columns would be a fifth of the bytes.
const env = { PYTHONNODEBUGRANGES: "1" };
const pyodide = await loadPyodide({ indexURL: `${runtime}/`, env });
pyodide.FS.mkdir("/given");
pyodide.FS.mkdir("/made");
for (const wheel of wheels) {
  const bytes = readFileSync(wheel);
  pyodide.unpackArchive(bytes.buffer, "wheel");
  pyodide.FS.writeFile(`/given/${basename(wheel)}`, bytes);
}
for (const name of ["exercise", "compiled"]) {
  const source = readFileSync(new URL(`${name}.py`, import.meta.url));
  pyodide.FS.writeFile(`/given/${name}.py`, source);
}
const work = `
import sys
sys.path.append("/given")
import exercise
exercise.use_everything()
[library] = [entry for entry in sys.path if entry.endswith(".zip")]
files = exercise.imported_from(library)

import compiled, pathlib
compiled.standard_library(library, files, "/made/python_stdlib.zip")
for wheel in pathlib.Path("/given").glob("*.whl"):
    compiled.wheel(str(wheel), f"/made/{wheel.name}")
`;
pyodide.runPython(work);
for (const name of pyodide.FS.readdir("/made").filter((one) => !one.startsWith("."))) {
  writeFileSync(join(target, name), pyodide.FS.readFile(`/made/${name}`));
}
