/** What can be done with any adapter's campaigns, each with one that it makes sense for. */
import { type CallOptions, type Campaign, type CampaignProvider, supports } from "@trunkline/core";
import { inputFor, startRinging } from "./campaigning.ts";
import type { Exchange } from "./exchange.ts";

export const NEW_NAME = "Renamed by its owner";

/** An operation that changes something. */
export interface Act {
  readonly operation: "launchCampaign" | "pauseCampaign" | "resumeCampaign" | "updateCampaign" | "cancelCampaign";
  /** Whether a phone may ring for it. */
  readonly rings: boolean;
  readonly act: (id: string, options?: CallOptions) => Promise<Campaign>;
}

/** The operations of an adapter that change something. */
export function acts(provider: CampaignProvider): readonly Act[] {
  const { launchCampaign, pauseCampaign, resumeCampaign, updateCampaign, cancelCampaign } = provider;
  const all: (Omit<Act, "act"> & { readonly act: Act["act"] | undefined })[] = [
    {
      operation: "launchCampaign",
      rings: true,
      act: launchCampaign && (async (id, options) => (await launchCampaign({ id, ...options })).campaign),
    },
    {
      operation: "pauseCampaign",
      rings: false,
      act: pauseCampaign && ((id, options) => pauseCampaign({ id, ...options })),
    },
    {
      operation: "resumeCampaign",
      rings: true,
      act: resumeCampaign && ((id, options) => resumeCampaign({ id, ...options })),
    },
    {
      operation: "updateCampaign",
      rings: false,
      act: updateCampaign && ((id, options) => updateCampaign({ id, name: NEW_NAME, ...options })),
    },
    { operation: "cancelCampaign", rings: false, act: (id, options) => cancelCampaign({ id, ...options }) },
  ];
  return all.flatMap(({ act, ...rest }) => (act === undefined ? [] : [{ ...rest, act }]));
}

/** Makes a campaign that an operation has something to do with: a draft, one that is paused, or one that rings somebody. */
export async function prepare(
  exchange: Exchange,
  provider: CampaignProvider,
  operation: Act["operation"],
): Promise<string> {
  if (operation === "launchCampaign") {
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start: "draft" }));
    return campaign.id;
  }
  const { id } = await startRinging(exchange, provider);
  if (operation === "resumeCampaign" && supports(provider, "pauseCampaign")) await provider.pauseCampaign({ id });
  return id;
}
