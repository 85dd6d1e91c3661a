// Before the first paint: the look and size chosen last. A damaged value is as good as none.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem("planqa." + name);
    } catch {
      return null; // a browser may keep nothing at all
    }
  };
  const root = document.documentElement;
  if (["light", "dark"].includes(kept("look"))) root.dataset.look = kept("look");
  if (["0", "1", "2"].includes(kept("size"))) root.dataset.size = kept("size");
})();
