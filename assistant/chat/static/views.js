// 问答, 阅读, 指标: one at a time, named in the address, so that back and a bookmark work.
import { $ } from "./page.js";

const VIEWS = ["ask", "read", "figures"];
const tab = (view) => $(`tab-${view}`);
const heard = [];

// `act` is told of each change of view.
export const onView = (act) => heard.push(act);

export const view = () => document.body.dataset.view;

export const go = (name, place = "") => {
  const wanted = `#${name}${place ? "/" + encodeURIComponent(place) : ""}`;
  if (location.hash !== wanted) history.pushState(null, "", wanted);
  arrive();
};

// Shows what the address names.
export const arrive = () => {
  const [name, place = ""] = location.hash.slice(1).split("/");
  const now = VIEWS.includes(name) ? name : "ask";
  document.body.dataset.view = now;
  delete document.body.dataset.rail;
  for (const each of VIEWS) {
    tab(each).setAttribute("aria-selected", String(each === now));
    tab(each).tabIndex = each === now ? 0 : -1;
  }
  let label = "";
  try {
    label = decodeURIComponent(place);
  } catch {} // an address that someone cut short
  heard.forEach((act) => act(now, label));
};

export const begin = () => {
  for (const each of VIEWS) {
    const panel = $(`${each}-view`);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${each}`);
    tab(each).addEventListener("click", () => go(each));
    tab(each).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = VIEWS[(VIEWS.indexOf(each) + step + VIEWS.length) % VIEWS.length];
      go(next);
      tab(next).focus();
    });
  }
  addEventListener("popstate", arrive);
  arrive();
};
