// Where one types: Enter sends, Shift+Enter breaks the line, ↑ in an empty box brings the last question back.
import { $ } from "./page.js";
import { current, draft } from "./memory.js";
import { go } from "./views.js";
import { say, words } from "./words.js";

let send = () => {};
let stop = () => {};
let busy = false;

const isText = (text) => !/\0/.test(text) && (text.isWellFormed?.() ?? true);

// Why a text cannot be asked, in one sentence; empty when it can.
export const hindrance = (text) => {
  if (text.length > words.limit) return say(words.too_long, { limit: words.limit, length: text.length });
  return isText(text) ? "" : words.not_text;
};

export const notice = (sentence) => {
  $("notice").textContent = sentence;
  $("notice").hidden = !sentence;
};

// While an answer comes, the button stops it.
export const working = (is) => {
  busy = is;
  $("send").textContent = is ? words.stop : words.send;
};

// A question put into the box, to be sent or changed first.
export const ask = (text) => {
  go("ask");
  write(text);
  $("question").focus();
};

export const write = (text) => {
  $("question").value = text;
  grow();
};

const grow = () => {
  const box = $("question");
  draft.set(box.value);
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
};

const submit = () => {
  const text = $("question").value.trim();
  if (!text || busy || document.body.dataset.state !== "ready") return;
  const wrong = hindrance(text);
  notice(wrong);
  if (!wrong && send(text)) write("");
};

const key = (event) => {
  if (event.isComposing) return; // Enter ends a Chinese word first
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "ArrowUp" && !event.target.value && current().exchanges.length) {
    event.preventDefault();
    write(current().exchanges.at(-1).question);
  }
};

export const begin = (sending, stopping) => {
  [send, stop] = [sending, stopping];
  $("question").addEventListener("keydown", key);
  $("question").addEventListener("input", () => {
    notice("");
    grow();
  });
  $("ask-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) stop();
    else submit();
  });
  write(draft.get());
};
