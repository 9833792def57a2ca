import type { components } from "../generated/vapi/api.ts";
import { RARE_ENDINGS, RARE_VAPI_ENDINGS } from "../v1/past-endings.ts";
import type { CampaignScript, Cast } from "../v1/scripts.ts";
import { INVENTED } from "../words.ts";

type Script = CampaignScript<components["schemas"]["CampaignStatus"]>;

const RUNNING: Script = { status: "in-progress", progress: "under way" };
const SUCCEEDED: Script = { status: "ended", endedReason: "campaign.ended.success", progress: "done" };
const STOPPED: Script = { status: "ended", endedReason: "campaign.in-progress.ended-by-user", progress: "halted" };

/** What an organisation's history is made of. */
export function vapiCast(oddities: boolean): Cast {
  const { callStatus, contactStatus, endedReasons } = INVENTED.vapi;
  const invented = endedReasons.map((reason) => ({ reason, reached: "ringing" as const }));
  return {
    scripts: scripts(oddities),
    filler: [SUCCEEDED, SUCCEEDED, STOPPED, SUCCEEDED],
    rare: [...(oddities ? invented : []), ...RARE_ENDINGS, ...RARE_VAPI_ENDINGS],
    live: oddities ? [...LIVE_STATUSES, callStatus] : LIVE_STATUSES,
    ...(oddities && { waitingWord: contactStatus }),
  };
}

/** The campaigns that there are at least, newest first. */
function scripts(oddities: boolean): readonly CampaignScript[] {
  return [
    { ...RUNNING, predial: true },
    { status: "scheduled", progress: "not begun" },
    { ...RUNNING, dialPlan: true },
    // Ended by a person, while some are still on the phone.
    { ...STOPPED, progress: "draining" },
    { ...SUCCEEDED, predial: true },
    STOPPED,
    { status: "ended", endedReason: "campaign.scheduled.ended-by-user", progress: "not begun" },
    { status: "ended", progress: "done" },
    { status: "cancelled", progress: "draining" },
    { status: "cancelled", progress: "halted" },
    { status: "archived", endedReason: "campaign.ended.success", progress: "done" },
    { ...SUCCEEDED, agent: "squad" },
    { ...RUNNING, status: oddities ? INVENTED.vapi.campaignStatus : RUNNING.status },
    { ...RUNNING, agent: "workflow" },
  ];
}

/** Every status of a call that is not proven to be over. */
const LIVE_STATUSES: readonly Exclude<components["schemas"]["CallStatus"], "ended">[] = [
  "in-progress",
  "ringing",
  "queued",
  "forwarding",
  "scheduled",
  "not-found",
  "deletion-failed",
];
