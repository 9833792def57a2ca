import { ApiError } from "@trunkline/core/adapter";

/** Which of Vapi's two campaign APIs is in use. */
export type Generation = "v1" | "v2";

/** Finds out once which generation there is, and remembers it. */
export interface GenerationProbe {
  /** Undefined until it has been found out. */
  readonly known: Generation | undefined;
  find(signal: AbortSignal | undefined): Promise<Generation>;
}

/**
 * `askV2` is any harmless request of the second generation. Only its 403 says that there is none: every other failure is
 * thrown, and asked about again the next time.
 *
 * Callers that wait at the same time share one request. Who gives up waiting does not take it from the others; when the
 * last one does, it is stopped.
 */
export function createGenerationProbe(
  wanted: "auto" | Generation,
  askV2: (signal: AbortSignal) => Promise<unknown>,
): GenerationProbe {
  let known = wanted === "auto" ? undefined : wanted;
  let underWay: SharedRequest<Generation> | undefined;
  return {
    get known() {
      return known;
    },
    async find(signal) {
      signal?.throwIfAborted();
      if (known !== undefined) return known;
      underWay ??= share(
        async (stop) => {
          known = await askV2(stop).then(() => "v2" as const, ifForbidden);
          return known;
        },
        () => {
          underWay = undefined;
        },
      );
      return underWay.wait(signal);
    },
  };
}

function ifForbidden(error: unknown): "v1" {
  if (error instanceof ApiError && error.kind === "forbidden") return "v1";
  throw error;
}

interface SharedRequest<T> {
  /** Rejects with the signal's reason once that has aborted. */
  wait(signal: AbortSignal | undefined): Promise<T>;
}

/** One request that several callers wait for. `done` is called once: when it has settled, or nobody waits any more. */
function share<T>(ask: (stop: AbortSignal) => Promise<T>, done: () => void): SharedRequest<T> {
  const controller = new AbortController();
  let waiting = 0;
  let isDone = false;
  // A request that was given up settles later, when another may have taken its place.
  const finish = () => {
    if (!isDone) done();
    isDone = true;
  };
  const answer = ask(controller.signal).finally(finish);
  return {
    wait: (signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          waiting -= 1;
          reject(signal?.reason);
          if (waiting > 0) return;
          finish();
          controller.abort(signal?.reason);
        };
        waiting += 1;
        if (signal?.aborted === true) leave();
        signal?.addEventListener("abort", leave, { once: true });
        answer.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
      }),
  };
}
