import type { Asking } from "../ask.ts";
import { type Kit, pause } from "./kit.ts";

/** Until when it is worth looking. */
export interface Patience {
  /** When what was sent can no longer take effect unseen, in epoch milliseconds. */
  readonly settledAt: number;
  /** How much longer to go on while nothing could be found out, in milliseconds. */
  readonly beyondMs: number;
  /** Holds the right to the intent meanwhile. Absent: there is none. */
  readonly renew?: (() => Promise<void>) | undefined;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Looks again and again until a look gives something, with one look just after everything has settled. Undefined: none gave
 * anything in time. `isSettled`: whether this look began when nothing could change unseen any more.
 */
export async function poll<T>(
  kit: Kit<unknown>,
  asking: Asking,
  { settledAt, beyondMs, renew }: Patience,
  look: (isSettled: boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    await renew?.();
    const beganAt = kit.clock.now();
    const found = await look(beganAt >= settledAt);
    if (found !== undefined || beganAt >= settledAt + beyondMs) return found;
    const leftMs = settledAt - kit.clock.now();
    if (!(await pause(kit, asking, leftMs > 0 ? Math.min(waitMs, leftMs) : waitMs))) return undefined;
  }
}
