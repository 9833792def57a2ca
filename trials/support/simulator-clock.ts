import { type Clock, SYSTEM_CLOCK } from "@trunkline/core";
import type { Simulator } from "@trunkline/simulator";

/** The simulated present: whoever waits lets it pass, for everybody. What bounds real requests stays real. */
export function createSimulatorClock(simulator: Simulator): Clock {
  return {
    now: () => simulator.now(),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await simulator.advance(milliseconds);
    },
    timer: SYSTEM_CLOCK.timer,
  };
}
