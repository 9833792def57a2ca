/** The intent that a campaign was created for, found by the mark in its name. */
import type { Launched } from "../../create-campaign.ts";
import type { IntentState } from "../../intents.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { Asking } from "../ask.ts";
import type { Intent } from "./intent.ts";
import { intentsIn } from "./intents-in.ts";
import type { Kit } from "./kit.ts";
import { launchDraft, mustKnow } from "./launching.ts";
import { noteOf, withIntent } from "./open-intent.ts";

const OPEN: readonly IntentState[] = ["sending", "drafted", "launching", "duplicated"];

/** Notes that nothing is to be done about it any more, if anything was. */
export async function closeIntentOf<Raw>(kit: Kit<Raw>, campaign: Campaign<Raw>, asking: Asking): Promise<void> {
  const found = await findIntentOf(kit, campaign, asking);
  if (found === undefined || !OPEN.includes(found.state)) return;
  await withIntent(kit, found.key, asking, (open) => noteOf(open, "done", [campaign.id]));
}

/**
 * Launches a draft by its id. One of an intent is launched with the sole right to it, and after it was written down: so that
 * two who launch it, or one who crashes, ring nobody twice. For others there is nothing to go by but what they are.
 */
export async function launchById<Raw>(
  kit: Kit<Raw>,
  { id, at }: { readonly id: string; readonly at: Instant | undefined },
  asking: Asking,
): Promise<Launched<Campaign<Raw>>> {
  const before = await kit.driver.getCampaign(id, asking);
  const found = before.status === "draft" ? await findIntentOf(kit, before, asking) : undefined;
  if (found === undefined) return launchDraft(kit, { id, at, open: undefined, before }, asking);
  return withIntent(kit, found.key, asking, async (open) => {
    const told = { intentKey: found.key, campaignIds: [id] };
    const { state, start } = open.intent ?? found;
    if (state === "sending" || state === "duplicated") throw kit.telling.unsettled(asking, told);
    const startAt = typeof start === "object" ? start.at : undefined;
    const read = await (state === "launching"
      ? mustKnow(kit, { id, at: startAt, open }, asking)
      : kit.driver.getCampaign(id, asking));
    return launchDraft(kit, { id, at, open, before: read, start: at === undefined ? "now" : { at } }, asking);
  });
}

/** Undefined: there is no ledger, or it has never heard of it. */
async function findIntentOf<Raw>(
  kit: Kit<Raw>,
  { intentMarker }: Campaign<Raw>,
  asking: Asking,
): Promise<Intent | undefined> {
  if (intentMarker === undefined) return undefined;
  for await (const intent of intentsIn(kit, asking)) if (intent.marker === intentMarker) return intent;
  return undefined;
}
