// Styles for shadow roots: fetched and parsed once for all widgets of a page.

let sheet;

/** Dresses a shadow root; done when it has its styles. */
export async function styles(root, url) {
  sheet ??= fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`);
    return new CSSStyleSheet({ baseURL: url }).replace(await response.text());
  });
  sheet.catch(() => (sheet = undefined));
  const styles = await sheet;
  if (!root.adoptedStyleSheets.includes(styles)) root.adoptedStyleSheets.push(styles);
}
