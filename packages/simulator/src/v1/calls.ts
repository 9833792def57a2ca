import { SECOND } from "../instant.ts";
import type { Random } from "../random.ts";
import { conversationSeconds } from "./conversation.ts";
import type { Ending } from "./ending.ts";
import { DELETED } from "./endings.ts";
import type { Call, Campaign, Row } from "./state.ts";

/** A call that has just been placed. */
export function newCall(campaign: Campaign, row: Row, id: string, createdAt: number): Call {
  return {
    id,
    type: "outboundPhoneCall",
    createdAt,
    campaign,
    position: row.position,
    agent: campaign.agent,
    phoneNumberId: row.phoneNumberId,
    customer: row.customer,
    updatedAt: createdAt,
    status: "queued",
    startedAt: undefined,
    endedAt: undefined,
    ending: undefined,
  };
}

/** Takes a call from the moment it was placed to its end. */
export function endCall(seed: number, call: Call, ending: Ending, random: Random): void {
  const ringing = (ending.reached === "nothing" ? 1 : random.integer(4, 30)) * SECOND;
  if (ending.talk !== undefined) call.startedAt = call.createdAt + ringing;
  const talking =
    ending.talk === undefined ? 0 : (ending.seconds ?? conversationSeconds(seed, call, ending.talk)) * SECOND;
  call.status = "ended";
  call.ending = ending;
  call.endedAt = call.updatedAt = call.createdAt + ringing + talking;
}

/** A call that was deleted before it rang. */
export function markDeleted(call: Call, now: number): void {
  call.status = "ended";
  call.ending = DELETED;
  call.updatedAt = call.endedAt = now;
}
