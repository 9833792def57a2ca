/** The intent that a campaign was created for, found by the mark in its name. */
import type { Launched } from "../../create-campaign.ts";
import { IntentError } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { Asking } from "../ask.ts";
import { type Intent, toIntent } from "./intent.ts";
import { type Kit, passAbort } from "./kit.ts";
import { isAhead, launchDraft, watchBegin } from "./launching.ts";
import { noteOf, withIntent } from "./open-intent.ts";
import type { Telling } from "./telling.ts";

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
  telling: Telling,
  { id, at }: { readonly id: string; readonly at: Instant | undefined },
  asking: Asking,
): Promise<Launched<Campaign<Raw>>> {
  const before = await kit.driver.getCampaign(id, asking);
  const found = before.status === "draft" ? await findIntentOf(kit, before, asking) : undefined;
  if (found === undefined) return launchDraft(kit, telling, { id, at, before }, asking);
  return withIntent(kit, found.key, asking, async (open) => {
    const told = { intentKey: found.key, campaignIds: [id] };
    const { state, start } = open.intent ?? found;
    if (state === "sending" || state === "duplicated") throw telling.unsettled(asking, told);
    const isLaunching = state === "launching";
    const read = isLaunching ? await watchBegin(kit, { id, open }, asking) : await kit.driver.getCampaign(id, asking);
    const startAt = typeof start === "object" ? start.at : undefined;
    const isUnsure = isLaunching && (read === undefined || (read.status === "draft" && isAhead(kit, startAt)));
    if (isUnsure) throw telling.unsure(asking, told);
    const launch = { id, at, open, before: read, start: at === undefined ? ("now" as const) : { at } };
    return launchDraft(kit, telling, launch, asking);
  });
}

/** Undefined: there is no ledger, or it has never heard of it. */
async function findIntentOf<Raw>(
  { ledger, asker }: Kit<Raw>,
  { intentMarker }: Campaign<Raw>,
  asking: Asking,
): Promise<Intent | undefined> {
  if (ledger === undefined || intentMarker === undefined) return undefined;
  try {
    for await (const entry of ledger.entries()) {
      const intent = toIntent(entry);
      if (intent?.marker === intentMarker && intent.provider === asker.provider) return intent;
    }
    return undefined;
  } catch (cause) {
    passAbort(asking);
    const advice = "Nothing was sent; mend the ledger, and ask again.";
    const context = { provider: asker.provider, operation: asking.operation, cause };
    throw new IntentError("the ledger cannot be read", { ...context, state: "refused", advice });
  }
}
