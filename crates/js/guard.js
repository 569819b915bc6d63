// Stands behind the script that wasm-bindgen writes, in which a module that is not loaded yet and a document
// that was freed are errors of the engine, without a code.

function refuse(code, message) {
  throw Object.assign(new Error(message), { code });
}

/** A function that refuses to run before the module is loaded. */
function loaded(run) {
  return function (...given) {
    if (wasm === undefined) refuse("not-loaded", "请先 await init()。Call init() and await it first.");
    return run.apply(this, given);
  };
}

/** A method that refuses to run on a document that was freed. */
function open(run) {
  return function (...given) {
    if (!this?.__wbg_ptr) refuse("freed", "文件已经 free()，请重新打开。The document was freed: open it again.");
    return run.apply(this, given);
  };
}

/** Guards the methods, getters and setters of a class; what was freed can be freed again. */
function guard(Class) {
  const { free, constructor, ...methods } = Object.getOwnPropertyDescriptors(Class.prototype);
  for (const [name, method] of Object.entries(methods)) {
    for (const kind of ["value", "get", "set"]) if (method[kind]) method[kind] = open(method[kind]);
    Object.defineProperty(Class.prototype, name, method);
  }
  Class.prototype.free = function () {
    if (this.__wbg_ptr) free.value.call(this);
  };
  if (Symbol.dispose) Class.prototype[Symbol.dispose] = Class.prototype.free;
}
