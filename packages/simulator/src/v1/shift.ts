import { createRandom } from "../random.ts";
import { customerAt } from "./customers.ts";
import { agentAt, callerIds } from "./organisation.ts";
import { type Campaign, isOver, type Organisation } from "./state.ts";
import { callIn } from "./strangers.ts";
import { toCampaign } from "./upload.ts";

/** Makes listings shift: at their head something comes up that dials nobody, or the newest of what is over goes. */
export function createShift(organisation: Organisation, now: () => number): (by: "insertion" | "removal") => void {
  const { campaigns, calls, seed, provider } = organisation;
  let inserted = 0;

  function insert(): void {
    const id = createRandom(seed, provider, "inserted", inserted).uuid();
    const request = {
      name: `Somebody else's ${inserted + 1}`,
      assistantId: agentAt(seed, provider, "assistant", 0).id,
      phoneNumberId: callerIds(seed, provider, 0, 1)[0],
      customers: [customerAt(seed, id, inserted, 0)],
    };
    campaigns.add({
      ...toCampaign(id, request, undefined, now()),
      status: "ended",
      endedReason: "campaign.scheduled.ended-by-user",
    });
    calls.add(callIn(organisation, inserted, now()));
    inserted++;
  }

  function remove(): void {
    const campaign = campaigns.oldestFirst.findLast(isQuiet);
    const call = calls.oldestFirst.findLast((candidate) => candidate.campaign === undefined);
    if (campaign) campaigns.remove(campaign);
    if (call) calls.remove(call);
  }

  return (by) => (by === "insertion" ? insert() : remove());
}

function isQuiet(campaign: Campaign): boolean {
  return isOver(campaign) && campaign.rows.every(({ call }) => call === undefined || call.status === "ended");
}
