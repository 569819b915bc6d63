/** Adds a style sheet; done when it is there, or cannot be had. */
export function styled(url) {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url.href;
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
