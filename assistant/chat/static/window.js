// The window: waits for the plan to be open, then puts its parts together.
import { $, element, onClick, present } from "./page.js";
import "./cards.js";
import "./votes.js";
import * as entry from "./entry.js";
import * as carrying from "./export.js";
import * as figures from "./figures.js";
import * as look from "./look.js";
import { lastShown } from "./memory.js";
import * as rail from "./rail.js";
import * as reading from "./reading.js";
import * as server from "./server.js";
import * as talk from "./talk.js";
import * as views from "./views.js";

const PAUSE = 600;

// What the server has for the page, once the plan is open; until then how far it has come.
const home = async () => {
  for (;;) {
    const said = await fetch("/window/home", { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : null), () => null);
    if (said?.ready) return said;
    if (said) building(said);
    await new Promise((go) => setTimeout(go, PAUSE));
  }
};

const building = ({ doing, share, about }) => {
  document.body.dataset.state = "building";
  const bar = $("progress") ?? $("talk").appendChild(element("div", { id: "building" }, element("p", { id: "doing" }), element("progress", { id: "progress", max: 1, "aria-labelledby": "doing" }), element("p", { class: "muted" }, about))).querySelector("progress");
  bar.value = share;
  $("doing").textContent = doing;
};

const fill = ({ title, asks, welcome, tree }) => {
  $("building")?.remove();
  $("title").textContent = title;
  $("asks").innerHTML = asks;
  $("welcome").innerHTML = welcome + asks;
  $("tree").innerHTML = tree;
  document.body.dataset.state = "ready";
};

await present(["bar", "talk", "question", "source", "read-view", "figures-view", "original", "tree"]);
document.documentElement.lang = "zh-CN"; // gradio has just set its own
document.body.toggleAttribute("data-empty", true);
look.begin();
entry.begin(talk.send, talk.stop);
rail.begin(talk.openKept, talk.afresh);
server.watch();
talk.begin();
views.begin();
fill(await home());
await talk.open(lastShown());
reading.begin();
figures.begin();
carrying.begin();
views.arrive();
// A question that is clicked is asked; while an answer comes it waits in the box.
onClick("ask", (button) => {
  views.go("ask");
  if (document.querySelector("[data-busy]")) entry.ask(button.dataset.ask);
  else talk.send(button.dataset.ask);
});
