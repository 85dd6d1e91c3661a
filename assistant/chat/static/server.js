// Whether the server is there: a line above the entry says when it is not, and it is tried again by itself.
import { $, element } from "./page.js";
import { words } from "./words.js";

const EVERY = 5000;
const SOON = 1000; // while it is gone
let gone = false;
let waiting = [];
let timer;

const say = () => {
  const line = $("gone");
  if (!gone) line?.remove();
  else if (!line) $("entry").prepend(element("p", { id: "gone", role: "alert" }, words.gone));
};

const look = async () => {
  clearTimeout(timer);
  if (!document.hidden || gone) {
    gone = await fetch("/healthz", { cache: "no-store" }).then((answer) => !answer.ok, () => true);
    say();
    if (!gone) waiting.splice(0).forEach((go) => go());
  }
  timer = setTimeout(look, gone ? SOON : EVERY);
};

export const watch = () => look();

// Resolves once the server answers again, or at once when it does; rejects when the signal says that nobody waits any more.
export const back = (signal) =>
  new Promise((go, stop) => {
    waiting.push(go);
    signal.addEventListener("abort", () => stop(signal.reason));
    gone = true;
    say();
    clearTimeout(timer);
    timer = setTimeout(look, SOON);
  });
