import { broken, posted } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that do not stop what they are to stop, or do too much of it. */
export const STEERING: readonly Mutant[] = [
  [
    "cancels nothing, and says that it did",
    broken(({ getCampaign }) => ({
      cancelCampaign: async (options) => ({ ...(await getCampaign(options)), status: "cancelled" }),
    })),
    "steering: a cancelled campaign rings nobody any more, and cancelling it twice is as once",
    "steering: what is over is left as it is by cancelling",
    "steering: a campaign that waits for its time rings nobody when it is cancelled",
  ],
  [
    "cancels whatever it finds",
    broken(({ cancelCampaign, listCampaigns }) => ({
      async cancelCampaign(options) {
        const campaign = await cancelCampaign(options);
        for await (const { id } of listCampaigns()) await cancelCampaign({ id });
        return campaign;
      },
    })),
    "steering: a cancelled campaign rings nobody any more, and cancelling it twice is as once",
  ],
  [
    "deletes nothing",
    broken(() => ({ deleteCampaign: async () => {} })),
    "steering: a deleted campaign is gone, and rings nobody any more",
  ],
  [
    "deletes only what it finds",
    broken(({ deleteCampaign, getCampaign }) => ({
      async deleteCampaign(options) {
        await getCampaign(options);
        await deleteCampaign(options);
      },
    })),
    "steering: a deleted campaign is gone, and rings nobody any more",
    "steering: what does not exist is deleted already",
  ],
  [
    "pauses but once",
    broken(({ pauseCampaign, getCampaign }) => ({
      async pauseCampaign(options) {
        const { status } = await getCampaign(options);
        if (status !== "running") throw new Error("it is not running");
        return pauseCampaign(options);
      },
    })),
    "steering: pausing and resuming twice is as once, and rings nobody twice",
  ],
  [
    "finds nothing wrong with launching what is over",
    broken(({ launchCampaign, getCampaign }) => ({
      launchCampaign: (options) =>
        launchCampaign(options).catch(async () => ({ campaign: await getCampaign(options), warnings: [] })),
    })),
    "steering: what is over is not launched, paused or resumed",
  ],
  [
    "renames without the mark",
    broken(({ getCampaign }, connection) => ({
      async updateCampaign({ id, name }) {
        await posted(connection, id, "", { method: "PATCH", body: { name } });
        return getCampaign({ id });
      },
    })),
    "steering: a change leaves the mark of the intention",
  ],
];
