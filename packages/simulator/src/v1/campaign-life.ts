import { SECOND } from "../instant.ts";
import type { Planned } from "../timeline.ts";
import { createCallLife } from "./call-life.ts";
import { tellCall } from "./call-messages.ts";
import { sendCampaign, tellCampaign } from "./campaign-messages.ts";
import { archive, type Stopped, stop } from "./changes.ts";
import { createDialler } from "./dialler.ts";
import { type Call, type Campaign, isOver } from "./state.ts";
import type { World } from "./world.ts";

/** What requests bring about in the life of campaigns. */
export interface CampaignLife {
  /** Takes a new campaign in, and starts it when its time comes, or at once whatever it says. */
  add(campaign: Campaign, atOnce: boolean): void;
  /** Starts a campaign at another time than was planned before. */
  replan(campaign: Campaign): void;
  stop(campaign: Campaign, status: Stopped): void;
  archive(campaign: Campaign): void;
  /** Stops it if need be, and takes it out of the organisation. Its calls stay. */
  remove(campaign: Campaign): void;
}

export function createCampaignLife(world: World): CampaignLife {
  const { timeline, organisation } = world;
  const calls = createCallLife(world);
  const dialler = createDialler(world, calls, succeed);
  const starts = new Map<Campaign, Planned>();

  function start(campaign: Campaign): void {
    starts.delete(campaign);
    try {
      if (campaign.status === "scheduled") {
        campaign.status = "in-progress";
        campaign.updatedAt = timeline.now();
        tellCampaign(world, campaign);
      }
      sendCampaign(world, campaign, "campaign.started");
    } finally {
      // Whoever watches may throw: dialling begins all the same.
      dialler.begin(campaign);
    }
  }

  function succeed(campaign: Campaign): void {
    campaign.status = "ended";
    campaign.endedReason = "campaign.ended.success";
    campaign.updatedAt = timeline.now();
    tellCampaign(world, campaign);
    sendCampaign(world, campaign, "campaign.ended");
  }

  function plan(campaign: Campaign, startAt = campaign.schedule?.earliestAt ?? timeline.now()): void {
    unplan(campaign);
    starts.set(
      campaign,
      timeline.at(startAt, () => start(campaign)),
    );
  }

  function unplan(campaign: Campaign): void {
    starts.get(campaign)?.cancel();
    starts.delete(campaign);
  }

  /** Others may have the lines that have become free. */
  function tellStopped(campaign: Campaign, deleted: readonly Call[]): void {
    unplan(campaign);
    for (const call of deleted) {
      calls.forget(call);
      timeline.at(timeline.now(), () => dialler.release(campaign));
    }
    tellCampaign(world, campaign);
    for (const call of deleted) tellCall(world, call, "ended");
  }

  function stopIfNeedBe(campaign: Campaign, status: Stopped): void {
    if (isOver(campaign)) return;
    tellStopped(campaign, stop(campaign, status, timeline.now()));
    sendCampaign(world, campaign, "campaign.cancelled");
  }

  // What is there from the beginning stands still until the clock moves on.
  for (const campaign of organisation.campaigns.oldestFirst) {
    dialler.adopt(campaign);
    if (campaign.status === "in-progress") timeline.at(timeline.now() + SECOND, () => dialler.begin(campaign));
    if (campaign.status === "scheduled") plan(campaign);
  }

  return {
    add(campaign, atOnce) {
      organisation.campaigns.add(campaign);
      plan(campaign, atOnce ? timeline.now() : undefined);
      tellCampaign(world, campaign);
    },
    replan(campaign) {
      plan(campaign);
      if (campaign.status !== "scheduled") tellCampaign(world, campaign);
    },
    stop: stopIfNeedBe,
    archive(campaign) {
      if (campaign.status === "archived") return;
      stopIfNeedBe(campaign, "cancelled");
      archive(campaign, timeline.now());
      tellCampaign(world, campaign);
      sendCampaign(world, campaign, "campaign.archived");
    },
    remove(campaign) {
      stopIfNeedBe(campaign, "ended");
      organisation.campaigns.remove(campaign);
      tellCampaign(world, campaign, "deleted");
    },
  };
}
