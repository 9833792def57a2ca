import type { Draw } from "../runs/random.ts";

/** Lets processes that run at the same time go on one by one, in an order that is the same for the same draws. */
export interface Turns {
  /** One process more. To be called for all of them before the first goes on. */
  join(): Seat;
}

export interface Seat {
  /** Resolves when it is this one's turn: once all wait for theirs, one of them is drawn. */
  turn(): Promise<void>;
  /** It has ended, or is dead: nobody waits for it any more. */
  leave(): void;
}

export function createTurns(draw: Draw): Turns {
  const waiting = new Map<number, (() => void)[]>();
  let seats = 0;

  function grant(): void {
    const queues = [...waiting.values()];
    if (queues.length === 0 || queues.some(({ length }) => length === 0)) return;
    draw.pick(queues).shift()?.();
  }

  return {
    join() {
      const seat = seats++;
      waiting.set(seat, []);
      return {
        turn: () =>
          new Promise((resolve) => {
            const queue = waiting.get(seat);
            if (queue === undefined) return resolve();
            queue.push(resolve);
            grant();
          }),
        leave() {
          waiting.delete(seat);
          grant();
        },
      };
    },
  };
}
