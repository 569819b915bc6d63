// How a React page uses the widget: attributes as of any element; events and methods by a ref.
import { createElement, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const views = { overview: "总览", "three-public": "“三公”经费", checks: "审核结果" };

function Budget() {
  const [view, setView] = useState("overview");
  const [changed, setChanged] = useState(0);
  const widget = useRef(null);
  useEffect(() => {
    const element = widget.current;
    const count = ({ detail }) => setChanged(detail.figures.length);
    element.addEventListener("mingzhang:change", count);
    return () => element.removeEventListener("mingzhang:change", count);
  }, []);
  const options = Object.entries(views).map(([value, name]) => createElement("option", { value, key: value }, name));
  return [
    createElement("p", { key: "tools" },
      createElement("label", null, "页面 ", createElement("select", { value: view, onChange: (event) => setView(event.target.value) }, options)),
      ` 改过 ${changed} 格 `,
      createElement("button", { type: "button", onClick: () => widget.current.reset() }, "恢复公布数")),
    createElement("mingzhang-budget", { key: "widget", ref: widget, view, lang: "zh-CN", editable: "" }),
  ];
}

createRoot(document.getElementById("app")).render(createElement(Budget));
