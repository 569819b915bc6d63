// What the packages for pages have besides. It is compiled, not run.
import init, { Budget, initSync } from "mingzhang-wasm";
import initReader, { read } from "mingzhang-wasm-read";

export async function findings(file: Blob): Promise<number> {
  const { memory } = await init();
  await initReader({ module_or_path: new URL("reader.wasm", "https://example.org/") });
  const budget: Budget = Budget.open(read(await file.arrayBuffer()));
  console.log(memory.buffer.byteLength);
  return budget.findings().findings.length;
}

export const now = (bytes: ArrayBuffer): WebAssembly.Memory => initSync({ module: bytes }).memory;
