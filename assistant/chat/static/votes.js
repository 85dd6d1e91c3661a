// 有用, or 有误 and why, into the log.
import { onClick, post } from "./page.js";
import { words } from "./words.js";

const send = async (acts, vote) => {
  const told = acts.querySelector(".told");
  try {
    const answer = await post("/v1/feedback", { id: acts.dataset.answer, ...vote });
    const body = await answer.json();
    told.textContent = answer.ok ? (body.status === "received" ? words.thanks : words.not_kept) : body.error.message;
    if (answer.ok) acts.querySelectorAll("[data-vote]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.vote === vote.vote)));
    return answer.ok;
  } catch {
    told.textContent = words.not_sent;
    return false;
  }
};

onClick("vote", (button) => {
  const acts = button.closest(".acts");
  const form = acts.querySelector("form");
  form.hidden = button.dataset.vote === "up" || !form.hidden;
  if (button.dataset.vote === "up") send(acts, { vote: "up" });
  else if (!form.hidden) form.querySelector("input").focus();
});
document.addEventListener("submit", async (event) => {
  if (!event.target.matches(".why")) return;
  event.preventDefault();
  const given = new FormData(event.target);
  const [[, reason]] = [...given].filter(([name]) => name.startsWith("reason"));
  const comment = String(given.get("comment")).trim();
  if (await send(event.target.closest(".acts"), { vote: "down", reason, ...(comment ? { comment } : {}) })) event.target.hidden = true;
});
document.addEventListener("reset", (event) => event.target.matches(".why") && (event.target.hidden = true));
