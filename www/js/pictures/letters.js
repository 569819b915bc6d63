// How wide words are, and how they are broken into lines.

const board = document.createElement("canvas").getContext("2d");

/** Sizes that grow with the reader's font size: `pen.small`, `pen.line` … in pixels. */
export function pen(element) {
  const style = getComputedStyle(element);
  const em = parseFloat(style.fontSize) / 16;
  const family = style.fontFamily;
  return { em, family, text: 13 * em, small: 12 * em, line: 16 * em };
}

export function width(words, size, family, weight = 400) {
  board.font = `${weight} ${size}px ${family}`;
  return board.measureText(words).width;
}

/**
 * Words in lines no wider than a width, at most so many lines, about as long as each other; undefined
 * where they do not fit. Chinese is broken anywhere but before a closing mark, English between words.
 */
export function lines(words, room, most, size, family, weight) {
  let told = filled(words, room, most, size, family, weight);
  for (let less = room - size; told?.length > 1; less -= size) {
    const closer = filled(words, less, told.length, size, family, weight);
    if (!closer) break;
    told = closer;
  }
  return told;
}

/** The same, each line as full as it can be. */
export function filled(words, room, most, size, family, weight) {
  const pieces = words.match(/[\u2e80-\uffef][，。、；：）》”]*|[^\s\u2e80-\uffef]+|\s+/gu) ?? [];
  const told = [""];
  for (const piece of pieces) {
    const last = told[told.length - 1];
    if (width((last + piece).trim(), size, family, weight) <= room) {
      told[told.length - 1] += piece;
    } else {
      if (width(piece.trim(), size, family, weight) > room) return undefined;
      if (last.trim() === "") told[told.length - 1] = piece.trimStart();
      else told.push(piece.trimStart());
    }
    if (told.length > most) return undefined;
  }
  return told.map((line) => line.trim()).filter(Boolean);
}

/**
 * Places labels of known height in one column so that none lies on another: each as near to where it
 * belongs as there is room. Where not all have room, the least ones are left out.
 *
 * @param {{at: number, height: number, weight: number}[]} labels `at` is their middle
 * @returns those that have room, in order from the top, each with `top`
 */
export function stacked(labels, top, bottom) {
  const kept = [...labels].sort((a, b) => a.at - b.at);
  let room = kept.reduce((sum, { height }) => sum + height, 0);
  while (room > bottom - top && kept.length) {
    const least = kept.reduce((a, b) => (b.weight < a.weight ? b : a));
    kept.splice(kept.indexOf(least), 1);
    room -= least.height;
  }
  let below = top;
  for (const label of kept) {
    label.top = Math.max(below, label.at - label.height / 2);
    below = label.top + label.height;
  }
  let above = bottom;
  for (const label of kept.toReversed()) {
    label.top = Math.min(label.top, above - label.height);
    above = label.top;
  }
  return kept;
}
