import type { Clock } from "../clock.ts";
import { digestOf } from "./digest.ts";
import { createGate, type Gate, type TightenableGate } from "./limits/gate.ts";
import type { Limits } from "./limits/options.ts";

export type { Seen } from "./limits/counter.ts";
export { createGate, type Gate, type Leave, type TightenableGate } from "./limits/gate.ts";
export { createMemoryLimitStore } from "./limits/memory-store.ts";
export { checkLimits, type Limits } from "./limits/options.ts";
export type { LimitAnswer, LimitBudget, LimitStore } from "./limits/store.ts";

/** Kept as long as their clock: a test's go with the test, those of the system's clock stay, one for each credential. */
const gates = new WeakMap<Clock, Map<string, TightenableGate>>();

/**
 * The gate of a credential: the same for all in this process that ask by the same origin and key. Where they name different
 * limits the strictest of each holds, for as long as the process lives. Throws a `ConfigurationError` about `provider` for
 * limits that are none.
 */
export function gateOf(origin: string, key: string, limits: Limits | undefined, clock: Clock, provider: string): Gate {
  const ofClock = gates.get(clock) ?? new Map<string, TightenableGate>();
  gates.set(clock, ofClock);
  const id = `${origin} ${key}`;
  const known = ofClock.get(id);
  if (known === undefined) {
    const gate = createGate(limits ?? {}, clock, `${origin} ${digestOf(key)}`, provider);
    ofClock.set(id, gate);
    return gate;
  }
  if (limits !== undefined) known.tighten(limits, provider);
  return known;
}
