// The original beside the conversation: any link with `data-place` opens it, at the words from `data-start` to `data-end`.
import { $, bring, isNarrow, onClick, piece } from "./page.js";
import { words } from "./words.js";

let asked = 0; // only the last one asked for is shown
let from = null; // where the keyboard goes back to

export const open = async ({ place, start, end }, back = null) => {
  const mine = ++asked;
  from = back;
  try {
    const html = await piece("source", { place, start, end });
    if (mine === asked) put(html, back !== null);
  } catch {
    if (mine === asked) $("told").textContent = words.not_opened;
  }
};

const put = (html, focus) => {
  const column = $("source");
  $("original").innerHTML = html;
  document.body.dataset.sheet = "open";
  column.scrollTop = 0;
  const lit = column.querySelector("mark, tr.quoted");
  if (lit) bring(column, lit);
  if (focus) column.querySelector("h2")?.focus({ preventScroll: true });
  if (isNarrow()) clearAbove(column);
};

// On a phone the sheet comes from below: the question stays readable above it.
const clearAbove = (column) => {
  const exchange = document.querySelector(".exchange[data-open]") ?? document.querySelector(".exchange:last-child");
  const question = exchange?.querySelector(".question");
  if (question && question.getBoundingClientRect().top > column.getBoundingClientRect().top - 40) question.scrollIntoView({ block: "start" });
};

export const close = () => {
  if (!document.body.dataset.sheet) return;
  delete document.body.dataset.sheet;
  from?.focus({ preventScroll: true });
  from = null;
};

onClick("place", (link, event) => {
  event.preventDefault();
  const keyboard = event.detail === 0; // a press of Enter, not of the mouse
  document.querySelectorAll(".exchange[data-open]").forEach((exchange) => delete exchange.dataset.open);
  link.closest(".exchange")?.setAttribute("data-open", "");
  open(link.dataset, keyboard || isNarrow() ? link : null);
});
onClick("close", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
