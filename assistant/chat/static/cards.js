// The card behind a figure: on hover, on focus, on a click (which keeps it until the next).
const MARGIN = 8;
let open = null;
let kept = false;
let closing;

const show = (held, keep = false) => {
  clearTimeout(closing);
  kept ||= keep;
  if (open === held) return;
  hide();
  [open, kept] = [held, keep];
  held.dataset.open = "";
  held.append(held.querySelector("template").content.cloneNode(true));
  held.querySelector(".figure").setAttribute("aria-expanded", "true");
  place(held.querySelector(".figure"), held.querySelector(".card"));
};

export const hide = () => {
  if (!open) return;
  delete open.dataset.open;
  open.querySelector(".card").remove();
  open.querySelector(".figure").setAttribute("aria-expanded", "false");
  open = null;
  kept = false;
};

// Below the figure, or above where there is no room; never over the edge of the window.
const place = (figure, card) => {
  const at = figure.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(at.left, innerWidth - card.offsetWidth - MARGIN));
  const below = at.bottom + card.offsetHeight + MARGIN < innerHeight;
  card.style.left = `${left}px`;
  card.style.top = below ? `${at.bottom}px` : `${Math.max(MARGIN, at.top - card.offsetHeight)}px`;
};

const heldAt = (event) => event.target.closest?.(".held");

document.addEventListener("mouseover", (event) => {
  const held = heldAt(event);
  if (held) return kept ? undefined : show(held);
  if (open && !kept) {
    clearTimeout(closing);
    closing = setTimeout(hide, 150);
  }
});
document.addEventListener("focusin", (event) => {
  const held = heldAt(event);
  if (held) show(held, held === open && kept);
  else hide();
});
document.addEventListener("click", (event) => {
  const held = heldAt(event);
  if (!held) return hide();
  if (!event.target.closest(".figure")) return;
  if (held === open && kept) hide();
  else show(held, true);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return hide();
  if ((event.key === "Enter" || event.key === " ") && event.target.classList?.contains("figure")) {
    event.preventDefault();
    event.target.click();
  }
});
document.addEventListener("scroll", (event) => event.target.contains?.(open) && hide(), true);
