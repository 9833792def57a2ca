import { type ErrorContext, NetworkError } from "../errors.ts";

/** What is loaded when it is first wanted, and then kept. */
export interface Deferred<T> {
  /** Undefined until it has been loaded. */
  readonly loaded: T | undefined;
  /**
   * Callers that wait at the same time share one load. Rejects with a `NetworkError` of delivery `not_sent` when it fails: so
   * to be called before anything is sent. The next call tries it again.
   */
  load(context: ErrorContext): Promise<T>;
}

export function createDeferred<T extends object>(load: () => Promise<T>): Deferred<T> {
  let loaded: T | undefined;
  let underWay: Promise<T> | undefined;

  async function begin(): Promise<T> {
    try {
      loaded = await load();
      return loaded;
    } finally {
      underWay = undefined;
    }
  }

  return {
    get loaded() {
      return loaded;
    },
    async load(context) {
      if (loaded !== undefined) return loaded;
      underWay ??= begin();
      try {
        return await underWay;
      } catch (cause) {
        const message = "a part of the library could not be loaded";
        throw new NetworkError(message, { ...context, delivery: "not_sent", retryable: true, cause });
      }
    },
  };
}
