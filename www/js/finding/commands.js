// What the head of the page offers — tabs, tools, menus — as entries: each is found by the words it
// bears, and does what pressing it does.

const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** The words of a control, as it is read aloud. */
function name(control) {
  if (control.matches("option")) return [control.parentElement.ariaLabel, text(control)].join(" · ");
  if (control.matches("label")) {
    const legend = text(control.closest("fieldset")?.querySelector("legend"));
    return [legend, text(control)].filter(Boolean).join(" · ");
  }
  const means = meaning(control);
  return control.getAttribute("aria-label") ?? (means ? text(control).slice(0, -means.length).trim() : text(control));
}

/** What a line of a menu says of itself below its words. */
const meaning = (control) => text(control.querySelector(".menu-means"));

function press(control) {
  if (!control.matches("option")) return control.click();
  control.selected = true;
  control.parentElement.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Every control of the head that can be pressed now. */
export function commands() {
  const controls = [...document.querySelectorAll(".head :is(button, a.tab, .choice label, option)")];
  return controls
    .filter((control) => !control.disabled && !control.closest("[hidden]") && !control.matches(".figure"))
    // What only opens a list of others is not a command itself.
    .filter((control) => !control.hasAttribute("popovertarget") || control.closest("[popover]"))
    .map((control) => ({
      group: "commands",
      name: name(control),
      also: [control.title, meaning(control)],
      run: () => press(control),
    }))
    .filter((command) => command.name);
}
