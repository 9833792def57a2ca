/** What creates and steers campaigns: loaded together, when a caller first does either. */
import type { CreateCampaignOptions, Created, Launched, UpdateCampaignOptions } from "../../create-campaign.ts";
import type { ErrorContext } from "../../errors.ts";
import type { IntentOptions, IntentReport } from "../../intents.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { ReconcileOptions, WaitUntilQuietOptions } from "../../provider.ts";
import type { Asker, Asking } from "../ask.ts";
import { createCampaign } from "./creating.ts";
import { toLaunchMoment } from "./input.ts";
import type { Kit } from "./kit.ts";
import { checkIntentOptions } from "./options.ts";
import { launchById } from "./own-intent.ts";
import { waitUntilQuiet } from "./quiet.ts";
import { reconcileIntents } from "./reconciling.ts";
import { cancelCampaign, deleteCampaign, pauseCampaign, resumeCampaign, updateCampaign } from "./steering.ts";
import { createTelling } from "./telling.ts";

const USUAL_SETTLE_MS = 120_000;
const USUAL_LEASE_MS = 600_000;

/** Each within a call that has begun. */
export interface Operations<Raw> {
  createCampaign(given: CreateCampaignOptions, asking: Asking): Promise<Created<Campaign<Raw>>>;
  cancelCampaign(id: string, asking: Asking): Promise<Campaign<Raw>>;
  deleteCampaign(id: string, asking: Asking): Promise<void>;
  waitUntilQuiet(options: Omit<WaitUntilQuietOptions, "timeoutMs">, asking: Asking): Promise<Campaign<Raw>>;
  reconcileIntents(given: ReconcileOptions, asking: Asking): Promise<readonly IntentReport[]>;
  launchCampaign(id: string, at: Instant | undefined, asking: Asking): Promise<Launched<Campaign<Raw>>>;
  pauseCampaign(id: string, asking: Asking): Promise<Campaign<Raw>>;
  resumeCampaign(id: string, asking: Asking): Promise<Campaign<Raw>>;
  updateCampaign(options: UpdateCampaignOptions, asking: Asking): Promise<Campaign<Raw>>;
}

export function createOperations<Raw>(
  source: Pick<Kit<Raw>, "clock" | "driver"> & { readonly asker: Asker; readonly options: IntentOptions },
): Operations<Raw> {
  const { asker, clock, driver, options } = source;
  const { ledger, settleMs = USUAL_SETTLE_MS, leaseMs = USUAL_LEASE_MS } = options;
  const kit: Kit<Raw> = { asker, clock, driver, ledger, settleMs, leaseMs, telling: createTelling(asker.provider) };
  const contextOf = ({ operation }: Asking): ErrorContext => ({ provider: asker.provider, operation });
  return {
    async createCampaign(given, asking) {
      checkIntentOptions(options, contextOf(asking));
      return createCampaign(kit, given, asking);
    },
    cancelCampaign: (id, asking) => cancelCampaign(kit, id, asking),
    deleteCampaign: (id, asking) => deleteCampaign(kit, id, asking),
    waitUntilQuiet: (given, asking) => waitUntilQuiet(kit, given, asking),
    async reconcileIntents(given, asking) {
      checkIntentOptions(options, contextOf(asking));
      return reconcileIntents(kit, given, asking);
    },
    async launchCampaign(id, at, asking) {
      checkIntentOptions({ settleMs }, contextOf(asking));
      return launchById(kit, { id, at: toLaunchMoment(at, contextOf(asking)) }, asking);
    },
    pauseCampaign: (id, asking) => pauseCampaign(kit, id, asking),
    resumeCampaign: (id, asking) => resumeCampaign(kit, id, asking),
    updateCampaign: (given, asking) => updateCampaign(kit, given, asking),
  };
}
