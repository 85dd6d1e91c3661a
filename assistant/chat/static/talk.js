// The conversation: asking, stopping, asking again, changing a question, and what was kept.
import { $, element, isNarrow, onClick, post } from "./page.js";
import { Refused, events } from "./asking.js";
import { copy, tell } from "./copying.js";
import { notice, working } from "./entry.js";
import { EXCHANGES, current, fresh, keep, show, talk as kept } from "./memory.js";
import { add, all, carried, fill, own, state } from "./exchange.js";
import * as original from "./source.js";
import * as rail from "./rail.js";
import { back } from "./server.js";
import { go } from "./views.js";
import { words } from "./words.js";

let stopping = null; // what stops the answer under way

// ---- asking --------------------------------------------------------------------------------------------------------------------------

// Whether it is being asked.
export const send = (question) => {
  if (current().exchanges.length >= EXCHANGES) {
    notice(words.too_many);
    return false;
  }
  const exchange = { question, answer: null };
  current().exchanges.push(exchange);
  run(exchange, add(question));
  return true;
};

const run = async (exchange, article) => {
  const stop = (stopping = new AbortController());
  const before = current().exchanges.slice(0, current().exchanges.indexOf(exchange));
  working(true);
  save();
  $("talk").toggleAttribute("data-busy", true);
  article.scrollIntoView({ block: "start" });
  try {
    await answered(exchange, article, before, stop.signal);
  } catch (error) {
    failed(error, article, stop.signal);
  }
  if (stopping !== stop) return;
  stopping = null;
  working(false);
  $("talk").toggleAttribute("data-busy", false);
};

// Asks until an answer has come whole; a connection that breaks is waited for.
const answered = async (exchange, article, before, signal) => {
  while (!exchange.answer) {
    article.querySelector(".answer").replaceChildren();
    state(article, words.phases[0], "phase");
    try {
      for await (const event of events(exchange.question, before, signal)) take(event, exchange, article);
      if (!exchange.answer) throw new TypeError("cut short");
    } catch (error) {
      if (!(error instanceof TypeError) || signal.aborted) throw error;
      state(article, words.lost, "phase");
      await back(signal);
    }
  }
};

const take = (event, exchange, article) => {
  const place = article.querySelector(".answer");
  if (event.kind === "phase" && !place.childElementCount) state(article, event.text, "phase");
  if (event.kind === "sentence") {
    state(article, words.phases.at(-1), "phase"); // there may be more
    place.insertAdjacentHTML("beforeend", event.html);
    openFirst(article);
  }
  if (event.kind !== "done") return;
  state(article, "");
  fill(article, event);
  exchange.answer = event.answer;
  openFirst(article);
  $("told").textContent = `${words.done}${event.answer.answer.split("\n")[0]}`;
  save();
};

// The original opens by itself at the first marker of a new answer; on a phone it would cover it.
const openFirst = (article) => {
  const first = article.querySelector(".answer .marker");
  if (!first || article.dataset.opened || isNarrow()) return;
  article.dataset.opened = "yes";
  original.open(first.dataset);
};

const failed = (error, article, signal) => {
  if (signal.aborted) return state(article, words.stopped, "stopped", true);
  state(article, error instanceof Refused && error.message ? error.message : words.failed, "failed", true);
};

export const stop = () => stopping?.abort();

// ---- asking again --------------------------------------------------------------------------------------------------------------------

// What followed is dropped: it was said of another question.
const again = (article, question) => {
  stop();
  const place = all().indexOf(article);
  all().slice(place).forEach((each) => each.remove());
  current().exchanges.splice(place);
  send(question);
};

const edit = (article) => {
  if (article.querySelector(".editing")) return;
  const place = all().indexOf(article);
  const box = element("textarea", { rows: 2, "aria-label": words.edited, maxlength: words.limit });
  box.value = current().exchanges[place].question;
  const buttons = element("div", {}, element("button", { type: "submit", class: "plain" }, words.again), element("button", { type: "reset", class: "plain" }, words.cancel));
  const form = element("form", { class: "editing" }, box, buttons);
  const done = () => {
    form.remove();
    article.querySelector("[data-edit]").focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.value.trim()) again(article, box.value.trim());
  });
  form.addEventListener("reset", done);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") done();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  article.querySelector(".asked").append(form);
  box.focus();
};

// ---- what was kept -------------------------------------------------------------------------------------------------------------------

const save = () => {
  current().at = Date.now();
  show(current());
  if (!keep(current())) notice(words.full);
  rail.list();
};

export const afresh = () => {
  open(fresh());
  go("ask");
  $("question").focus();
};

export const openKept = (id) => {
  const found = kept(id);
  if (found) open(found);
  go("ask");
};

// A talk on the page; its answers are made anew from what was kept.
export const open = async (talk) => {
  stop();
  show(talk);
  rail.list();
  delete document.body.dataset.rail;
  $("talk").replaceChildren();
  document.body.toggleAttribute("data-empty", !talk.exchanges.length);
  const places = talk.exchanges.map((exchange) => add(exchange.question));
  await Promise.all(talk.exchanges.map((exchange, place) => restore(exchange, places[place])));
  places.at(-1)?.scrollIntoView({ block: "start" });
};

const restore = async (exchange, article) => {
  if (!exchange.answer) return state(article, words.stopped, "stopped", true);
  try {
    const answer = await post("/window/shown", { answers: [exchange.answer] });
    const [shown] = answer.ok ? (await answer.json()).answers : [null];
    if (shown) fill(article, shown);
    else state(article, words.old, "failed", true);
  } catch {
    state(article, words.not_shown, "failed", true);
  }
};

// ---- buttons -------------------------------------------------------------------------------------------------------------------------

export const begin = () => {
  onClick("retry", (button) => again(own(button), current().exchanges[all().indexOf(own(button))].question));
  onClick("edit", (button) => edit(own(button)));
  onClick("copy-answer", (button) => {
    const { text, clip } = carried(own(button));
    tell(button, copy(text, clip) ? words.copied : words.not_copied);
  });
  onClick("more", (button) => {
    delete button.closest(".fold").dataset.folded;
    button.remove();
  });
};
