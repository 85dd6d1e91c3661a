// The figures view: one of three kinds, the rows that fit the filters, sorted by a column; the downloads hold what is shown.
import { $, piece } from "./page.js";
import { onView } from "./views.js";

let here = null; // the view, once it has come

const fields = () => [...here.querySelectorAll(".filters [name]")].map((field) => [field.name, field.value.trim()]);
const kind = () => here.querySelector('[name="kind"]:checked')?.value;

const fits = (row, asked) => asked.every(([name, value]) => {
  if (!value) return true;
  if (name === "text") return value.toLowerCase().split(/\s+/).every((word) => row.dataset.words.includes(word));
  return name === "unit" ? row.dataset.unit.split(" ").includes(value) : row.dataset[name] === value;
});

const show = () => {
  const asked = fields();
  for (const panel of here.querySelectorAll(".panel")) panel.hidden = panel.dataset.kind !== kind();
  for (const row of here.querySelectorAll("tr[data-words]")) row.hidden = !fits(row, asked);
  for (const chart of here.querySelectorAll(".chart")) chart.hidden = !chart.querySelector("tr:not([hidden])");
  count();
  address(asked);
};

const count = () => {
  const said = here.querySelector(".count");
  const all = [...here.querySelectorAll(`.panel[data-kind="${kind()}"] tr[data-words]`)];
  const left = all.filter((row) => !row.hidden).length;
  const words = left === all.length ? said.dataset.all : said.dataset.left;
  said.textContent = left ? words.replace("{all}", all.length).replace("{count}", left) : said.dataset.none;
};

const address = (asked) => {
  const { box, plan } = here.querySelector(".downloads").dataset;
  for (const link of here.querySelectorAll(".downloads a")) {
    const wanted = new URLSearchParams({ plan, format: link.dataset.format });
    for (const [name, value] of asked) if (value) wanted.set(name, value);
    if (kind() !== "facts") wanted.set("label", box);
    link.href = `/v1/facts?${wanted}`;
  }
};

// Numbers by size and words as Chinese is sorted, what is empty always last; the third click gives the plan's own order back.
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

const sort = (head) => {
  const body = head.closest("table").tBodies[0];
  const order = NEXT[head.getAttribute("aria-sort") ?? "none"];
  const rows = [...body.rows];
  rows.forEach((row, place) => (row.dataset.at ??= place));
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  if (order !== "none") head.setAttribute("aria-sort", order);
  body.append(...rows.sort(compared(head.cellIndex, order, rows)));
};

const compared = (column, order, rows) => {
  const cell = (row) => row.cells[column];
  const byNumber = rows.some((row) => cell(row).dataset.sort);
  const key = (row) => (byNumber ? (cell(row).dataset.sort ?? "") : cell(row).textContent.trim());
  const sign = order === "descending" ? -1 : 1;
  return (one, two) => {
    const inPlan = one.dataset.at - two.dataset.at;
    if (order === "none") return inPlan;
    const [left, right] = [key(one), key(two)];
    if (!left || !right) return !left - !right || inPlan;
    return sign * (byNumber ? left - right : left.localeCompare(right, "zh-CN")) || inPlan;
  };
};

const clear = () => {
  for (const field of here.querySelectorAll(".filters [name]")) field.value = "";
  show();
};

const click = (event) => {
  if (event.target.closest("[data-clear]")) clear();
  const head = event.target.closest("thead th");
  if (head) sort(head);
  const link = event.target.closest("[data-fact]");
  if (!link) return;
  for (const row of here.querySelectorAll("tr.open")) row.classList.remove("open");
  link.closest("tr").classList.add("open");
};

const come = async () => {
  const html = await piece("figures").catch(() => "");
  if (!html || here) return;
  here = $("figures-here");
  here.innerHTML = html;
  here.addEventListener("input", show);
  here.addEventListener("click", click);
  show();
};

export const begin = () => onView((view) => view === "figures" && !here && come());
