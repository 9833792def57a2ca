import type { Clock } from "../clock.ts";
import type { IntentOptions } from "../intents.ts";
import type { CampaignProvider, WireModels } from "../provider.ts";
import type { Asker, Asking } from "./ask.ts";
import type { CampaignDriver } from "./campaigns/driver.ts";
import type { Operations } from "./campaigns/operations.ts";
import { USUAL_WAIT_MS } from "./campaigns/usual-wait.ts";
import { createDeferred } from "./deferred.ts";

export type { CampaignDriver, CreatePlan } from "./campaigns/driver.ts";
export type { CampaignInput } from "./campaigns/input.ts";
export { readName } from "./campaigns/read-name.ts";

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

/** Steps that only some providers have. */
export type OptionalStep = "launch" | "pause" | "resume" | "update";

/** A driver that is loaded when it is first wanted, so that whoever only reads does not pay for it. */
export interface DeferredDriver<Raw> {
  /** Those that it will have: known from the start, as they say which operations there are. */
  readonly optional: readonly OptionalStep[];
  /** Sends nothing. Asked again after it failed. */
  load(): Promise<CampaignDriver<Raw>>;
}

/**
 * Creates and steers campaigns by an adapter's single steps. Optional operations are there where their step is. What does it is
 * loaded with the first call, before anything is sent or written down.
 */
export function createCampaignOperations<Wire extends WireModels>({
  asker,
  clock,
  driver,
  options,
}: {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly driver: CampaignDriver<Wire["campaign"]> | DeferredDriver<Wire["campaign"]>;
  readonly options: IntentOptions;
}): CampaignOperations<Wire> {
  const source = "load" in driver ? driver : atOnce(driver);
  const has = (step: OptionalStep) => source.optional.includes(step);
  const own = createDeferred<Operations<Wire["campaign"]>>(async () => {
    const [{ createOperations }, steps] = await Promise.all([import("./campaigns/operations.ts"), source.load()]);
    return createOperations({ asker, clock, options, driver: steps });
  });

  /** With the rules that requests are held against: nothing is left to be loaded between a note in a ledger and its request. */
  async function load({ operation }: Asking) {
    const context = { provider: asker.provider, operation };
    const [operations] = await Promise.all([own.load(context), asker.ready(context)]);
    return operations;
  }

  return {
    createCampaign: (given) =>
      asker.run("createCampaign", given, async (asking) => (await load(asking)).createCampaign(given, asking)),
    cancelCampaign: ({ id, ...rest }) =>
      asker.run("cancelCampaign", rest, async (asking) => (await load(asking)).cancelCampaign(id, asking)),
    deleteCampaign: ({ id, ...rest }) =>
      asker.run("deleteCampaign", rest, async (asking) => (await load(asking)).deleteCampaign(id, asking)),
    waitUntilQuiet: ({ timeoutMs = USUAL_WAIT_MS, ...rest }) =>
      asker.run("waitUntilQuiet", { ...rest, timeoutMs }, async (asking) =>
        (await load(asking)).waitUntilQuiet(rest, asking),
      ),
    reconcileIntents: (given = {}) =>
      asker.run("reconcileIntents", given, async (asking) => (await load(asking)).reconcileIntents(given, asking)),
    ...(has("launch") && {
      launchCampaign: ({ id, at, ...rest }) =>
        asker.run("launchCampaign", rest, async (asking) => (await load(asking)).launchCampaign(id, at, asking)),
    }),
    ...(has("pause") && {
      pauseCampaign: ({ id, ...rest }) =>
        asker.run("pauseCampaign", rest, async (asking) => (await load(asking)).pauseCampaign(id, asking)),
    }),
    ...(has("resume") && {
      resumeCampaign: ({ id, ...rest }) =>
        asker.run("resumeCampaign", rest, async (asking) => (await load(asking)).resumeCampaign(id, asking)),
    }),
    ...(has("update") && {
      updateCampaign: (given) =>
        asker.run("updateCampaign", given, async (asking) => (await load(asking)).updateCampaign(given, asking)),
    }),
  };
}

const STEPS: readonly OptionalStep[] = ["launch", "pause", "resume", "update"];

function atOnce<Raw>(driver: CampaignDriver<Raw>): DeferredDriver<Raw> {
  return { optional: STEPS.filter((step) => driver[step] !== undefined), load: async () => driver };
}
