import { isProviderError } from "@trunkline/core";
import { broken, posted } from "../support/broken.ts";
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
      launchCampaign: async (options) => ({
        campaign: { ...(await getCampaign(options)), status: "running" },
        warnings: [],
      }),
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
    broken(({ launchCampaign }, connection) => ({
      launchCampaign: (options) =>
        launchCampaign(options).catch(async (error: unknown) => {
          await posted(connection, options.id, "launch");
          throw error;
        }),
    })),
    "doubts: a lost answer leaves a doubt where nothing is answered any more",
  ],
  [
    "launches twice, to be sure",
    broken(({ getCampaign }, connection) => ({
      async launchCampaign(options) {
        await posted(connection, options.id, "launch");
        await posted(connection, options.id, "launch");
        return { campaign: await getCampaign(options), warnings: [] };
      },
    })),
    "doubts: a lost answer is made up for by looking, and nobody is rung for it twice",
    "steering: launching twice is as launching once",
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
    broken(({ resumeCampaign }, connection) => ({
      resumeCampaign: (options) =>
        resumeCampaign(options).catch(async (error: unknown) => {
          if (isProviderError(error) && error.code === "api") await posted(connection, options.id, "resume");
          throw error;
        }),
    })),
    "doubts: a failure leaves a doubt too, and is not answered by doing it again",
  ],
];
