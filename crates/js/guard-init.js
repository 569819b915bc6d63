
/** What is said where the module cannot be loaded. */
function unloadable(error) {
  const why = error?.message ?? error;
  return failure("not-loadable", `模块没有载入（${why}）：请检查 .wasm 文件能否取到、网站的安全策略是否允许 'wasm-unsafe-eval'，再调用 init()。The module did not load (${why}): check that the .wasm file can be had and that the site's policy allows 'wasm-unsafe-eval', then call init() again.`, error);
}

/** Guards what loads the module. */
function guardInit(load, loadSync) {
  __wbg_init = (given) => load(given).catch((error) => Promise.reject(unloadable(error)));
  initSync = (given) => {
    try {
      return loadSync(given);
    } catch (error) {
      throw unloadable(error);
    }
  };
}
guardInit(__wbg_init, initSync);
