import { isLoopback } from "../webhooks/address.ts";

/** IANA gives this port to nobody, an ordinary process may not listen on it, and `fetch` does not forbid it. */
const NOBODY = "http://127.0.0.1:4";

/**
 * `fetch`, but requests to a simulator's `port` for which `isRefused` holds go to a port where nobody listens. Whoever calls sees a
 * connection that was truly refused.
 */
export function createRefusingFetch(
  port: string,
  isRefused: (method: string, pathname: string) => boolean,
): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? (input instanceof Request ? input.method : "GET");
    const isMeant = isLoopback(url) && url.port === port && isRefused(method.toUpperCase(), url.pathname);
    if (!isMeant) return fetch(input, init);
    const astray = `${NOBODY}${url.pathname}${url.search}`;
    return fetch(input instanceof Request ? new Request(astray, input) : astray, init);
  };
}
