// The conversations in the rail: today's, and earlier ones.
import { $, element, onClick } from "./page.js";
import { current, forget, talks } from "./memory.js";
import { say, words } from "./words.js";

const entry = (talk) => {
  const title = talk.exchanges[0].question;
  const open = element("button", { type: "button", class: "ask", "data-talk": talk.id, title, "aria-current": talk.id === current().id ? "true" : null }, title);
  const drop = element("button", { type: "button", class: "drop", "data-drop": talk.id, "aria-label": say(words.delete_name, { title }) }, words.delete);
  return element("li", {}, open, drop);
};

const group = (name, some) => (some.length ? [element("h2", {}, name), element("ul", {}, ...some.map(entry))] : []);

export const list = () => {
  const today = new Date().setHours(0, 0, 0, 0);
  const all = talks();
  $("talks").replaceChildren(
    ...group(words.today, all.filter((talk) => talk.at >= today)),
    ...group(words.earlier, all.filter((talk) => talk.at < today)),
  );
};

export const begin = (open, afresh) => {
  $("rail-button").addEventListener("click", () => {
    const isOpen = document.body.dataset.rail !== "open";
    if (isOpen) document.body.dataset.rail = "open";
    else delete document.body.dataset.rail;
    $("rail-button").setAttribute("aria-expanded", String(isOpen));
  });
  $("new").addEventListener("click", afresh);
  onClick("talk", (button) => open(button.dataset.talk));
  onClick("drop", (button) => {
    forget(button.dataset.drop);
    if (button.dataset.drop === current().id) afresh();
    list();
  });
  addEventListener("storage", list); // another tab kept one
  document.addEventListener("keydown", (event) => event.key === "Escape" && delete document.body.dataset.rail);
  list();
};
