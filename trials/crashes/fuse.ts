import type { Seat } from "./turns.ts";

/** A process that dies at a certain step: what it was doing then, and all that it was waiting for, never goes on. */
export interface Fuse {
  /** Steps so far. */
  readonly steps: number;
  /** Resolves when the process has died. */
  readonly blown: Promise<void>;
  /** One step. Resolves at once, or when it is its turn, or never: when the process dies at this one, or is dead already. */
  step(): Promise<void>;
  /** What the process waits for, which it never hears of once it is dead. */
  hear<T>(outside: Promise<T>): Promise<T>;
}

const NEVER = new Promise<never>(() => {});

/** `at`: the step at which it dies, from 1. Absent: it lives. `seat`: among those that run at the same time. Absent: it is alone. */
export function createFuse(at?: number, seat?: Seat): Fuse {
  let steps = 0;
  let isBlown = false;
  let tell = () => {};
  const blown = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    get steps() {
      return steps;
    },
    blown,
    async step() {
      if (isBlown) return NEVER;
      await seat?.turn();
      if (isBlown) return NEVER;
      steps++;
      if (steps !== at) return;
      isBlown = true;
      seat?.leave();
      tell();
      return NEVER;
    },
    hear: (outside) =>
      outside.then(
        (value) => (isBlown ? NEVER : value),
        (error: unknown) => (isBlown ? NEVER : Promise.reject(error)),
      ),
  };
}
