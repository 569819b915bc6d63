// How a Vue 3 page uses the widget: attributes and events as of any element, methods by a ref.
import { createApp, h, ref } from "vue";

const views = { overview: "总览", "three-public": "“三公”经费", checks: "审核结果" };

createApp({
  setup() {
    const view = ref("overview");
    const changed = ref(0);
    const widget = ref();
    return () => [
      h("p", [
        h("label", ["页面 ", h("select", { value: view.value, onChange: (event) => (view.value = event.target.value) },
          Object.entries(views).map(([value, name]) => h("option", { value }, name)))]),
        ` 改过 ${changed.value} 格 `,
        h("button", { type: "button", onClick: () => widget.value.reset() }, "恢复公布数"),
      ]),
      h("mingzhang-budget", {
        ref: widget,
        view: view.value,
        lang: "zh-CN",
        editable: "",
        // Vue would ask for a property first; an event's name may have a colon.
        "onMingzhang:change": ({ detail }) => (changed.value = detail.figures.length),
      }),
    ];
  },
}).mount("#app");
