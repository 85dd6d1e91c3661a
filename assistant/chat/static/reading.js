// Reading: the tree, a section, and full-text search.
import { $, bring, onClick, piece } from "./page.js";
import { ask } from "./entry.js";
import { go, onView } from "./views.js";
import { words } from "./words.js";

const PAUSE = 250; // milliseconds after the last key
let shown = "";
let typed;
let asked = 0;

const open = async ({ read, start, end }) => {
  const mine = ++asked;
  const q = $("find").value.trim();
  const html = await piece("section", { place: read, start, end, q }).catch(() => "");
  if (!html || mine !== asked) return;
  shown = read;
  const column = $("section");
  column.innerHTML = html;
  column.scrollTop = 0;
  document.body.dataset.reads = "section";
  const lit = [...column.querySelectorAll("mark, tr.quoted")];
  if (lit.length) bring(column, lit[0]);
  mark(column.querySelector(".reading").dataset.label);
};

// Where one is, in the tree.
const mark = (label) => {
  for (const link of $("tree").querySelectorAll("a")) {
    const here = link.dataset.read === label;
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (here) link.scrollIntoView({ block: "nearest" });
  }
};

const find = async () => {
  const q = $("find").value.trim();
  const mine = ++asked;
  document.body.toggleAttribute("data-finds", q !== "");
  if (q) $("finds").setAttribute("aria-busy", "true");
  const html = q ? await piece("found", { q }).catch(() => "") : "";
  if (mine !== asked) return;
  $("finds").innerHTML = html;
  $("finds").removeAttribute("aria-busy");
};

export const begin = () => {
  onClick("read", (link, event) => {
    event.preventDefault();
    if (!link.closest("#finds")) {
      $("find").value = "";
      find();
    }
    go("read", link.dataset.read);
    open(link.dataset);
  });
  onClick("question", (button) => ask(button.dataset.question));
  $("find").addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(find, PAUSE);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.dataset.view === "read") delete document.body.dataset.reads;
  });
  onView((view, place) => {
    if (view !== "read") return;
    if (place && place !== shown) open({ read: place });
    else if (!place) delete document.body.dataset.reads;
  });
};
