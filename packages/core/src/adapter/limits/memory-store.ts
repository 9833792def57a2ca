import { type Clock, SYSTEM_CLOCK } from "../../clock.ts";
import { createElapsed } from "./elapsed.ts";
import { createStarts, type Starts } from "./starts.ts";
import type { LimitStore } from "./store.ts";

/** How soon one looks again whether somebody left: a store of this kind tells nobody. */
const LOOK_AGAIN_MS = 5;

interface Use {
  readonly starts: Starts;
  /** When each lease runs out. */
  readonly leases: Map<string, number>;
}

/**
 * Counts in this process: for adapters that shall share a budget of several keys or clocks, and a pattern for stores that
 * several processes reach. `clock`: that of the adapters, where they have one.
 */
export function createMemoryLimitStore(clock: Clock = SYSTEM_CLOCK): LimitStore {
  const elapsed = createElapsed(clock);
  const uses = new Map<string, Use>();
  let granted = 0;

  function useOf(name: string): Use {
    const known = uses.get(name);
    if (known !== undefined) return known;
    const use: Use = { starts: createStarts(), leases: new Map() };
    uses.set(name, use);
    return use;
  }

  return {
    async enter(name, { rate, concurrency }) {
      const now = elapsed();
      const { starts, leases } = useOf(name);
      dropExpired(leases, now);
      const window = rate && { count: rate.count, lengthMs: rate.windowMs };
      const waitMs = window === undefined ? 0 : starts.waitMs(now, window);
      if (waitMs > 0) return { isGranted: false, waitMs };
      if (concurrency !== undefined && leases.size >= concurrency.max)
        return { isGranted: false, waitMs: LOOK_AGAIN_MS };
      if (window !== undefined) starts.add(now, window.lengthMs);
      if (concurrency === undefined) return { isGranted: true };
      const lease = String(++granted);
      leases.set(lease, now + concurrency.leaseMs);
      return { isGranted: true, lease };
    },

    async renew(name, lease, leaseMs) {
      const now = elapsed();
      const expiresAt = uses.get(name)?.leases.get(lease) ?? now;
      if (expiresAt > now) uses.get(name)?.leases.set(lease, now + leaseMs);
    },

    async leave(name, lease) {
      uses.get(name)?.leases.delete(lease);
    },
  };
}

/** Few at a time: no more than may be under way. */
function dropExpired(leases: Map<string, number>, now: number): void {
  for (const [lease, expiresAt] of leases) if (expiresAt <= now) leases.delete(lease);
}
