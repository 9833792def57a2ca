import type { Clock } from "../../clock.ts";
import { createLeases, LEASE_MS } from "./leases.ts";
import type { Limits } from "./options.ts";
import { windowOf } from "./starts.ts";
import type { LimitAnswer, LimitBudget, LimitStore } from "./store.ts";

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

  function answerOf(asked: Promise<LimitAnswer>): Promise<LimitAnswer> {
    return new Promise((resolve, reject) => {
      let isTooLate = false;
      const stopTimer = clock.timer(LONGEST_ANSWER_MS, () => {
        isTooLate = true;
        reject(new Error(`no answer within ${LONGEST_ANSWER_MS} ms`));
      });
      const arrive = (answer: LimitAnswer) => {
        stopTimer();
        // Nobody uses a turn that comes too late.
        if (isTooLate && answer.isGranted && answer.lease !== undefined) leases.giveBack(answer.lease);
        resolve(answer);
      };
      asked.then(arrive, (error: unknown) => {
        stopTimer();
        reject(error);
      });
    });
  }

  return {
    store,
    isNeeded: () => budget.rate !== undefined || budget.concurrency !== undefined,

    setLimits(limits) {
      budget = toBudget(limits);
    },

    async ask() {
      const answer = await answerOf(store.enter(name, budget));
      // A store that names no time must not be asked all the time, nor never again.
      const isTime = !answer.isGranted && answer.waitMs > 0 && Number.isFinite(answer.waitMs);
      if (!answer.isGranted) return { isGranted: false, waitMs: isTime ? answer.waitMs : DEFAULT_WAIT_MS };
      const { lease } = answer;
      if (lease === undefined) return { isGranted: true };
      leases.hold(lease);
      return { isGranted: true, giveBack: () => leases.giveBack(lease) };
    },
  };
}

const DEFAULT_WAIT_MS = 1_000;

/** Time for a store's answer: everybody on the key waits for it. */
const LONGEST_ANSWER_MS = 10_000;

function toBudget({ requestsPerSecond, maxConcurrent }: Limits): LimitBudget {
  const window = requestsPerSecond === undefined ? undefined : windowOf(requestsPerSecond);
  return {
    ...(window !== undefined && { rate: { count: window.count, windowMs: window.lengthMs } }),
    ...(maxConcurrent !== undefined && { concurrency: { max: maxConcurrent, leaseMs: LEASE_MS } }),
  };
}
