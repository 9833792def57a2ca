import { type CreateCampaignOptions, supports } from "@trunkline/core";
import { type Adapter, collect, createObserver, type Observed } from "./adapters.ts";

const SOON_MS = 5_000;

/** Which requests lie behind each operation that changes something, found by making them; absent: there is none. */
export async function observeWrites(adapter: Adapter): Promise<Observed> {
  const { provider } = adapter;
  const { found, observe } = createObserver(adapter);
  const input = await inputOf(adapter);
  const { campaign } = await observe("createCampaign", () => provider.createCampaign(input));
  const { id } = campaign;
  if (supports(provider, "updateCampaign")) {
    await observe("updateCampaign", () => provider.updateCampaign({ id, name: "Another name" }));
  }
  if (supports(provider, "pauseCampaign")) await observe("pauseCampaign", () => provider.pauseCampaign({ id }));
  if (supports(provider, "resumeCampaign")) await observe("resumeCampaign", () => provider.resumeCampaign({ id }));
  await observe("cancelCampaign", () => provider.cancelCampaign({ id }));
  await observe("waitUntilQuiet", () => provider.waitUntilQuiet({ id, pollMs: 1, timeoutMs: SOON_MS }));
  await observe("reconcileIntents", () => provider.reconcileIntents());
  await observe("deleteCampaign", () => provider.deleteCampaign({ id }));
  if (supports(provider, "launchCampaign")) {
    const draft = await provider.createCampaign({ ...input, start: "draft" });
    await observe("launchCampaign", () => provider.launchCampaign({ id: draft.campaign.id }));
  }
  return found;
}

/** A campaign with the agent and the number to ring from of one that is there. */
async function inputOf({ provider }: Adapter): Promise<CreateCampaignOptions> {
  const campaigns = await collect(provider.listCampaigns());
  const agent = campaigns.find((campaign) => campaign.agent !== undefined)?.agent;
  if (agent === undefined) throw new Error(`${provider.id}: no campaign of the simulator's names its agent`);
  const { callerBy } = provider.capabilities.create;
  const caller = campaigns.flatMap(({ callers }) => callers).find(({ [callerBy]: name }) => name !== undefined);
  return {
    name: "For the feature table",
    agent,
    ...(caller !== undefined && { callers: [caller] }),
    rows: [{ contact: { phoneNumber: "+442079460000" } }],
    start: "now",
  };
}
