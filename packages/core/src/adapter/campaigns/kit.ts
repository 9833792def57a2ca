import type { Clock } from "../../clock.ts";
import { ApiError } from "../../errors.ts";
import type { IntentLedger } from "../../ledger.ts";
import { type Instant, instantAt } from "../../model/instant.ts";
import type { Asker, Asking } from "../ask.ts";
import type { CampaignDriver } from "./driver.ts";
import type { Telling } from "./telling.ts";

/** What all operations on campaigns work with. */
export interface Kit<Raw> {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly driver: CampaignDriver<Raw>;
  readonly ledger: IntentLedger | undefined;
  readonly settleMs: number;
  readonly leaseMs: number;
  /** The errors for when a person has to know. */
  readonly telling: Telling;
}

export function present({ clock }: { readonly clock: Clock }): Instant {
  return toInstant(clock.now());
}

/** Of a moment that a clock or a parser gave, which is within what dates can hold. */
export function toInstant(milliseconds: number): Instant {
  return instantAt(milliseconds) ?? BEGINNING;
}

const BEGINNING: Instant = "1970-01-01T00:00:00.000Z";

/** Of what may ring somebody, as long as each before was refused for now, and was looked up. */
export const MOST_TRIES = 4;

/** Longest wait that a provider may ask for; beyond it there is an error at once, which says when. */
export const LONGEST_BUSY_MS = 30_000;

const BUSY_WAIT_MS = 2_000;

/** How long to wait before asking again for what was too much for now, after so many tries. Undefined: it was not that. */
export function busyWaitMs(error: unknown, tries: number, { clock }: { readonly clock: Clock }): number | undefined {
  if (!(error instanceof ApiError) || error.status !== 429) return undefined;
  if (error.retryAt === undefined) return BUSY_WAIT_MS * 2 ** tries;
  return Math.max(0, Date.parse(error.retryAt) - clock.now());
}

/** Waits, unless the call has no time for it: then gives false, at once. */
export async function pause(
  { clock }: { readonly clock: Clock },
  asking: Asking,
  milliseconds: number,
): Promise<boolean> {
  const { deadline, signal } = asking;
  if (deadline !== undefined && clock.now() + milliseconds >= deadline.at) return false;
  await clock.sleep(milliseconds, signal);
  return true;
}

/** Rethrows the reason of the caller's abort, which is no failure of anybody's. */
export function passAbort(asking: Asking): void {
  asking.signal?.throwIfAborted();
}
