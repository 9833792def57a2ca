import { type AnyProviderError, ConfigurationError, IntentError, isProviderError } from "../../errors.ts";
import type { IntentReport, IntentState } from "../../intents.ts";
import type { ReconcileOptions } from "../../provider.ts";
import type { Asking } from "../ask.ts";
import { finish, isAnothers } from "./finishing.ts";
import type { Intent } from "./intent.ts";
import { intentsIn } from "./intents-in.ts";
import { type Kit, passAbort } from "./kit.ts";
import { noteOf, withIntent } from "./open-intent.ts";

const OPEN: readonly IntentState[] = ["sending", "drafted", "launching", "stopped", "duplicated"];

/** Finishes every intent that was left open, one after the other, oldest first. */
export async function reconcileIntents<Raw>(
  kit: Kit<Raw>,
  { intentKeys, close = [] }: ReconcileOptions,
  asking: Asking,
): Promise<readonly IntentReport[]> {
  const { ledger, asker } = kit;
  if (ledger === undefined) {
    const rule = "is missing: this adapter was made without one";
    throw new ConfigurationError({ field: "ledger", rule }, { provider: asker.provider, operation: asking.operation });
  }
  mustBeKeys(close, "close", asker.provider, asking);
  if (intentKeys !== undefined) mustBeKeys(intentKeys, "intentKeys", asker.provider, asking);
  const open: Intent[] = [];
  for await (const intent of intentsIn(kit, asking)) {
    const isWanted = intentKeys === undefined || intentKeys.includes(intent.key);
    if (isWanted && OPEN.includes(intent.state)) open.push(intent);
  }
  const reports: IntentReport[] = [];
  for (const { key, campaignIds } of open) {
    const isClosed = close.includes(key);
    const report = await reconcile(kit, key, isClosed, asking).catch((error: unknown) => {
      passAbort(asking);
      if (isProviderError(error)) return toReport(key, error, campaignIds);
      throw error;
    });
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

/** Undefined: it is finished, by somebody else meanwhile, or by a person's word. */
async function reconcile<Raw>(
  kit: Kit<Raw>,
  key: string,
  isClosed: boolean,
  asking: Asking,
): Promise<IntentReport | undefined> {
  return withIntent(kit, key, asking, async (open) => {
    const known = open.intent;
    if (known === undefined || !OPEN.includes(known.state)) return undefined;
    if (isClosed) {
      await noteOf(open, "done", known.campaignIds);
      return undefined;
    }
    if (isAnothers(kit, known)) throw kit.telling.anothers(asking, { intentKey: key, campaignIds: known.campaignIds });
    const finished = await finish(kit, open, known, asking);
    if (finished !== "absent") {
      const { campaign, warnings } = finished;
      const told = warnings.length > 0 ? { warnings } : {};
      return { intentKey: key, state: "done", campaignIds: [campaign.id], ...told };
    }
    const advice = "No campaign came of it: create it again with the same intentKey, if it is still wanted.";
    return { intentKey: key, state: "absent", campaignIds: [], advice };
  });
}

function mustBeKeys(keys: unknown, field: string, provider: string, { operation }: Asking): void {
  if (Array.isArray(keys) && keys.every((key) => typeof key === "string")) return;
  throw new ConfigurationError({ field, rule: "is no list of intent keys" }, { provider, operation });
}

function toReport(intentKey: string, error: AnyProviderError, campaignIds: readonly string[]): IntentReport {
  if (error instanceof IntentError) {
    const { state, campaignIds: ids, advice, retryAt } = error;
    return { intentKey, state, campaignIds: ids, advice, ...(retryAt !== undefined && { retryAt }) };
  }
  return { intentKey, state: "doubtful", campaignIds, advice: `Try again later: ${error.message}` };
}
