// Stands behind the script that wasm-bindgen writes, whose own errors have no code: a module that is not
// loaded yet or cannot be, a document that was freed, a module that broke off.

function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Whether the module broke off: what is in its memory is half done, and nothing more can be made of it. */
let aborted = false;

/** A function of the module, which is not called before it is loaded and not after it broke off. */
function guarded(run) {
  return function (...given) {
    if (wasm === undefined) throw failure("not-loaded", "请先 await init()。Call init() and await it first.");
    if (aborted) throw failure("aborted", "模块已经中断，不能再用：请重新载入页面，或另开一个 worker。The module broke off and cannot be used any more: reload the page, or start another worker.");
    try {
      return run.apply(this, given);
    } catch (error) {
      // The module's own errors have a code; all others come from the engine that runs it.
      if (typeof error?.code === "string") throw error;
      aborted = true;
      throw failure("aborted", "处理中断，多半是文件需要的内存超过上限：请另开一个 worker，换一个较小的文件。It broke off, most likely because the document takes more memory than there is: start another worker, with a smaller document.", error);
    }
  };
}

/** A method that refuses to run on a document that was freed. */
function open(run) {
  const method = guarded(run);
  return function (...given) {
    if (!this?.__wbg_ptr) throw failure("freed", "文件已经 free()，请重新打开。The document was freed: open it again.");
    return method.apply(this, given);
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
    if (this.__wbg_ptr && !aborted) free.value.call(this);
  };
  if (Symbol.dispose) Class.prototype[Symbol.dispose] = Class.prototype.free;
}
