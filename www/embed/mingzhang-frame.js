// For a page with <iframe data-mingzhang src="…/embed/frame.html?view=overview">: each such frame gets
// the height that its content has. Only the frame itself is listened to, and only while it still shows
// a page of the origin that its address names.
addEventListener("message", ({ source, origin, data }) => {
  const height = Math.ceil(Number(data?.mingzhangHeight));
  if (!(height > 0 && height < 1e5)) return;
  for (const frame of document.querySelectorAll("iframe[data-mingzhang]")) {
    const ours = frame.contentWindow === source && new URL(frame.src).origin === origin;
    if (ours) frame.style.height = `${height}px`;
  }
});
