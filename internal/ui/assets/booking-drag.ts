// With a mouse: draw in free hours to book them, drag a booking to move it, drag its
// end to make it longer. Each gesture only opens the form that confirms it; the same
// is done by keys in that form.

const step = 15;

// Track is where time runs: a row of a day, or a column of a week.
class Track {
  readonly down: boolean;
  readonly begin: number; // minutes on the wall
  readonly minutes: number;

  constructor(readonly box: HTMLElement) {
    const sheet = box.closest<HTMLElement>("[data-begin]");
    this.down = !box.matches("td");
    this.begin = Number(sheet?.dataset.begin);
    this.minutes = Number(getComputedStyle(box).getPropertyValue("--n")) * 60;
  }

  get day() { return this.box.closest<HTMLElement>("[data-day]")?.dataset.day ?? ""; }
  get space() { return this.box.dataset.space ?? ""; }

  // at tells which minute of the day a pointer shows.
  at(e: PointerEvent | MouseEvent) {
    const r = this.box.getBoundingClientRect();
    const part = this.down ? (e.clientY - r.top) / r.height : (e.clientX - r.left) / r.width;
    return this.begin + part * this.minutes;
  }

  // span tells which minutes an element covers.
  span(el: HTMLElement): [number, number] {
    const r = this.box.getBoundingClientRect(), b = el.getBoundingClientRect();
    const scale = this.minutes / (this.down ? r.height : r.width);
    const from = this.down ? b.top - r.top : b.left - r.left, to = this.down ? b.bottom - r.top : b.right - r.left;
    return [this.begin + from * scale, this.begin + to * scale];
  }

  // draw shows a stretch that nobody has yet.
  draw(ghost: HTMLElement, from: number, to: number) {
    const percent = (m: number) => `${(100 * m) / this.minutes}%`;
    const [start, size] = this.down ? ["top", "height"] as const : ["left", "width"] as const;
    ghost.style.inset = this.down ? "auto 0" : "0 auto";
    ghost.style[start] = percent(from - this.begin);
    ghost.style[size] = percent(to - from);
    if (ghost.parentElement !== this.box) this.box.append(ghost);
  }
}

const snap = (m: number) => Math.round(m / step) * step;
const two = (n: number) => String(n).padStart(2, "0");
const clock = (m: number) => `${two(Math.floor(m / 60))}:${two(m % 60)}`;
const clamp = (m: number, low: number, high: number) => Math.min(Math.max(m, low), high);
const trackOf = (el: Element | null) => {
  const box = el?.closest<HTMLElement>("td[data-space], .hours-day[data-space]");
  return box ? new Track(box) : null;
};

function announce(from: number, to: number) {
  const live = document.getElementById("live");
  if (live) live.textContent = `${clock(from)} – ${clock(to)}`;
}

// Gesture follows a pointer until it is let go, or Escape leaves everything as it was.
function gesture(down: PointerEvent, move: (e: PointerEvent) => void, done: () => void, undo: () => void) {
  let begun = false;
  const onMove = (e: PointerEvent) => {
    if (!begun && Math.hypot(e.clientX - down.clientX, e.clientY - down.clientY) < 6) return;
    begun = true;
    document.documentElement.classList.add("dragging");
    move(e);
  };
  const stop = () => {
    document.documentElement.classList.remove("dragging");
    document.removeEventListener("pointermove", onMove);
    document.removeEventListener("pointerup", onUp);
    document.removeEventListener("keydown", onKey, true);
    if (begun) document.addEventListener("click", (e) => e.preventDefault(), { capture: true, once: true });
  };
  const onUp = () => {
    stop();
    if (begun) done();
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== "Escape") return;
    e.preventDefault();
    stop();
    undo();
  };
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("keydown", onKey, true);
}

function ghost() {
  const el = document.createElement("i");
  el.className = "ghost";
  return el;
}

// open goes to a form with the hours filled in.
function open(address: string, track: Track, from: number, to: number) {
  const url = new URL(address, location.href);
  for (const [name, value] of Object.entries({ space: track.space, day: track.day, from: clock(from), to: clock(to) })) url.searchParams.set(name, value);
  location.href = url.href;
}

function create(down: PointerEvent, spare: HTMLAnchorElement, track: Track) {
  const [low, high] = track.span(spare).map(snap) as [number, number];
  const origin = clamp(snap(track.at(down)), low, high - step);
  const shape = ghost();
  let from = origin, to = origin + step;
  gesture(down, (e) => {
    const here = clamp(snap(track.at(e)), low, high);
    [from, to] = here > origin ? [origin, here] : [Math.min(here, origin - step), origin];
    track.draw(shape, from, to);
    announce(from, to);
  }, () => open(spare.href, track, from, to), () => shape.remove());
}

function shift(down: PointerEvent, booking: HTMLAnchorElement, home: Track) {
  const [begin, end] = home.span(booking).map(snap) as [number, number];
  const grip = home.at(down), length = end - begin;
  const edge = booking.getBoundingClientRect();
  const resize = home.down ? edge.bottom - down.clientY < 8 : edge.right - down.clientX < 8;
  const shape = ghost();
  let track = home, from = begin, to = end;
  booking.classList.add("moving");
  gesture(down, (e) => {
    if (resize) {
      to = clamp(snap(home.at(e)), begin + step, home.begin + home.minutes);
    } else {
      track = trackOf(document.elementFromPoint(e.clientX, e.clientY)) ?? track;
      from = clamp(snap(begin + track.at(e) - grip), track.begin, track.begin + track.minutes - length);
      to = from + length;
    }
    track.draw(shape, from, to);
    announce(from, to);
  }, () => open(`${booking.href}/change`, track, from, to), () => {
    shape.remove();
    booking.classList.remove("moving");
  });
}

document.addEventListener("pointerdown", (e) => {
  if (e.button !== 0 || e.pointerType === "touch" || !(e.target instanceof Element)) return;
  const link = e.target.closest<HTMLAnchorElement>("a.spare, a[data-move]");
  const track = trackOf(link);
  if (!link || !track || getComputedStyle(link).position !== "absolute") return;
  if (link.matches(".spare")) create(e, link, track);
  else shift(e, link, track);
});

document.addEventListener("dragstart", (e) => {
  if (e.target instanceof Element && e.target.closest("a.spare, a[data-move]")) e.preventDefault();
});

// A press on free hours takes the hour pressed; by keys, the first of them.
document.addEventListener("click", (e) => {
  const spare = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>("a.spare") : null;
  const track = trackOf(spare);
  if (!spare || !track || e.detail === 0 || e.defaultPrevented || e.ctrlKey || e.metaKey || getComputedStyle(spare).position !== "absolute") return;
  e.preventDefault();
  const [low, high] = track.span(spare).map(snap) as [number, number];
  const from = clamp(Math.floor(track.at(e) / (2 * step)) * 2 * step, low, high - step);
  open(spare.href, track, from, Math.min(from + 60, high));
});

export {};
