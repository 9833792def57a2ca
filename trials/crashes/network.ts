import type { Simulator } from "@trunkline/simulator";
import type { Draw } from "../runs/random.ts";
import type { Fuse } from "./fuse.ts";

/** What lies between processes and their provider. Goes on when a process is dead. */
export interface Network {
  /** As one process uses it: sending is a step, and so is hearing the answer. */
  for(fuse: Fuse, options: Delays): typeof globalThis.fetch;
  /** Lets time pass at the provider's, and delivers what is due. Of several that ask for it, one waits after the other. */
  pass(milliseconds: number): Promise<void>;
}

/** What becomes of requests that create or launch a campaign. */
export interface Delays {
  /** Chance that one gets stuck: whoever sent it hears of a broken connection, and it is delivered later. */
  readonly stuck: number;
  /** Longest time that it is stuck for, in milliseconds. */
  readonly longestMs: number;
  readonly draw: Draw;
}

interface Parcel {
  readonly at: number;
  readonly deliver: () => Promise<unknown>;
}

export function createNetwork(simulator: Simulator): Network {
  let parcels: Parcel[] = [];
  let passing: Promise<void> = Promise.resolve();

  async function pass(milliseconds: number): Promise<void> {
    const until = simulator.now() + milliseconds;
    for (;;) {
      const [next] = [...parcels].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) break;
      parcels = parcels.filter((parcel) => parcel !== next);
      await simulator.advance(Math.max(0, next.at - simulator.now()));
      await next.deliver().catch(() => undefined);
    }
    await simulator.advance(Math.max(0, until - simulator.now()));
  }

  return {
    for:
      (fuse, { stuck, longestMs, draw }) =>
      async (input, init) => {
        await fuse.step();
        // Nothing is given up on here: time is not the machine's.
        const request = { ...init, signal: null };
        if (init?.method === "POST" && STARTS.test(String(input)) && draw.chance(stuck)) {
          const at = simulator.now() + draw.whole(1, longestMs);
          parcels.push({ at, deliver: () => fetch(input, request).then((answer) => answer.text()) });
          await fuse.step();
          throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
        }
        const response = await fuse.hear(simulator.fetch(input, request));
        await fuse.step();
        return response;
      },
    pass(milliseconds) {
      passing = passing.catch(() => undefined).then(() => pass(milliseconds));
      return passing;
    },
  };
}

const STARTS = /\/(campaigns?|launch)$/;
