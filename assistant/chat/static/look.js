// Size of type and light or dark, kept in this browser. Gradio's own parts follow a class of the body.
import { $ } from "./page.js";
import { local } from "./store.js";
import { say, words } from "./words.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const keep = (name, value) => local.set("planqa." + name, value);

const isDark = () => (root.dataset.look ? root.dataset.look === "dark" : system.matches);

const apply = () => {
  if (document.body.classList.contains("dark") !== isDark()) document.body.classList.toggle("dark", isDark());
  const other = say(words.look, { look: isDark() ? words.light : words.dark });
  $("look").title = other;
  $("look").setAttribute("aria-pressed", String(isDark()));
  $("size").title = say(words.size, { size: words.sizes[Number(root.dataset.size ?? 0)] });
};

export const begin = () => {
  $("look").addEventListener("click", () => {
    root.dataset.look = isDark() ? "light" : "dark";
    keep("look", root.dataset.look);
    apply();
  });
  $("size").addEventListener("click", () => {
    root.dataset.size = String((Number(root.dataset.size ?? 0) + 1) % 3);
    keep("size", root.dataset.size);
    apply();
    $("told").textContent = $("size").title;
  });
  system.addEventListener("change", apply);
  new MutationObserver(apply).observe(document.body, { attributeFilter: ["class"] }); // gradio sets its own
  apply();
};
