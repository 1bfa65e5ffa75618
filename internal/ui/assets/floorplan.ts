// The plan of a floor, moved with the hand: a board above the table of numbers. It
// only fills in the numbers; the form is sent as it is without JavaScript.

interface Spot {
  tile: HTMLElement;
  waits: number[]; // where it stands before it has numbers: in a line at the bottom
  inputs: HTMLInputElement[]; // column, row, width, height, from 1
}

const form = document.querySelector<HTMLFormElement>("form[data-floor-plan]");
if (form) {
  const [columns = 24, rows = 16] = (form.dataset.floorPlan ?? "").split(" ").map(Number);
  for (const board of form.querySelectorAll<HTMLElement>("[data-board]")) {
    let waiting = 0;
    for (const line of board.parentElement?.querySelectorAll<HTMLElement>("[data-spot]") ?? []) {
      const inputs = [...line.querySelectorAll("input")];
      const waits = [1 + ((waiting * 4) % columns), rows - 1, 4, 2];
      const spot = { tile: tileOf(line.dataset.spot ?? ""), inputs, waits };
      if (!inputs[2]?.value) waiting++;
      board.append(spot.tile);
      draw(spot);
      spot.inputs.forEach((input) => input.addEventListener("input", () => draw(spot)));
      grab(board, spot, columns, rows);
    }
    board.classList.add("ready");
  }
}

function tileOf(name: string): HTMLElement {
  const tile = document.createElement("div");
  tile.className = "plan-room";
  tile.textContent = name;
  const grip = document.createElement("span");
  grip.className = "plan-room-grip";
  tile.append(grip);
  return tile;
}

function values(s: Spot): number[] {
  const typed = s.inputs.map((i) => Number(i.value) || 0);
  return typed.every((n) => n > 0) ? typed : s.waits;
}

function draw(s: Spot): void {
  const [x, y, w, h] = values(s);
  s.tile.style.gridArea = `${y} / ${x} / span ${h} / span ${w}`;
  s.tile.classList.toggle("waits", values(s) === s.waits);
}

function grab(board: HTMLElement, s: Spot, columns: number, rows: number): void {
  s.tile.addEventListener("pointerdown", (down) => {
    const sizing = down.target instanceof HTMLElement && down.target.className === "plan-room-grip";
    const cell = { w: board.clientWidth / columns, h: board.clientHeight / rows };
    const [x = 1, y = 1, w = 2, h = 2] = values(s);
    const move = (e: PointerEvent): void => {
      const dx = Math.round((e.clientX - down.clientX) / cell.w);
      const dy = Math.round((e.clientY - down.clientY) / cell.h);
      const next = sizing
        ? [x, y, within(w + dx, columns - x + 1), within(h + dy, rows - y + 1)]
        : [within(x + dx, columns - w + 1), within(y + dy, rows - h + 1), w, h];
      s.inputs.forEach((input, i) => (input.value = String(next[i])));
      draw(s);
    };
    s.tile.setPointerCapture(down.pointerId);
    s.tile.addEventListener("pointermove", move);
    s.tile.addEventListener("pointerup", () => s.tile.removeEventListener("pointermove", move), { once: true });
  });
}

function within(n: number, most: number): number {
  return Math.max(1, Math.min(n, most));
}
