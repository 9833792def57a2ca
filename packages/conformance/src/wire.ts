/** What goes over the wire, as seen from the adapter's side. */
export interface Wire {
  /** The `fetch` for the adapter. */
  readonly fetch: typeof globalThis.fetch;
  /** Every request, and its answer as far as it has come; oldest first. */
  readonly requests: readonly WireRequest[];
  /** Called as each request is sent, with its number from 1. */
  onRequest: ((count: number) => void) | undefined;
}

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** Absent without an answer. */
  readonly status?: number;
  /** The body, once it has come whole. */
  readonly text?: string;
}

/** Hands requests on to `send`, and keeps what came back. */
export function createWire(send: typeof globalThis.fetch = globalThis.fetch): Wire {
  const requests: WireRequest[] = [];
  const wire: Wire = {
    requests,
    onRequest: undefined,
    async fetch(input, init) {
      const request = new Request(input, init);
      // What is given up beforehand does not reach the wire.
      request.signal.throwIfAborted();
      const { method, url } = request;
      const index = requests.push({ method, url }) - 1;
      wire.onRequest?.(requests.length);
      const response = await send(request);
      const { status } = response;
      requests[index] = { method, url, status };
      return listenIn(response, (text) => {
        requests[index] = { method, url, status, text };
      });
    },
  };
  return wire;
}

/** The same response; its text is told once it has been read to the end. */
function listenIn(response: Response, tell: (text: string) => void): Response {
  if (response.body === null) return response;
  const decoder = new TextDecoder();
  let text = "";
  const ear = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      text += decoder.decode(chunk, { stream: true });
      controller.enqueue(chunk);
    },
    flush: () => tell(text + decoder.decode()),
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(ear), { status, statusText, headers });
}

/** A `fetch` that sends, and then puts another status before the same body. */
export function withStatus(status: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    return new Response(response.body, { status, headers: response.headers });
  };
}
