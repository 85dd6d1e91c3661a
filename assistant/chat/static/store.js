// What a browser keeps for the page; one that keeps nothing, or is full, is as good as an empty one.
const safe = (find) => {
  const tried = (act, otherwise) => {
    try {
      return act(find());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => tried((store) => store.getItem(key), null),
    set: (key, text) => tried((store) => (store.setItem(key, text), true), false),
    remove: (key) => tried((store) => store.removeItem(key)),
    keys: () => tried((store) => Object.keys(store), []),
  };
};

export const local = safe(() => localStorage);
export const tab = safe(() => sessionStorage);
