import { IntentError, isProviderError } from "../errors.ts";
import type { IntentReport } from "../intents.ts";
import type { CallOptions, ReconcileOptions } from "../provider.ts";
import { cancelSet } from "./cancelling.ts";
import { type LinkedSet, linkKeyOf } from "./linked-set.ts";
import { beginCall, type LinkedCall, type Linking } from "./linking.ts";
import { unusable, withSet } from "./open-set.ts";
import { pauseSet } from "./pausing.ts";
import { toLinkedSet } from "./set-entry.ts";

const OPERATION = "reconcileIntents";

/**
 * Finishes the intents of links, then what was begun with whole sets, as far as that needs no rows. One set that fails does
 * not keep it from the others.
 */
export async function reconcileSets(
  linking: Linking,
  { intentKeys, ...options }: ReconcileOptions,
): Promise<readonly IntentReport[]> {
  const { provider, ledger, clock } = linking;
  const startedAt = clock.now();
  const leftOf = ({ timeoutMs }: CallOptions) =>
    timeoutMs === undefined ? {} : { timeoutMs: Math.max(1, Math.ceil(timeoutMs - (clock.now() - startedAt))) };
  const sets: LinkedSet[] = [];
  try {
    for await (const entry of ledger.entries()) {
      const set = toLinkedSet(entry);
      if (set?.provider !== provider.id) continue;
      if (intentKeys === undefined || intentKeys.includes(set.key)) sets.push(set);
    }
  } catch (cause) {
    throw unusable({ context: { provider: provider.id, operation: OPERATION }, signal: options.signal }, cause);
  }
  const keys = sets.flatMap((set) => set.links.filter(isOpen).map((link) => linkKeyOf(set, link)));
  const reports: IntentReport[] = [];
  if (keys.length > 0) reports.push(...(await provider.reconcileIntents({ ...options, intentKeys: keys })));
  for (const set of sets) {
    const call = beginCall(linking, OPERATION, { ...options, ...leftOf(options), intentKey: set.key });
    const report = await reconcile(call, set);
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

function isOpen({ campaignId, closed }: LinkedSet["links"][number]): boolean {
  return campaignId === undefined && closed === undefined;
}

/** Undefined: nothing was broken off. */
async function reconcile(call: LinkedCall, { state, key, links }: LinkedSet): Promise<IntentReport | undefined> {
  const intentKey = key;
  const campaignIds = links.flatMap(({ campaignId }) => campaignId ?? []);
  try {
    if (state === "pausing") await withSet(call, (open) => pauseSet(open, {}));
    else if (state === "stopping") await withSet(call, cancelSet);
    else if (state === "creating" || state === "resuming") {
      const name = state === "creating" ? "createCampaign" : "resumeCampaign";
      const advice = `Call ${name} again with the same input: rows are not kept anywhere else.`;
      return { intentKey, state: "sending", campaignIds, advice };
    } else return undefined;
    return { intentKey, state: "done", campaignIds };
  } catch (error) {
    call.signal?.throwIfAborted();
    if (!isProviderError(error)) throw error;
    if (!(error instanceof IntentError)) {
      return { intentKey, state: "doubtful", campaignIds, advice: `Try again later: ${error.message}` };
    }
    return { intentKey, state: error.state, campaignIds, advice: error.advice };
  }
}
