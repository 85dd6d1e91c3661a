// Copying, also where the page came over plain http and `navigator.clipboard` is missing.
import { $, element, onClick } from "./page.js";
import { words } from "./words.js";

// Whether it worked. `html` is what a word processor takes, where there is one.
export const copy = (text, html = "") => {
  const before = document.activeElement;
  const box = element("textarea", { class: "unseen", "aria-hidden": "true", tabindex: -1 });
  box.value = text;
  document.body.append(box);
  box.select();
  const put = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  };
  document.addEventListener("copy", put, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  box.remove();
  before?.focus({ preventScroll: true });
  return done;
};

// A button says for a moment what came of it, and a screen reader hears it.
export const tell = (button, sentence) => {
  const name = (button.dataset.name ??= button.textContent);
  button.textContent = sentence;
  $("told").textContent = sentence;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(setTimeout(() => (button.textContent = name), 2000));
};

onClick("copy", (button) => tell(button, copy(button.dataset.copy) ? words.copied : words.not_copied));
