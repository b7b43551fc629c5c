/** Let a tap on the picture of the body choose how far the pain reaches; the radio buttons do the same. */
export function bindMap() {
  document.addEventListener("click", (event) => {
    const part = event.target instanceof SVGElement && event.target.closest("[data-place]");
    if (!(part instanceof SVGElement)) return;
    const radio = document.getElementById(`${part.dataset.side}-${part.dataset.place}`);
    if (!(radio instanceof HTMLInputElement)) return;
    radio.checked = true;
    radio.focus();
  });
}
