// The least that any page must do which runs this Python: compile its WebAssembly and instantiate
// it. What it imports is stubs, and none of it runs: there is no Python here.

const STUBS = {
  function: () => () => 0,
  global: () => new WebAssembly.Global({ value: "i32", mutable: true }, 0),
};

const began = performance.now();
const module = await WebAssembly.compileStreaming(fetch("./pyodide/pyodide.asm.wasm"));
const compiled = performance.now();
const imports = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = STUBS[kind]();
}
const stubbed = performance.now();
await WebAssembly.instantiate(module, imports);
const ended = performance.now();

const page = document.querySelector(".calc");
page.dataset.milliseconds = compiled - began + (ended - stubbed);
page.dataset.state = "ready";
page.dataset.busy = "false";
