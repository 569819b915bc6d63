// What can be found in the document: the page's lines (`Book::index`) as entries.
//
// An entry: `group`, `name` as it is shown, perhaps `code`, `also` (other names of it), `note` (where it
// stands), `figure`; and where it leads, `to`, or what it does, `run`.

/**
 * The entries of a document.
 *
 * @param {string} lines as the page sends them
 */
export function entries(lines) {
  const found = [];
  let table; // {to, note}
  let block; // {first, headings, row}
  for (const line of lines ? lines.split("\n") : []) {
    const [kind, ...fields] = line.split("\t");
    if (kind === "table") {
      const [id, number, title, also] = fields;
      table = { to: `#tables/${id}`, note: [number, title].filter(Boolean).join(" ") };
      found.push({ group: "tables", code: number, name: title, also: [also], to: table.to });
    } else if (kind === "block") {
      const [first, ...headings] = fields;
      block = { first: Number(first), headings, row: 0, columns: undefined };
    } else if (kind === "broken") {
      const [id, cell, sentence] = fields;
      found.push({ group: "findings", name: sentence, also: [], to: `#tables/${id}/${cell}` });
    } else {
      row(found, table, block, kind, fields);
      block.row += 1;
    }
  }
  return found;
}

function row(found, table, block, kind, [code, name, also, project, ...figures]) {
  const first = block.first + block.row * block.headings.length;
  const told = figures.findIndex((figure) => figure);
  const to = `${table.to}/${first + Math.max(told, 0)}`;
  const group = project ? "projects" : code ? "accounts" : "rows";
  found.push({
    group,
    code,
    name: project || name,
    also: project ? [name, also] : [also],
    note: table.note,
    figure: figures[told],
    figures,
    headings: block.headings,
    first,
    table: table.to,
    to,
  });
  // A heading is found by its words: it leads to its total, or to its first figure.
  if (block.headings.length > 1 && (!block.columns || (kind === "total" && !block.total))) {
    block.total = kind === "total";
    block.columns ??= block.headings.map((heading) => {
      const entry = { group: "columns", name: heading.split(" / ").at(-1), also: [heading], note: table.note };
      found.push(entry);
      return entry;
    });
    block.columns.forEach((entry, column) => {
      entry.to = `${table.to}/${first + column}`;
      entry.figure = figures[column];
    });
  }
}
