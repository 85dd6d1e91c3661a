// A question that is clicked is asked.
element.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-ask]");
  if (!asked) return;
  delete document.getElementById("room").dataset.rail;
  trigger("submit", { question: asked.dataset.ask });
});
