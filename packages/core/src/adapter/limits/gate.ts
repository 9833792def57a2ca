import type { Clock } from "../../clock.ts";
import { ConfigurationError } from "../../errors.ts";
import { onAbort } from "../../on-abort.ts";
import { createAlarm } from "./alarm.ts";
import { createCounter, type Seen } from "./counter.ts";
import { createElapsed } from "./elapsed.ts";
import { checkLimits, type Limits, strictest } from "./options.ts";
import { createShare, type Share } from "./share.ts";
import { createTurns } from "./turns.ts";

/** Gives the turn back. Once: later calls do nothing. Without `seen`: nothing was refused. */
export type Leave = (seen?: Seen) => void;

/** Where every try that uses one credential waits for its turn. */
export interface Gate {
  /**
   * A turn for one try; at once, without a promise, when there is room. `caller`: whose it is; turns go round between callers,
   * whatever each of them has waiting. Rejects with the signal's reason, and with what the limits' store throws.
   */
  enter(caller: object, signal?: AbortSignal): Leave | Promise<Leave>;
}

/** A gate whose limits can become stricter. */
export interface TightenableGate extends Gate {
  /** The stricter of each limit holds from now on. Throws a `ConfigurationError` for what is no limit, and for a second store. */
  tighten(limits: Limits, provider: string): void;
}

interface Waiting {
  begin(leave: Leave): void;
  fail(error: unknown): void;
}

/** `name`: what the limits' store calls the credential; it holds no key. `provider`: whom a `ConfigurationError` is about. */
export function createGate(limits: Limits, clock: Clock, name: string, provider: string): TightenableGate {
  const elapsed = createElapsed(clock);
  const counter = createCounter();
  const turns = createTurns<Waiting>();
  const alarm = createAlarm(clock, elapsed, next);
  let inForce: Limits = {};
  let share: Share | undefined;
  let isAsking = false;
  let askAgainAt = 0;

  function begin(now: number, giveBack?: () => void): Leave {
    const begun = counter.begin(now);
    let isOver = false;
    return (seen) => {
      if (isOver) return;
      isOver = true;
      giveBack?.();
      counter.end(begun, seen, elapsed());
      if (!turns.isEmpty()) next();
    };
  }

  /** Lets in whoever may, and sees to it that the next one is let in when it may. */
  function next(): void {
    while (!turns.isEmpty()) {
      const now = elapsed();
      const waitMs = Math.max(counter.waitMs(now), shareWaitMs(now));
      alarm.set(waitMs);
      if (waitMs > 0) return;
      if (share?.isNeeded() === true) {
        void ask(share);
        return;
      }
      turns.take()?.begin(begin(now));
    }
    alarm.set(0);
  }

  /** How long until the store may be asked. */
  function shareWaitMs(now: number): number {
    if (share?.isNeeded() !== true) return 0;
    return isAsking ? Number.POSITIVE_INFINITY : askAgainAt - now;
  }

  /** For the first one, whoever that is when the answer comes: it may have gone, or there may be no room any more. */
  async function ask(share: Share): Promise<void> {
    isAsking = true;
    try {
      const answer = await share.ask();
      const now = elapsed();
      if (!answer.isGranted) askAgainAt = now + answer.waitMs;
      else if (turns.isEmpty() || counter.waitMs(now) > 0) answer.giveBack?.();
      else turns.take()?.begin(begin(now, answer.giveBack));
    } catch (error) {
      turns.take()?.fail(error);
    }
    isAsking = false;
    next();
  }

  function wait(caller: object, signal: AbortSignal | undefined): Promise<Leave> {
    return new Promise((resolve, reject) => {
      const leaveQueue = turns.add(caller, {
        begin(leave) {
          forget?.();
          resolve(leave);
        },
        fail(error) {
          forget?.();
          reject(error);
        },
      });
      const forget =
        signal &&
        onAbort(signal, () => {
          leaveQueue();
          reject(signal.reason);
          next();
        });
      next();
    });
  }

  const gate: TightenableGate = {
    enter(caller, signal) {
      if (signal?.aborted === true) return Promise.reject(signal.reason);
      if (turns.isEmpty() && share?.isNeeded() !== true) {
        const now = elapsed();
        if (counter.waitMs(now) <= 0) return begin(now);
      }
      return wait(caller, signal);
    },

    tighten(other, provider) {
      checkLimits(other, provider);
      if (inForce.store !== undefined && other.store !== undefined && inForce.store !== other.store) {
        const rule = "is not the store that the use of this key is counted in already";
        throw new ConfigurationError({ field: "limits.store", rule }, { provider });
      }
      inForce = strictest(inForce, other);
      counter.setLimits(inForce);
      if (inForce.store !== undefined) share ??= createShare(inForce.store, name, clock);
      share?.setLimits(inForce);
    },
  };
  gate.tighten(limits, provider);
  return gate;
}
