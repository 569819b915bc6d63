/** Has the page say something: `{done}`, or `{failed}` where something could not be done. */
export function say(detail) {
  dispatchEvent(new CustomEvent("mingzhang:say", { detail }));
}
