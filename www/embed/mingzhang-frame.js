// For a page with <iframe data-mingzhang src="…/embed/frame.html?view=overview">: each such frame gets
// the height that its content has. Only the frame itself is listened to, and only while it still shows
// a page of the origin that its address names.
const frames = () => document.querySelectorAll("iframe[data-mingzhang]");

addEventListener("message", ({ source, origin, data }) => {
  const height = Math.ceil(Number(data?.mingzhangHeight));
  if (!(height > 0 && height < 1e5)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
    const bordered = getComputedStyle(frame).boxSizing === "border-box";
    frame.style.height = `${height + (bordered ? frame.offsetHeight - frame.clientHeight : 0)}px`;
  }
});

// Those that were there before this script have told their height already.
for (const frame of frames()) frame.contentWindow?.postMessage({ mingzhangHeight: "ask" }, new URL(frame.src).origin);
