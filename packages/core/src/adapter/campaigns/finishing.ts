import type { Launched } from "../../create-campaign.ts";
import { ApiError } from "../../errors.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Asking } from "../ask.ts";
import { leaveOne } from "./duplicates.ts";
import { stopEarly } from "./early.ts";
import type { Intent } from "./intent.ts";
import { type Kit, passAbort } from "./kit.ts";
import { launchDraft, mustKnow } from "./launching.ts";
import { noteOf, type OpenIntent } from "./open-intent.ts";
import { seek } from "./search.ts";
import { settleCreated, undecided } from "./settling.ts";

/**
 * Finishes an intent that was left open. `absent`: proven, and written down. Throws an `IntentError` where it cannot be
 * finished without a person.
 */
export async function finish<Raw>(
  kit: Kit<Raw>,
  open: OpenIntent,
  known: Intent,
  asking: Asking,
): Promise<Launched<Campaign<Raw>> | "absent"> {
  const { state, start, campaignIds } = known;
  const [id] = campaignIds;
  if (id !== undefined && state === "stopped") throw await stillStopped(kit, { id, open }, asking);
  if (id !== undefined && (state === "drafted" || state === "launching")) {
    const at = typeof start === "object" ? start.at : undefined;
    const isLaunching = state === "launching";
    const before = await (isLaunching ? mustKnow(kit, { id, at, open }, asking) : readDraft(kit, known, asking));
    if (before !== undefined) return launchDraft(kit, { id, at, open, before }, asking);
  }
  const sentAt = Date.parse(known.sentAt);
  // Whoever had the right to it may have sent its request just before it ran out.
  const settledAt = kit.clock.now() + kit.settleMs;
  return adopt(kit, open, known, { sentAt, settledAt, cause: undefined }, asking);
}

/** Undefined: there is none by that id, and whether there is one at all has to be found out. */
async function readDraft<Raw>(
  kit: Kit<Raw>,
  { key, campaignIds }: Intent,
  asking: Asking,
): Promise<Campaign<Raw> | undefined> {
  const [id = ""] = campaignIds;
  return kit.driver.getCampaign(id, asking).catch((cause: unknown) => {
    passAbort(asking);
    if (cause instanceof ApiError && cause.kind === "not-found") return undefined;
    throw kit.telling.unlaunched(asking, { intentKey: key, campaignIds, cause });
  });
}

/** What was to be stopped and could not be is stopped now. */
async function stillStopped<Raw>(
  kit: Kit<Raw>,
  { id, open }: { readonly id: string; readonly open: OpenIntent },
  asking: Asking,
): Promise<unknown> {
  const status = await kit.driver.getCampaign(id, asking).then(
    (campaign) => campaign.status,
    (error: unknown) => {
      passAbort(asking);
      return error instanceof ApiError && error.kind === "not-found" ? "cancelled" : "unknown";
    },
  );
  return stopEarly(kit, { id, status, open }, asking);
}

/** Whether it was made with another key, or at another address: then what is not found here may be there. */
export function isAnothers<Raw>({ asker }: Kit<Raw>, { account }: Intent): boolean {
  return account !== undefined && account !== asker.account();
}

/** Why it is looked for, and until when. */
export interface Doubt {
  /** When its request may first have been sent, in epoch milliseconds. */
  readonly sentAt: number;
  /** When its request can no longer take effect unseen, in epoch milliseconds. */
  readonly settledAt: number;
  readonly cause: unknown;
}

/** Looks for the campaign of an intent, and goes on with the one that is found. `absent`: proven, and written down. */
export async function adopt<Raw>(
  kit: Kit<Raw>,
  open: OpenIntent,
  known: Intent,
  { sentAt, settledAt, cause }: Doubt,
  asking: Asking,
): Promise<Launched<Campaign<Raw>> | "absent"> {
  const { key: intentKey, marker, campaignIds } = known;
  const sought = await seek(kit, { marker, sentAt, settledAt, renew: open.renew }, asking);
  if ("doubt" in sought) throw kit.telling.doubtful(asking, { intentKey, campaignIds, cause: sought.cause ?? cause });
  if ("absent" in sought && known.state === "duplicated") {
    await noteOf(open, "stopped", campaignIds).catch(() => {});
    throw kit.telling.gone(asking, { intentKey, campaignIds });
  }
  if ("absent" in sought) {
    // Unless that can be written down, nothing else will be: then nothing more is sent.
    await noteOf(open, "absent", []).catch(() => {});
    return "absent";
  }
  const single = await leaveOne(kit, sought.found, asking).catch((error: unknown) => {
    throw undecided(kit, intentKey, sought.found, error, asking);
  });
  if ("several" in single) {
    await noteOf(open, "duplicated", single.several).catch(() => {});
    throw kit.telling.several(asking, { intentKey, campaignIds: single.several });
  }
  const { campaign: given, warnings } = single;
  const settled = await settleCreated(kit, { id: given.id, given, meant: known, open }, asking);
  return { campaign: settled.campaign, warnings: [...warnings, ...settled.warnings] };
}
