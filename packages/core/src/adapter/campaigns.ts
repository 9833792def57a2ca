import type { Clock } from "../clock.ts";
import type { IntentOptions } from "../intents.ts";
import type { CampaignProvider, WireModels } from "../provider.ts";
import type { Asker, Asking } from "./ask.ts";
import { createCampaign } from "./campaigns/creating.ts";
import type { CampaignDriver } from "./campaigns/driver.ts";
import { toLaunchMoment } from "./campaigns/input.ts";
import type { Kit } from "./campaigns/kit.ts";
import { checkIntentOptions } from "./campaigns/options.ts";
import { launchById } from "./campaigns/own-intent.ts";
import { USUAL_WAIT_MS, waitUntilQuiet } from "./campaigns/quiet.ts";
import { reconcileIntents } from "./campaigns/reconciling.ts";
import { cancelCampaign, deleteCampaign, pauseCampaign, resumeCampaign, updateCampaign } from "./campaigns/steering.ts";
import { createTelling } from "./campaigns/telling.ts";

export type { CampaignDriver, CreatePlan } from "./campaigns/driver.ts";
export type { CampaignInput } from "./campaigns/input.ts";
export { readName } from "./campaigns/marker.ts";

/** The contract's operations that change something, and what they need to be safe. */
export type CampaignOperations<Wire extends WireModels> = Pick<
  CampaignProvider<Wire>,
  | "createCampaign"
  | "cancelCampaign"
  | "deleteCampaign"
  | "waitUntilQuiet"
  | "reconcileIntents"
  | "launchCampaign"
  | "pauseCampaign"
  | "resumeCampaign"
  | "updateCampaign"
>;

const USUAL_SETTLE_MS = 120_000;
const USUAL_LEASE_MS = 600_000;

/** Creates and steers campaigns by an adapter's single steps. Optional operations are there where their step is. */
export function createCampaignOperations<Wire extends WireModels>({
  asker,
  clock,
  driver,
  options,
}: {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly driver: CampaignDriver<Wire["campaign"]>;
  readonly options: IntentOptions;
}): CampaignOperations<Wire> {
  const { ledger, settleMs = USUAL_SETTLE_MS, leaseMs = USUAL_LEASE_MS } = options;
  const telling = createTelling(asker.provider);
  const kit: Kit<Wire["campaign"]> = { asker, clock, driver, ledger, settleMs, leaseMs, telling };
  const contextOf = ({ operation }: Asking) => ({ provider: asker.provider, operation });
  return {
    createCampaign: (given) =>
      asker.run("createCampaign", given, async (asking) => {
        checkIntentOptions(options, contextOf(asking));
        return createCampaign(kit, given, asking);
      }),
    cancelCampaign: ({ id, ...options }) =>
      asker.run("cancelCampaign", options, (asking) => cancelCampaign(kit, id, asking)),
    deleteCampaign: ({ id, ...options }) =>
      asker.run("deleteCampaign", options, (asking) => deleteCampaign(kit, id, asking)),
    waitUntilQuiet: ({ timeoutMs = USUAL_WAIT_MS, ...options }) =>
      asker.run("waitUntilQuiet", { ...options, timeoutMs }, (asking) => waitUntilQuiet(kit, options, asking)),
    reconcileIntents: (given = {}) =>
      asker.run("reconcileIntents", given, async (asking) => {
        checkIntentOptions(options, contextOf(asking));
        return reconcileIntents(kit, given, asking);
      }),
    ...(driver.launch !== undefined && {
      launchCampaign: ({ id, at, ...options }) =>
        asker.run("launchCampaign", options, async (asking) => {
          checkIntentOptions({ settleMs }, contextOf(asking));
          return launchById(kit, { id, at: toLaunchMoment(at, contextOf(asking)) }, asking);
        }),
    }),
    ...(driver.pause !== undefined && {
      pauseCampaign: ({ id, ...options }) =>
        asker.run("pauseCampaign", options, (asking) => pauseCampaign(kit, id, asking)),
    }),
    ...(driver.resume !== undefined && {
      resumeCampaign: ({ id, ...options }) =>
        asker.run("resumeCampaign", options, (asking) => resumeCampaign(kit, id, asking)),
    }),
    ...(driver.update !== undefined && {
      updateCampaign: (options) =>
        asker.run("updateCampaign", options, (asking) => updateCampaign(kit, options, asking)),
    }),
  };
}
