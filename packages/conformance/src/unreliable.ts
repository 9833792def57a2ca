/** Ways for `fetch` to fail that depend on what is asked for. */

type Fetch = typeof globalThis.fetch;

/** Sends what changes something, and loses the answer of the first so many. */
export function losingAnswers(count = Number.POSITIVE_INFINITY): Fetch {
  return onWrites(count, async (request) => {
    await (await fetch(request)).text();
    throw brokenConnection();
  });
}

/** Answers the first so many of what changes something by itself, and sends them nowhere. */
export function answeringWrites(answer: () => Response, count = 1): Fetch {
  return onWrites(count, async () => answer());
}

/** Loses the first so many of what changes something on their way. */
export function losingRequests(count = 1): Fetch {
  return onWrites(count, async () => {
    throw brokenConnection();
  });
}

/** Tells before the first request that changes something is sent. */
export function telling(onWrite: () => void): Fetch {
  return onWrites(1, (request) => {
    onWrite();
    return fetch(request);
  });
}

/** What the first so many requests come to that change something; all others are sent. */
export function onWrites(count: number, come: (request: Request) => Promise<Response>): Fetch {
  let met = 0;
  return async (input, init) => {
    const request = new Request(input, init);
    if (!isWrite(request) || met >= count) return fetch(request);
    met += 1;
    return come(request);
  };
}

/** A process that stops in the middle: from a request on, counted from 1, nothing comes back any more. */
export function neverAnswering(
  from: number,
  isActed: boolean,
): { readonly fetch: Fetch; readonly hung: Promise<void> } {
  let count = 0;
  let tell = () => {};
  const hung = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    hung,
    async fetch(input, init) {
      const request = new Request(input, init);
      count += 1;
      if (count < from) return fetch(request);
      if (isActed && count === from) await (await fetch(request)).text();
      tell();
      return new Promise(() => {});
    },
  };
}

export function isWrite({ method }: { readonly method: string }): boolean {
  return method !== "GET";
}

export function brokenConnection(): TypeError {
  return new TypeError("fetch failed", {
    cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
  });
}

export function refusing(status: number): () => Response {
  return () => Response.json({ message: "No" }, { status });
}
