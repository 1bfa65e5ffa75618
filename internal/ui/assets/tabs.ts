// On a narrow screen tabs run over the edge: the one that is open is brought into sight.

const open = document.querySelector(".tabs [aria-current]");
const strip = open?.closest("ul");
if (open && strip) {
  const [at, edge] = [open.getBoundingClientRect(), strip.getBoundingClientRect()];
  strip.scrollLeft += at.left - edge.left - (edge.width - at.width) / 2;
}

export {};
