import { createRandom } from "../random.ts";
import type { WebhookOptions } from "../webhooks.ts";

/** What becomes of a message on its way. */
export interface Mishaps {
  readonly lost: boolean;
  readonly doubled: boolean;
  /** Simulated milliseconds that it takes. */
  readonly delay: number;
  /** Whether the next one arrives before it. */
  readonly overtaken: boolean;
}

/** Draws for the n-th message. All four each time, so that another share of one leaves the others as they are. */
export function drawMishaps(options: WebhookOptions | undefined, seed: number, n: number): Mishaps {
  const random = createRandom(seed, "webhook", n);
  const { lose = 0, double = 0, delay = { share: 0, seconds: 0 }, reorder = 0 } = options ?? {};
  return {
    lost: random.chance(lose),
    doubled: random.chance(double),
    delay: random.chance(delay.share) ? delay.seconds * 1000 : 0,
    overtaken: random.chance(reorder),
  };
}
