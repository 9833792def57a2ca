import type { components } from "../generated/cozmox/api.ts";
import { RARE_COZMOX_ENDINGS, RARE_ENDINGS } from "../v1/past-endings.ts";
import type { CampaignScript, Cast } from "../v1/scripts.ts";
import { INVENTED } from "../words.ts";

type Schemas = components["schemas"];
type Script = CampaignScript<Schemas["CampaignStatus"]>;

const RUNNING: Script = { status: "in-progress", progress: "under way" };
const SUCCEEDED: Script = { status: "ended", endedReason: "campaign.ended.success", progress: "done" };
const STOPPED: Script = { status: "ended", endedReason: "campaign.in-progress.ended-by-user", progress: "halted" };

/** What an organisation's history is made of. */
export function cozmoxCast(oddities: boolean): Cast {
  const { callStatus, endedReasons } = INVENTED.cozmox;
  const invented = endedReasons.map((reason) => ({ reason, reached: "ringing" as const }));
  return {
    scripts: scripts(oddities),
    filler: [SUCCEEDED, SUCCEEDED, STOPPED, SUCCEEDED],
    rare: [...(oddities ? invented : []), ...RARE_ENDINGS, ...RARE_COZMOX_ENDINGS],
    live: oddities ? [...LIVE_STATUSES, callStatus] : LIVE_STATUSES,
  };
}

/** The campaigns that there are at least, newest first. */
function scripts(oddities: boolean): readonly CampaignScript[] {
  return [
    RUNNING,
    { status: "scheduled", progress: "not begun" },
    RUNNING,
    // Ended by a person, while some are still on the phone.
    { ...STOPPED, progress: "draining" },
    SUCCEEDED,
    STOPPED,
    { status: "ended", endedReason: "campaign.scheduled.ended-by-user", progress: "not begun" },
    { status: "ended", progress: "done" },
    { ...RUNNING, status: oddities ? INVENTED.cozmox.campaignStatus : RUNNING.status },
    { ...RUNNING, agent: "workflow" },
  ];
}

/** Every status of a call that is not over. */
const LIVE_STATUSES: readonly Exclude<Schemas["CallStatus"], "ended">[] = [
  "in-progress",
  "ringing",
  "queued",
  "forwarding",
  "scheduled",
];
