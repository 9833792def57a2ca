import { expect, onTestFinished } from "vitest";

/** What comes back: an answer, a failure to get one, or something that depends on whether the request is aborted. */
type Answer = Response | Error | ((signal: AbortSignal) => Promise<Response>);

/** A request, as its method and path with the query, and what came back. */
export type Recording = readonly [request: string, answer: Answer];

/**
 * A `fetch` that answers from recordings, in their order. The test fails when it is asked for more, for less or for other
 * than was recorded.
 */
export function playBack(...recordings: readonly Recording[]): typeof globalThis.fetch {
  const asked: string[] = [];
  onTestFinished(() => {
    expect(asked).toEqual(recordings.map(([request]) => request));
  });
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const [expected, answer] = recordings[asked.length] ?? [];
    asked.push(`${request.method} ${pathname}${search}`);
    if (answer === undefined || asked.at(-1) !== expected) throw new Error(`not recorded: ${asked.at(-1)}`);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : answer(request.signal);
  };
}

/** A server that never answers: only an abort ends the wait. */
export function silence(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** An answer with some of its properties as no contract promises them: it has come over the wire as JSON. */
export function odd<T extends object>(answer: T, changes: Readonly<Record<string, unknown>>): T {
  return JSON.parse(JSON.stringify({ ...answer, ...changes }));
}
