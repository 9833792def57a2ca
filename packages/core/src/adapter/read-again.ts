import type { Asker, Asking } from "./ask.ts";

/** What reading an answer is told of the readings before it, and tells of itself. */
export interface Again {
  /** The call by which it asks. */
  readonly asking: Asking;
  /** Why the answer before broke off. Undefined: there was none. */
  readonly broken: unknown;
  /** To be called when it has brought more than those before. */
  progress(): void;
}

/**
 * Reads an answer as it comes, and once more where it breaks off: that is a further try of the same request, and counts as one. As
 * long as each brings more than the one before there may be any number of them: a reader who takes their time may have many.
 */
export async function* readAgain<T>(
  asker: Asker,
  asking: Asking,
  read: (again: Again) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  let broken: unknown;
  for (let by: Asking | undefined = asking; by !== undefined; ) {
    let hasProgressed = false;
    const progress = () => {
      hasProgressed = true;
    };
    try {
      yield* read({ asking: by, broken, progress });
      return;
    } catch (error) {
      by = error === broken ? undefined : await asker.again(error, by, hasProgressed);
      broken = error;
    }
  }
  throw broken;
}
