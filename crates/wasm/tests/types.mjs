/** The interfaces of a `.d.ts` file: name → field → type, inherited fields included. */
export function interfaces(source) {
  const found = new Map();
  const plain = source.replace(/\/\*[^]*?\*\//g, "");
  for (const [, name, parent, body] of plain.matchAll(/interface (\w+)(?:<\w+>)?(?: extends (\w+))? \{([^}]*)\}/g)) {
    const own = [...body.matchAll(/^\s*(\w+)\??: (.+);$/gm)].map(([, field, type]) => [field, type]);
    found.set(name, new Map([...(found.get(parent) ?? []), ...own]));
  }
  return found;
}
