// The time of a rehearsal, second by second; without this it is the time when the page was drawn.

const mark = document.querySelector<HTMLElement>("[data-began]");
const shown = mark?.closest(".stat")?.querySelector(".stat-value");
if (mark && shown) {
  const began = Date.parse(mark.dataset.began ?? "");
  setInterval(() => {
    const s = Math.max(0, Math.round((Date.now() - began) / 1000));
    shown.textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  }, 1000);
}

export {};
