// The glossary (术语): official terms explained where they stand, and all of them in a list. Loaded when
// the page is there and the browser has nothing else to do.
import { styled } from "./parts/styled.js";
import { card } from "./glossary/card.js";
import { openList } from "./glossary/list.js";
import { mark } from "./glossary/marks.js";
import { TERMS } from "./terms.js";

const style = styled(new URL("../css/glossary.css", import.meta.url));

let marked = false;

/** Marks the terms of the page, from now on. */
export async function explain() {
  if (marked) return;
  marked = true;
  await style;
  mark(TERMS, card(TERMS, list));
}

/** Opens the list of all terms, at one of them if its id is given. */
export async function list(id) {
  await style;
  openList(TERMS, id);
}
