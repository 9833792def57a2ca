import { isProviderError } from "@trunkline/core";
import { broken } from "../support/broken.ts";
import { EXAMPLE } from "./contract.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that do not do what they say. */
export const OPERATIONS: readonly Mutant[] = [
  [
    "pauses nothing, and says that it did",
    broken(({ getCampaign }) => ({
      pauseCampaign: async (options) => ({ ...(await getCampaign(options)), status: "paused" }),
    })),
    "operations: a paused campaign rings nobody, and a resumed one goes on",
  ],
  [
    "resumes nothing, and says that it did",
    broken(({ getCampaign }) => ({
      resumeCampaign: async (options) => ({ ...(await getCampaign(options)), status: "running" }),
    })),
    "operations: a paused campaign rings nobody, and a resumed one goes on",
  ],
  [
    "launches nothing, and says that it did",
    broken(({ getCampaign }) => ({
      launchCampaign: async (options) => ({ ...(await getCampaign(options)), status: "running" }),
    })),
    "operations: a draft rings nobody until it is launched",
  ],
  [
    "renames in its answer alone",
    broken(({ getCampaign }) => ({
      updateCampaign: async ({ name = "", ...options }) => ({ ...(await getCampaign(options)), name }),
    })),
    "operations: a changed name is the campaign's name",
  ],
  [
    "starts a campaign that it is to rename",
    broken(({ updateCampaign, pauseCampaign }) => ({
      async updateCampaign(options) {
        const campaign = await updateCampaign(options);
        await pauseCampaign(options);
        return campaign;
      },
    })),
    "operations: a changed name is the campaign's name",
  ],
  [
    "launches again when nobody answers",
    broken(({ launchCampaign }) => ({
      launchCampaign: (options) => launchCampaign(options).catch(() => launchCampaign(options)),
    })),
    "operations: a lost answer leaves a doubt, and nobody is rung for it twice",
  ],
  [
    "finds whatever it is asked to pause",
    broken(({ pauseCampaign }) => ({
      pauseCampaign: (options) => pauseCampaign(options).catch(() => EXAMPLE),
    })),
    "operations: what does not exist is not found, whatever shall be done with it",
  ],
  [
    "pauses what nobody wants to pause any more",
    broken(({ pauseCampaign }) => ({ pauseCampaign: ({ id }) => pauseCampaign({ id }) })),
    "operations: what is given up beforehand is not done",
  ],
  [
    "says that a campaign is paused while somebody is on the line",
    broken(({ pauseCampaign }) => ({
      pauseCampaign: async (options) => ({ ...(await pauseCampaign(options)), status: "paused" }),
    })),
    "operations: a paused campaign rings nobody, and a resumed one goes on",
  ],
  [
    "pauses whatever it finds",
    broken(({ pauseCampaign, listCampaigns }) => ({
      async pauseCampaign(options) {
        for await (const { id } of listCampaigns())
          if (id !== options.id) await pauseCampaign({ id }).catch(() => undefined);
        return pauseCampaign(options);
      },
    })),
    "operations: a paused campaign rings nobody, and a resumed one goes on",
  ],
  [
    "sets going what nobody asked for",
    broken(({ launchCampaign, listCampaigns, resumeCampaign }) => ({
      async launchCampaign(options) {
        for await (const { id } of listCampaigns({ status: "paused" })) await resumeCampaign({ id });
        return launchCampaign(options);
      },
    })),
    "operations: a draft rings nobody until it is launched",
  ],
  [
    "resumes again when the gateway fails",
    broken(({ resumeCampaign }) => ({
      resumeCampaign: (options) =>
        resumeCampaign(options).catch((error: unknown) => {
          if (isProviderError(error) && error.code === "api" && error.kind === "server") return resumeCampaign(options);
          throw error;
        }),
    })),
    "operations: a failure leaves a doubt too, and is not answered by doing it again",
  ],
];
