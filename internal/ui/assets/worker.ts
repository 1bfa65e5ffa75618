// Keeps the pages of attendance, and what they load, for when there is no network. A page comes
// from the network where there is one.

interface Asked extends Event { request: Request; data: string[]; respondWith(answer: Promise<Response>): void; waitUntil(done: Promise<unknown>): void }
interface Worker { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> }; addEventListener(type: string, do_: (e: Asked) => void): void }

const worker = self as unknown as Worker;
const shelf = () => caches.open("attendance");
const still = (address: string) => new URL(address).pathname.startsWith("/static/");

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (e) => e.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (e) => e.waitUntil(keepAll(e.data)));
worker.addEventListener("fetch", (e) => {
  if (e.request.method !== "GET") return;
  if (still(e.request.url)) e.respondWith(kept(e.request));
  else if (e.request.mode === "navigate") e.respondWith(fresh(e.request));
});

// keepAll keeps what a page tells that it is made of: itself, and what it loaded for ever.
async function keepAll(addresses: string[]) {
  const all = await shelf();
  for (const [i, address] of addresses.entries()) if (i === 0 || (still(address) && !(await all.match(address)))) await all.add(address).catch(() => undefined);
}

async function kept(request: Request) {
  return (await (await shelf()).match(request)) ?? fetch(request);
}

async function fresh(request: Request) {
  const all = await shelf();
  try {
    const answer = await fetch(request);
    if (answer.redirected || !answer.ok) await all.delete(request); // signed out, or no longer there
    else await all.put(request, answer.clone());
    return answer;
  } catch (gone) {
    const before = await all.match(request);
    if (before) return before;
    throw gone;
  }
}

export {};
