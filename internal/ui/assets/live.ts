// What changes out of the sight of a screen reader is said in the live region.

export function say(part: Element | null) {
  const said = part?.querySelector<HTMLElement>("[data-said]")?.dataset.said;
  const live = document.getElementById("live");
  if (live && said) live.textContent = said;
}
