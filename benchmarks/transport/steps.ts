import { API_KEY, BASELINE, CALL_PATH, type Open, openClient, PAGE_PATH, SUBJECTS } from "./subjects.ts";

const TIMEOUT_MS = 60_000;
const HEADERS = { Authorization: `Bearer ${API_KEY}`, Accept: "application/json" };

/**
 * What a client may do around `fetch`, each alone over the bare one, and then whole clients: shows where their time goes.
 * What single steps cost does not add up to what a client costs, because some of them share work.
 */
export const STEPS = {
  [BASELINE]: SUBJECTS[BASELINE],

  "+ key and Accept, as an object": step(async (fetch, url) => (await fetch(url, { headers: HEADERS })).json()),

  "+ the same as Headers": step(async (fetch, url) => (await fetch(url, { headers: new Headers(HEADERS) })).json()),

  "+ a Request built first": step(async (fetch, url) => (await fetch(new Request(url, { redirect: "follow" }))).json()),

  "+ a Request built and taken apart": step(async (fetch, url) => {
    const { url: href, method, headers } = new Request(url, { headers: HEADERS });
    return (await fetch(href, { method, headers: new Headers(headers) })).json();
  }),

  "+ AbortSignal.timeout": step(async (fetch, url) =>
    (await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })).json(),
  ),

  "+ a controller and a cleared timer": step(async (fetch, url) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
    try {
      return await (await fetch(url, { signal: controller.signal })).json();
    } finally {
      clearTimeout(timer);
    }
  }),

  "+ AbortSignal.any of two": step(async (fetch, url) => {
    const signals = [new AbortController().signal, AbortSignal.timeout(TIMEOUT_MS)];
    return (await fetch(url, { signal: AbortSignal.any(signals) })).json();
  }),

  "+ text() and JSON.parse": step(async (fetch, url) => JSON.parse(await (await fetch(url)).text())),

  "+ the body held in a new Response": step(async (fetch, url) => {
    const { status, headers, ...answer } = await read(fetch, url);
    return new Response(answer.text, { status, headers }).json();
  }),

  "+ the body held by the same Response": step(async (fetch, url) => {
    const response = await fetch(url);
    const text = await response.text();
    const held = { text: { value: async () => text }, json: { value: async () => JSON.parse(text) } };
    return Object.defineProperties(response, held).json();
  }),

  "openapi-fetch alone": SUBJECTS["openapi-fetch alone"],
  "trunkline client, no limit of time": (target) => openClient(target, { requestTimeoutMs: 0 }),
  "trunkline client": SUBJECTS["trunkline client"],
  "trunkline adapter": SUBJECTS["trunkline adapter"],
} as const satisfies Record<string, Open>;

type Fetch = typeof globalThis.fetch;

function step(ask: (fetch: Fetch, url: string) => Promise<unknown>): Open {
  return async ({ url, fetch = globalThis.fetch }) => ({
    call: () => ask(fetch, url + CALL_PATH),
    page: () => ask(fetch, url + PAGE_PATH),
  });
}

async function read(fetch: Fetch, url: string) {
  const answer = await fetch(url);
  const { status, headers } = answer;
  return { status, headers, text: await answer.text() };
}
