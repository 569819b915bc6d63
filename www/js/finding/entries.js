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
      block = { first: Number(first), headings: headings.map((heading) => short(heading, headings)), row: 0 };
      block.paths = headings;
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

/** The lowest of a column's headings, or all of them where another column has the same. */
function short(heading, headings) {
  const lowest = (path) => path.split(" / ").at(-1);
  return headings.filter((other) => lowest(other) === lowest(heading)).length === 1 ? lowest(heading) : heading;
}

function row(found, table, block, kind, [code, name, also, project, ...figures]) {
  const first = block.first + block.row * block.headings.length;
  const told = figures.findIndex((figure) => figure);
  const to = `${table.to}/${first + Math.max(told, 0)}`;
  // A project under an account goes by its own name; what belongs to a project, such as an indicator, has
  // one of its own.
  const named = code && project ? { name: project, also: [name, also], note: table.note } : { name, also: [also] };
  found.push({
    group: !code ? "rows" : project ? "projects" : "accounts",
    code,
    note: [project, table.note].filter(Boolean).join(" · "),
    ...named,
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
    block.columns ??= block.headings.map((heading, column) => {
      const entry = { group: "columns", name: heading, also: [block.paths[column]], note: table.note };
      found.push(entry);
      return entry;
    });
    block.columns.forEach((entry, column) => {
      entry.to = `${table.to}/${first + column}`;
      entry.figure = figures[column];
    });
  }
}
