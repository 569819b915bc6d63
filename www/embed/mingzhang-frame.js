// For a page with <iframe data-mingzhang src="…/embed/frame.html?view=overview">: each such frame gets
// the height that its content has. Only the frame itself is listened to, and only while it still shows
// a page of the origin that its address names.
const frames = () => document.querySelectorAll("iframe[data-mingzhang]");

/** The origin that a frame's address names; none where it has no address yet. */
const originOf = ({ src }) => (/^https?:/.test(src) && URL.canParse(src) ? new URL(src).origin : undefined);

addEventListener("message", ({ source, origin, data }) => {
  const height = Math.ceil(Number(data?.mingzhangHeight));
  if (!(height > 0 && height < 1e5)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
    const bordered = getComputedStyle(frame).boxSizing === "border-box";
    frame.style.height = `${height + (bordered ? frame.offsetHeight - frame.clientHeight : 0)}px`;
  }
});

// Those that were there before this script have told their height already.
for (const frame of frames()) {
  const origin = originOf(frame);
  if (origin) frame.contentWindow?.postMessage({ mingzhangHeight: "ask" }, origin);
}
