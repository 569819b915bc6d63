// A picture as a file: drawn anew at a fixed width in light colours, its styles written into it, on
// white, with what it is of above it.
import { element, shape } from "../parts/dom.js";
import { save } from "../parts/save.js";
import { filled, pen } from "./letters.js";
import { round, written } from "./svg.js";

const WIDTH = 960; // pixels
const MARGIN = 32;
const FINER = 2; // pixels of a PNG for each

/** What a drawing's looks are made of. */
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "fill-opacity",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

/**
 * Saves a picture.
 *
 * @param {"SVG" | "PNG"} kind
 * @returns {Promise<string | undefined>} the name of the file; undefined where it could not be made
 */
export async function saved(kind, { place, draw, name, title, lines: told }) {
  const drawing = composed(place, draw, title, told.filter(Boolean));
  const text = new XMLSerializer().serializeToString(drawing);
  const file = `${name.replace(/[\\/:*?"<>|\s]+/g, "-")}.${kind.toLowerCase()}`;
  if (kind === "SVG") {
    save(file, new Blob([text], { type: "image/svg+xml" }));
    return file;
  }
  const image = await rastered(text, drawing).catch(() => undefined);
  if (image) save(file, image);
  return image && file;
}

/** The drawing with its heading, styles resolved, nothing of the page in it. */
function composed(place, draw, title, told) {
  // Where the drawing stands its styles come from: light, whatever the reader's theme.
  const light = element("div", { class: "mz picture-file", "data-theme": "light", "aria-hidden": "true", inert: true });
  place.append(light);
  const letters = pen(light);
  const svg = draw({ ...letters, width: WIDTH - 2 * MARGIN });
  let top = MARGIN;
  const head = [];
  const write = (words, size, line, kind, strong) => {
    const broken = filled(words, WIDTH - 2 * MARGIN, 9, size, letters.family, strong ? 600 : 400) ?? [words];
    head.push(written(MARGIN, top, broken, { size, line, kind, strong: strong ? 9 : 0 }));
    top += broken.length * line;
  };
  write(title, 22, 30, "label plain", true);
  told.forEach((words, at) => write(words, 14, 21, at === 0 ? "quiet" : "label plain", false));
  top += 18;
  const height = Math.ceil(top + Number(svg.getAttribute("height")) + MARGIN);
  const whole = shape(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` },
    shape("title", {}, [title, told[0]].join(" · ")),
    shape("rect", { class: "paper", width: WIDTH, height }),
    head,
    shape("g", { transform: `translate(${MARGIN} ${round(top)})` }, [...svg.childNodes]),
  );
  light.append(whole);
  for (const node of whole.querySelectorAll("*")) {
    const style = getComputedStyle(node);
    for (const look of LOOKS) node.setAttribute(look, style.getPropertyValue(look));
  }
  for (const node of whole.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) {
      if (/^(class|tabindex|role|href|aria-|data-)/.test(name)) node.removeAttribute(name);
    }
  }
  // Links lead into the page and nowhere from a file.
  for (const link of whole.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  light.remove();
  return whole;
}

async function rastered(text, drawing) {
  const image = new Image();
  // The page allows images of its own and written out, nothing else.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)) * FINER);
  const canvas = element("canvas", { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
