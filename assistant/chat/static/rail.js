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

// On a narrow screen the rail is behind one button; while one reads, the button leads back to the plan's tree.
const turn = (open) => {
  delete document.body.dataset.rail;
  if (document.body.dataset.view === "read") {
    if (open) delete document.body.dataset.reads;
  } else if (open) document.body.dataset.rail = "open";
  $("rail-button").setAttribute("aria-expanded", String(document.body.dataset.rail === "open"));
};

// Gone is gone: the button asks once more.
const isSure = (button) => {
  if (button.dataset.sure) return true;
  const name = button.getAttribute("aria-label");
  const say = (text, label, sure) => {
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.dataset.sure = sure;
  };
  say(words.sure, `${words.sure}${name}`, "yes");
  setTimeout(() => say(words.delete, name, ""), 3000);
  return false;
};

export const begin = (open, afresh) => {
  $("rail-button").addEventListener("click", () => turn(document.body.dataset.rail !== "open"));
  document.addEventListener("click", (event) => event.target.closest("#rail, #rail-button") || turn(false));
  $("new").addEventListener("click", afresh);
  onClick("talk", (button) => open(button.dataset.talk));
  onClick("drop", (button) => {
    if (!isSure(button)) return;
    forget(button.dataset.drop);
    if (button.dataset.drop === current().id) afresh();
    list();
  });
  addEventListener("storage", list); // another tab kept one
  document.addEventListener("keydown", (event) => event.key === "Escape" && turn(false));
  list();
};
