import TinyQueue from "tinyqueue";
import { HOUR } from "./instant.ts";

/** Which clock a simulation runs by. */
export type ClockKind = "virtual" | "real" | "accelerated";

/** The simulated time, and what is to happen in it. */
export interface Timeline {
  /** Epoch milliseconds. While something happens: the moment that it was due. */
  now(): number;
  /** Lets something happen, at once at the earliest; what is due together happens in the order it was planned. */
  at(when: number, happen: () => void): Planned;
  /** Something outside that takes its time, such as a webhook. A virtual clock stands still until it has settled. */
  hold(outside: Promise<unknown>): void;
  /** Lets everything happen that is due by now. */
  catchUp(): void;
  /**
   * Only a virtual clock can be moved. Settles when everything due until then has happened, and rejects with what one of
   * those things throws: the clock then stands at its moment, and what comes later waits for the next move.
   */
  advance(milliseconds: number): Promise<void>;
  /** Nothing happens any more. A move that is under way settles where it has come to. */
  stop(): void;
}

/** Something that is to happen. */
export interface Planned {
  cancel(): void;
}

export interface TimelineOptions {
  readonly clock: ClockKind;
  /** Where the clock starts, in epoch milliseconds. */
  readonly start: number;
  /** Simulated seconds in one real second. */
  readonly speed: number;
  /** Told what is thrown by something that no move of the clock brought about. What else is due happens all the same. */
  readonly onError: (error: unknown) => void;
}

interface Entry {
  readonly at: number;
  readonly turn: number;
  happen: (() => void) | undefined;
}

/** How many events may pass before others get their turn on the machine. */
const BREATH = 5_000;

/** A clock that starts to run. */
export function createTimeline({ clock, start, speed, onError }: TimelineOptions): Timeline {
  const queue = new TinyQueue<Entry>([], (a, b) => a.at - b.at || a.turn - b.turn);
  const held = new Set<Promise<unknown>>();
  const origin = performance.now();
  let standing = start;
  let happening: number | undefined;
  let turns = 0;
  let stopped = false;
  let alarm: NodeJS.Timeout | undefined;
  let moves: Promise<void> = Promise.resolve();
  /** Ends the wait for what is held. */
  let wake = () => {};

  const reading = () => (clock === "virtual" ? standing : start + Math.floor((performance.now() - origin) * speed));
  /** What is due and has not happened yet holds the clock back: nobody sees it go backwards. */
  const now = () => happening ?? Math.min(reading(), queue.peek()?.at ?? Number.POSITIVE_INFINITY);

  /** Lets the next thing happen, if it is due. */
  function step(until: number): boolean {
    const next = queue.peek();
    if (stopped || next === undefined || next.at > until) return false;
    queue.pop();
    if (next.happen === undefined) return true;
    if (clock === "virtual") standing = next.at;
    happening = next.at;
    try {
      next.happen();
    } finally {
      happening = undefined;
    }
    return true;
  }

  function catchUp(): void {
    // Inside an event, what is due now has its turn when the event is over.
    while (happening === undefined) {
      try {
        if (!step(reading())) break;
      } catch (error) {
        onError(error);
      }
    }
    setAlarm();
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    const next = queue.peek();
    if (clock === "virtual" || stopped || next === undefined) return;
    alarm = setTimeout(catchUp, Math.min(HOUR, Math.max(0, (next.at - reading()) / speed)));
  }

  async function move(milliseconds: number): Promise<void> {
    if (stopped) throw new Error("The clock has been stopped");
    const until = standing + milliseconds;
    for (let events = 1; ; events++) {
      if (held.size > 0) await outside();
      if (!step(until)) break;
      if (events % BREATH === 0) await breath();
    }
    if (!stopped) standing = until;
  }

  async function outside(): Promise<void> {
    while (held.size > 0 && !stopped) {
      await new Promise<unknown>((resolve) => {
        wake = () => resolve(undefined);
        Promise.all(held).then(resolve);
      });
      // Whoever waited for it has something to plan before time goes on.
      await breath();
    }
  }

  return {
    now,
    catchUp,
    at(when, happen) {
      if (Number.isNaN(when)) throw new RangeError("Nothing can happen at no moment");
      const entry: Entry = { at: Math.max(when, now()), turn: turns++, happen };
      queue.push(entry);
      if (happening === undefined && queue.peek() === entry) setAlarm();
      return {
        cancel: () => {
          entry.happen = undefined;
        },
      };
    },
    hold(outside) {
      const settled: Promise<unknown> = outside.then(
        () => held.delete(settled),
        () => held.delete(settled),
      );
      held.add(settled);
    },
    advance(milliseconds) {
      if (clock !== "virtual")
        return Promise.reject(new TypeError(`The clock is ${clock}: only a virtual one can be advanced`));
      const moved = moves.then(() => move(milliseconds));
      moves = moved.catch(() => undefined);
      return moved;
    },
    stop() {
      stopped = true;
      clearTimeout(alarm);
      wake();
    },
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
