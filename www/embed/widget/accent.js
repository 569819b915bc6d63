// The host's accent colour: only what is a colour by itself, because it ends up in a style.

/** The colour of an attribute, or undefined when it is none. */
export function colour(text) {
  const isOne = text && CSS.supports("color", text) && !/var\(|url\(|^\s*(inherit|initial|unset|revert|transparent)/i.test(text);
  return isOne ? text : undefined;
}
