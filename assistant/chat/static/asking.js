// One question to the server, and what it says, event by event.
import { post } from "./page.js";

const TURNS = 20;
const LONGEST = 4000;
const ALL = 24_000; // characters of history: three bytes each, well within what a request may hold

export class Refused extends Error {}

// The last turns of a talk that were answered, newest kept first where not all fit.
export const history = (exchanges) => {
  const turns = [];
  let room = ALL;
  for (const { question, answer } of [...exchanges].reverse()) {
    if (!answer) continue;
    const pair = [{ role: "user", content: question }, { role: "assistant", content: answer.answer.slice(0, LONGEST) }];
    room -= pair[0].content.length + pair[1].content.length;
    if (room < 0 || turns.length + 2 > TURNS) break;
    turns.unshift(...pair);
  }
  return turns;
};

// {kind: "phase" | "sentence" | "done", …}
export async function* events(question, before, signal) {
  const answer = await post("/window/ask", { question, history: history(before) }, signal);
  if (!answer.ok) throw new Refused((await answer.json()).error.message);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = "", end; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    while ((end = rest.indexOf("\n\n")) >= 0) {
      const event = read(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (event.kind === "error") throw new Refused("");
      yield event;
      if (event.kind === "done") return void reader.cancel(); // nothing comes after it: the next question need not wait for the line to close
    }
  }
}

const read = (block) => {
  const lines = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
  return lines.data ? { kind: lines.event, ...JSON.parse(lines.data) } : { kind: "nothing" };
};
