// Conversations, kept in this browser: a key for each, so that a damaged one spoils no other and two tabs do not overwrite each other.
// {"id": "m3k9x2", "at": 1767225600000, "exchanges": [{"question": "…", "answer": {…} or null}]}
import { local, tab } from "./store.js";

const PREFIX = "planqa.talk.";
const CURRENT = "planqa.current";
const TALKS = 30;
export const EXCHANGES = 50;
const CHARACTERS = 2_000_000; // of all talks together; browsers keep about five million
const QUESTION = 2000;

export const fresh = () => ({ id: Date.now().toString(36) + Math.random().toString(36).slice(2, 8), at: Date.now(), exchanges: [] });

const isExchange = (exchange) =>
  exchange !== null && typeof exchange === "object" && typeof exchange.question === "string" && exchange.question.trim() !== "" && exchange.question.length <= QUESTION &&
  (exchange.answer === null || (typeof exchange.answer === "object" && typeof exchange.answer.answer === "string"));

const isTalk = (talk, id) =>
  talk !== null && typeof talk === "object" && talk.id === id && /^[a-z0-9]{1,40}$/.test(id) && Number.isFinite(talk.at) &&
  Array.isArray(talk.exchanges) && talk.exchanges.length > 0 && talk.exchanges.length <= EXCHANGES && talk.exchanges.every(isExchange);

const read = (key) => {
  try {
    const talk = JSON.parse(local.get(key));
    return isTalk(talk, key.slice(PREFIX.length)) ? talk : null;
  } catch {
    return null;
  }
};

const keys = () => local.keys().filter((key) => key.startsWith(PREFIX));

// All that can be read, newest first.
export const talks = () => keys().map(read).filter(Boolean).sort((one, other) => other.at - one.at);

export const talk = (id) => read(PREFIX + id);

export const forget = (id) => local.remove(PREFIX + id);

// Whether it could be kept; the oldest make room for it.
export const keep = (talk) => {
  const text = JSON.stringify(talk);
  const others = talks().filter((other) => other.id !== talk.id);
  let room = CHARACTERS - text.length;
  const stay = others.filter((other, place) => place < TALKS - 1 && (room -= JSON.stringify(other).length) >= 0);
  for (const other of others.filter((other) => !stay.includes(other))) forget(other.id);
  while (!local.set(PREFIX + talk.id, text)) {
    const oldest = stay.pop();
    if (!oldest) return false;
    forget(oldest.id);
  }
  return true;
};

// What this tab shows: it stays through a reload, and another tab has its own.
let shown = fresh();
export const current = () => shown;
export const show = (talk) => {
  shown = talk;
  tab.set(CURRENT, talk.id);
};
export const lastShown = () => talk(tab.get(CURRENT) ?? "") ?? fresh();

// What is being typed, too.
export const draft = { get: () => tab.get("planqa.draft") ?? "", set: (text) => tab.set("planqa.draft", text) };
