// A marker opens its place in the plan; a new question comes to the top.
element.addEventListener("click", (event) => {
  const marker = event.target.closest("[data-marker]");
  if (!marker) return;
  event.preventDefault();
  document.getElementById("room").dataset.sheet = "open";
  document.dispatchEvent(new Event("original-asked"));
  trigger("click", { exchange: Number(marker.dataset.exchange), marker: Number(marker.dataset.marker) });
});
let exchanges = 0;
watch("value", () => {
  const all = element.querySelectorAll(".exchange");
  if (all.length > exchanges) all[all.length - 1].scrollIntoView({ block: "start" });
  exchanges = all.length;
});
