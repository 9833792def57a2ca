import type { Clock } from "../../clock.ts";
import type { LimitStore } from "./store.ts";

/** How long a dead process keeps its places. */
export const LEASE_MS = 30_000;

/** The leases of what is under way: renewed in time, given back once. */
export interface Leases {
  hold(lease: string): void;
  giveBack(lease: string): void;
}

/** A store that fails here is left alone: what it has not heard of runs out by itself, and is renewed at the next chance. */
export function createLeases(store: LimitStore, name: string, clock: Clock): Leases {
  const held = new Set<string>();
  let stopTimer: (() => void) | undefined;

  function renewInTime(): void {
    stopTimer = clock.timer(LEASE_MS / 3, () => {
      for (const lease of held) void attempt(() => store.renew(name, lease, LEASE_MS));
      renewInTime();
    });
  }

  return {
    hold(lease) {
      if (held.size === 0) renewInTime();
      held.add(lease);
    },

    giveBack(lease) {
      held.delete(lease);
      if (held.size === 0) stopTimer?.();
      void attempt(() => store.leave(name, lease));
    },
  };
}

async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch {}
}
