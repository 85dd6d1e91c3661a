// What concerns the page as a whole: its language, the rail on a small screen, a server that has gone.
(() => {
  const CHECK_SECONDS = 5;
  const GONE = "{{gone}}";
  document.documentElement.lang = "zh-CN";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#rail-button");
    if (!button) return;
    const open = document.getElementById("room").dataset.rail !== "open";
    if (open) document.getElementById("room").dataset.rail = "open";
    else delete document.getElementById("room").dataset.rail;
    button.setAttribute("aria-expanded", String(open));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    delete document.getElementById("room").dataset.sheet;
    delete document.getElementById("room").dataset.rail;
  });

  const say = (gone) => {
    let line = document.getElementById("gone");
    if (!gone) return line && line.remove();
    if (line) return;
    line = document.createElement("p");
    line.id = "gone";
    line.setAttribute("role", "alert");
    line.textContent = GONE;
    document.getElementById("middle").append(line);
  };
  setInterval(() => {
    if (document.hidden) return;
    fetch("/healthz", { cache: "no-store" }).then((answer) => say(!answer.ok), () => say(true));
  }, CHECK_SECONDS * 1000);
})();
