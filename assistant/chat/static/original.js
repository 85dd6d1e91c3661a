// The quoted words come into view, and only this column moves.
const bring = () => {
  const quoted = element.querySelector("mark");
  const column = document.getElementById("source");
  if (!column) return;
  column.scrollTop = 0;
  if (!quoted) return;
  const above = quoted.getBoundingClientRect().top - column.getBoundingClientRect().top;
  column.scrollTop = Math.max(0, above - column.clientHeight / 3);
};
watch("value", () => requestAnimationFrame(bring));
document.addEventListener("original-asked", () => requestAnimationFrame(bring));
element.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) delete document.getElementById("room").dataset.sheet;
});
