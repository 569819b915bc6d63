// The lines that a webmaster pastes. Attribute values are escaped; nothing else in them varies.

const escaped = (text) =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);

const attributes = (named) =>
  Object.entries(named)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
    .join("");

/**
 * The widget, for pages that may load scripts.
 *
 * @param {URL} folder where the widget's files lie
 * @param options attributes of the widget
 * @param {string} fallback what is said where it cannot be drawn
 * @param {string | undefined} integrity of the widget's script
 */
export function widget(folder, options, fallback, integrity) {
  const script = attributes({
    type: "module",
    src: new URL("mingzhang-budget.js", folder).href,
    integrity,
    crossorigin: integrity && "anonymous",
  });
  return [
    `<script${script}></script>`,
    `<mingzhang-budget${attributes(options)}>`,
    `  <p>${escaped(fallback)}</p>`,
    `</mingzhang-budget>`,
  ].join("\n");
}

/** The address of a page with nothing but the widget. */
export function frameAddress(folder, options) {
  const address = new URL("frame.html", folder);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== false) address.searchParams.set(name, value === true ? "" : value);
  }
  return address.href;
}

/** The same in an iframe, for pages that refuse scripts of others. */
export function frame(folder, options, title) {
  const source = frameAddress(folder, options);
  return [
    `<iframe data-mingzhang${attributes({ src: source, title, width: "100%", height: "900", loading: "lazy" })}></iframe>`,
    `<script${attributes({ type: "module", src: new URL("mingzhang-frame.js", folder).href })}></script>`,
  ].join("\n");
}
