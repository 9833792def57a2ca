import type { Clock } from "../../clock.ts";
import { createLeases, LEASE_MS } from "./leases.ts";
import type { Limits } from "./options.ts";
import { windowOf } from "./starts.ts";
import type { LimitBudget, LimitStore } from "./store.ts";

/** A turn of the budget that several processes share. Or how long to wait before asking again, in milliseconds above 0. */
type ShareAnswer =
  | { readonly isGranted: true; readonly giveBack?: () => void }
  | { readonly isGranted: false; readonly waitMs: number };

/** What a gate has of a store. */
export interface Share {
  readonly store: LimitStore;
  /** Whether there is anything to count. */
  isNeeded(): boolean;
  setLimits(limits: Limits): void;
  /** Throws what the store throws. */
  ask(): Promise<ShareAnswer>;
}

export function createShare(store: LimitStore, name: string, clock: Clock): Share {
  const leases = createLeases(store, name, clock);
  let budget: LimitBudget = {};

  return {
    store,
    isNeeded: () => budget.rate !== undefined || budget.concurrency !== undefined,

    setLimits(limits) {
      budget = toBudget(limits);
    },

    async ask() {
      const answer = await store.enter(name, budget);
      // A store that names no time must not be asked all the time.
      if (!answer.isGranted) return { isGranted: false, waitMs: Math.max(answer.waitMs, 1) };
      const { lease } = answer;
      if (lease === undefined) return { isGranted: true };
      leases.hold(lease);
      return { isGranted: true, giveBack: () => leases.giveBack(lease) };
    },
  };
}

function toBudget({ requestsPerSecond, maxConcurrent }: Limits): LimitBudget {
  const window = requestsPerSecond === undefined ? undefined : windowOf(requestsPerSecond);
  return {
    ...(window !== undefined && { rate: { count: window.count, windowMs: window.lengthMs } }),
    ...(maxConcurrent !== undefined && { concurrency: { max: maxConcurrent, leaseMs: LEASE_MS } }),
  };
}
