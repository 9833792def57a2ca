import type { Gate } from "../../src/adapter/limits.ts";
import type { DiscreteClock } from "./discrete-clock.ts";

/** What a provider allows without saying so. */
export interface HiddenLimits {
  readonly perSecond?: number;
  readonly concurrent?: number;
}

/** What became of what was sent. */
export interface Counts {
  begun: number;
  served: number;
  refused: number;
}

/** A provider that refuses what is too much. It takes `latencyMs` for the way there and back and for the work. */
export function createLimitedProvider(
  clock: DiscreteClock,
  hidden: HiddenLimits,
  latencyMs: (number: number) => number,
) {
  const { perSecond = Number.POSITIVE_INFINITY, concurrent = Number.POSITIVE_INFINITY } = hidden;
  let recent: number[] = [];
  let underWay = 0;
  let number = 0;
  const counts: Counts = { begun: 0, served: 0, refused: 0 };

  async function send(): Promise<{ readonly isRefused: boolean }> {
    const latency = latencyMs(number++);
    const now = clock.now();
    counts.begun++;
    recent = recent.filter((at) => now - at < 1_000);
    const isRefused = recent.length >= perSecond || underWay >= concurrent;
    if (isRefused) {
      counts.refused++;
      await clock.sleep(Math.min(latency, 50));
      return { isRefused };
    }
    recent.push(now);
    underWay++;
    await clock.sleep(latency);
    underWay--;
    counts.served++;
    return { isRefused };
  }

  return { counts, send };
}

/** As many workers as that, each of whom always has something to send, until the time is over. */
export function work(
  gate: Gate,
  workers: number,
  send: () => Promise<{ readonly isRefused: boolean }>,
): { stop(): void } {
  const controller = new AbortController();
  const { signal } = controller;
  for (let worker = 0; worker < workers; worker++) void sendAlways({}).catch(() => undefined);
  return { stop: () => controller.abort() };

  async function sendAlways(caller: object): Promise<void> {
    while (!signal.aborted) {
      const leave = await gate.enter(caller, signal);
      leave(await send());
    }
  }
}
