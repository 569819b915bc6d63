/** Adds a style sheet to the page, or to a widget's shadow root; done when it is there, or cannot be had. */
export function styled(url, root = document.head) {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url.href;
    link.onload = link.onerror = done;
    root.append(link);
  });
}
