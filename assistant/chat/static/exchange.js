// One exchange on the page: a question, its answer, and a line that says how it goes.
import { $, element } from "./page.js";
import { words } from "./words.js";

const copies = new WeakMap(); // article → what is copied of it

export const all = () => [...$("talk").querySelectorAll(".exchange")];

// The exchange a button belongs to.
export const own = (button) => button.closest(".exchange");

export const add = (question) => {
  const article = $("exchange").content.firstElementChild.cloneNode(true);
  article.querySelector(".question").textContent = question;
  $("talk").append(article);
  document.body.toggleAttribute("data-empty", false);
  return article;
};

// A line under the answer: a phase, or how it ended, with what to do next.
export const state = (article, sentence, kind = "", retry = false) => {
  const line = article.querySelector(".state");
  line.className = `state ${kind}`;
  line.hidden = !sentence;
  line.replaceChildren(sentence, ...(retry ? [" ", element("button", { type: "button", class: "plain", "data-retry": true }, words.retry)] : []));
  if (sentence) $("told").textContent = sentence;
};

// The whole answer, as the server made it.
export const fill = (article, { html, text, clip }) => {
  article.querySelector(".answer").innerHTML = html;
  copies.set(article, { text, clip });
};

// An answer as text and as a word processor takes it.
export const carried = (article) => copies.get(article) ?? { text: "", clip: "" };
