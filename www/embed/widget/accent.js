// The host's accent colour: only what is a colour, because it ends up in a style.

/** The colour of an attribute, or undefined when it is none. */
export function colour(text) {
  return text && CSS.supports("color", text) ? text : undefined;
}
