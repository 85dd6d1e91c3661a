// Small things that every part uses. HTML comes from the server alone; whatever is made here is made as text.
export const $ = (id) => document.getElementById(id);

// element("button", {class: "plain", "data-delete": id}, "删除")
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
};

// A click on anything that has `data-<name>`, wherever in the page it stands.
export const onClick = (name, act) =>
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.(`[data-${name}]`);
    if (target && !target.disabled) act(target, event);
  });

// A piece of the page from one of our doors: escaped on the server by the one function that does.
export const piece = async (path, values = {}) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));
  const answer = await fetch(`/window/${path}?${query}`);
  if (!answer.ok) throw new Error(path);
  return answer.text();
};

export const post = (path, body, signal) =>
  fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });

// Resolves when gradio has put the page together.
export const present = (ids) =>
  new Promise((found) => {
    const look = () => (ids.every($) ? found() : setTimeout(look, 30));
    look();
  });

// Scrolls one column so that a part of it stands a third from its top; nothing else moves.
export const bring = (column, part) => {
  column.scrollTop += part.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 3;
};

export const isNarrow = () => matchMedia("(max-width: 820px)").matches;
