// A part of a picture: reached by keyboard, pointer and finger, explained where it stands, and a way to
// its cell.
import { element, shape } from "../parts/dom.js";

/**
 * A part that takes the focus. With a cell it is a link there, with `open` a button that opens it.
 *
 * @param {object} of the part: `name`, `href`, `cell`
 * @param {string} said all of it in words, for those who hear it
 * @param {Function} [open] shows what it consists of
 * @param children what is drawn of it
 */
export function part(of, said, open, ...children) {
  const attributes = {
    class: "part",
    "aria-label": said,
    tabindex: "-1",
    "data-cell": of.cell,
    "data-rest": isRest(of),
  };
  const node = open
    ? shape("g", { ...attributes, role: "button" }, ...children)
    : of.href
      ? shape("a", { ...attributes, href: of.href }, ...children)
      : shape("g", { ...attributes, role: "img" }, ...children);
  node.of = of;
  node.open = open;
  return node;
}

/** Whether a part is what the printed parts leave over of their whole. */
export function isRest({ cell, rest }) {
  return rest ?? cell === undefined;
}

/** Keys, pointer and touch of the parts of a drawing, and the note that explains one of them. */
export class Parts {
  #parts = [];
  #shown; // the part whose note is there
  #touched; // by a finger: what was explained before
  #text;
  #over = (node, on) => node;

  constructor(place) {
    this.note = element("div", { class: "picture-note", hidden: true });
    this.place = place;
    place.append(this.note);
    place.addEventListener("keydown", (event) => this.#key(event));
    place.addEventListener("pointerdown", ({ pointerType }) => {
      this.#touched = pointerType === "mouse" ? undefined : { explained: this.#shown };
    });
    place.addEventListener("pointerover", (event) => event.pointerType === "mouse" && this.#point(event));
    place.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.hide());
    place.addEventListener("focusin", ({ target }) => target.of && this.#show(target));
    place.addEventListener("focusout", ({ relatedTarget }) => !place.contains(relatedTarget) && this.hide());
    place.addEventListener("click", (event) => this.#press(event));
  }

  /** Takes the parts of a new drawing; `over` marks what belongs to the part that is looked at. */
  take(parts, text, over) {
    this.hide();
    this.#parts = parts;
    this.#text = text;
    this.#over = over ?? (() => {});
    parts[0]?.setAttribute("tabindex", "0");
  }

  /** The place of the part that has the focus, and giving it back to the part at that place. */
  get focused() {
    return this.#parts.findIndex((part) => part === this.place.getRootNode().activeElement);
  }

  focus(at) {
    const part = this.#parts[Math.min(at, this.#parts.length - 1)];
    if (part) this.#go(part);
  }

  hide() {
    if (!this.#shown) return;
    this.#over(this.#shown, false);
    document.removeEventListener("keydown", this.#escape, true);
    this.#shown = undefined;
    this.note.hidden = true;
  }

  /** Escape puts the note away wherever the focus is, and does nothing else. */
  #escape = (event) => {
    if (event.key !== "Escape") return;
    this.hide();
    event.stopPropagation();
  };

  #of(event) {
    return event.target.closest?.(".part");
  }

  #point(event) {
    const part = this.#of(event);
    if (part) this.#show(part);
    // The note itself may be pointed at.
    else if (!this.note.contains(event.target)) this.hide();
  }

  #press(event) {
    const part = this.#of(event);
    if (!part) return;
    if (this.#touched && this.#touched.explained !== part) {
      // A finger cannot hover: the first tap explains, the second opens.
      event.preventDefault();
      event.stopPropagation();
      this.#go(part);
    } else if (part.open) {
      part.open();
    }
  }

  #key(event) {
    const part = this.#of(event);
    if (!part || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#parts.indexOf(part);
    const steps = { Home: 0, End: this.#parts.length - 1 };
    const to = event.key in steps ? this.#parts[steps[event.key]] : this.#beside(part, event.key);
    if (to) this.#go(to);
    else if ((event.key === "Enter" || event.key === " ") && part.open) part.open();
    else if (!(event.key.startsWith("Arrow") && at >= 0)) return;
    event.preventDefault();
  }

  /** The nearest part in the direction of an arrow key. */
  #beside(part, key) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (!direction) return undefined;
    const across = direction[0] !== 0;
    // From where to where it reaches along an axis.
    const reach = (node, along) => {
      const { left, right, top, bottom } = (node.querySelector("[data-body]") ?? node).getBoundingClientRect();
      return along ? [left, right] : [top, bottom];
    };
    const middle = ([from, to]) => (from + to) / 2;
    let best;
    for (const other of this.#parts) {
      const ahead = (middle(reach(other, across)) - middle(reach(part, across))) * (direction[0] + direction[1]);
      if (other === part || ahead < 2) continue;
      const [[from, to], [start, end]] = [reach(part, !across), reach(other, !across)];
      const far = ahead + 3 * Math.max(0, start - to, from - end);
      if (!best || far < best.far) best = { other, far };
    }
    return best?.other;
  }

  #go(part) {
    for (const other of this.#parts) other.setAttribute("tabindex", other === part ? "0" : "-1");
    part.focus({ focusVisible: true });
    this.#show(part);
  }

  #show(part) {
    if (this.#shown === part) return;
    this.hide();
    this.#shown = part;
    document.addEventListener("keydown", this.#escape, true);
    this.#over(part, true);
    const { name, href } = part.of;
    this.note.replaceChildren(
      element("strong", {}, name),
      ...part.of.told.map((line) => element("span", {}, line)),
      href ? element("a", { href, tabindex: "-1" }, this.#text.goTo) : "",
    );
    this.note.hidden = false;
    const place = this.place.getBoundingClientRect();
    const body = (part.querySelector("[data-body]") ?? part).getBoundingClientRect();
    const { width, height } = this.note.getBoundingClientRect();
    const left = Math.min(Math.max(0, body.left - place.left), place.width - width);
    // Below the part, or above it where the picture ends.
    const under = body.bottom - place.top + 4;
    const over = body.top - place.top - height - 4;
    this.note.style.left = `${left}px`;
    this.note.style.top = `${under + height > place.height + 24 && over >= 0 ? over : under}px`;
  }
}
