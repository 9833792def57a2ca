import type { Timeline } from "../timeline.ts";
import type { CampaignLife } from "./campaign-life.ts";
import { archive, stop } from "./changes.ts";

/** Only makes a campaign look as if something had happened to it: nobody is told, and nothing comes of it. */
export function createRehearsal({ now }: Timeline): CampaignLife {
  return {
    add: () => undefined,
    replan: () => undefined,
    stop: (campaign, status) => void stop(campaign, status, now()),
    archive: (campaign) => void archive(campaign, now()),
    remove: (campaign) => void stop(campaign, "ended", now()),
  };
}
