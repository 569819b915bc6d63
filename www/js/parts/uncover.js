/** Room between what is explained and what explains it, in pixels. */
const GAP = 16;

/** Scrolls the page until something is not under what lies above the page. */
export function uncover(place, cover) {
  const [box, over] = [place, cover].map((node) => node.getBoundingClientRect());
  const covered = box.right > over.left && box.left < over.right && box.top < over.bottom && box.bottom > over.top;
  if (covered) scrollBy({ top: box.bottom - over.top + GAP, behavior: "instant" });
}
