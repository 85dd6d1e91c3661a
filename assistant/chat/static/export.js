// 导出: the conversation on the page as a file. It is sent, made into a file and not kept.
import { $, onClick, post } from "./page.js";
import { current } from "./memory.js";

const said = () => $("export-kinds").querySelector("[role=status]");

const unfold = (open) => {
  $("export-kinds").hidden = !open;
  $("export-button").setAttribute("aria-expanded", String(open));
  if (open) said().textContent = "";
};

// Only what the paper needs: a question, the answer's text, and where its markers point.
const conversation = () =>
  current().exchanges.filter((exchange) => exchange.answer).map(({ question, answer }) => ({
    question, answer: answer.answer, status: answer.status,
    citations: (answer.citations ?? []).map(({ marker, quote, char_start, char_end }) => ({ marker, quote, char_start, char_end })),
  }));

const carry = async (format) => {
  const talk = conversation();
  if (!talk.length) return said().dataset.empty;
  const plan = current().exchanges.find((exchange) => exchange.answer).answer.plan;
  const answer = await post("/v1/export", { plan, format, said: talk });
  if (!answer.ok) return (await answer.json()).error.message;
  save(await answer.blob(), named(answer.headers.get("content-disposition")));
  return said().dataset.done;
};

const named = (header) => decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(header)?.[1] ?? "");

const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

export const begin = () => {
  $("export-button").addEventListener("click", () => unfold($("export-kinds").hidden));
  onClick("export", async (button) => {
    button.disabled = true;
    said().textContent = await carry(button.dataset.export).catch(() => said().dataset.failed);
    button.disabled = false;
  });
  document.addEventListener("click", (event) => !event.target.closest("#export") && unfold(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || $("export-kinds").hidden) return;
    unfold(false);
    $("export-button").focus();
  });
};
