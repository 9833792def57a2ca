import type { components } from "../generated/cozmox/api.ts";
import { toInstant } from "../instant.ts";
import { createRandom } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { RARE_COZMOX_ENDINGS, RARE_ENDINGS } from "../v1/endings.ts";
import { newestFirst } from "../v1/listing.ts";
import { type CampaignPlan, type CampaignScript, planCampaigns } from "../v1/plan.ts";
import { strangersCalls } from "../v1/strangers.ts";
import { toAgent, toCall, toCounters, toCustomer, toLine, toSchedule } from "../v1/wire.ts";
import { INVENTED, type Open } from "../words.ts";

type Schemas = components["schemas"];
export type Campaign = Omit<Schemas["Campaign"], "status"> & { status: Open<Schemas["CampaignStatus"]> };
export type Call = Omit<Schemas["Call"], "status" | "endedReason"> & {
  status: Open<Schemas["CallStatus"]>;
  endedReason?: Open<Schemas["CallEndedReason"]>;
};

/** Everything that one organisation has. */
export interface World {
  readonly campaigns: readonly Campaign[];
  /** Newest first. */
  readonly calls: readonly Call[];
}

type Script = CampaignScript<Schemas["CampaignStatus"]>;

const RUNNING: Script = { status: "in-progress", progress: "under way" };
const SUCCEEDED: Script = { status: "ended", endedReason: "campaign.ended.success", progress: "done" };
const STOPPED: Script = { status: "ended", endedReason: "campaign.in-progress.ended-by-user", progress: "halted" };

const LIVE_STATUSES: readonly Exclude<Schemas["CallStatus"], "ended">[] = [
  "in-progress",
  "ringing",
  "queued",
  "forwarding",
  "scheduled",
];

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

/** Grows an organisation. */
export function createWorld(options: WorldOptions): World {
  const { seed, oddities } = options;
  const orgId = createRandom(seed, "cozmox", "organisation").uuid();
  const invented = oddities ? INVENTED.cozmox.endedReasons : [];
  const plans = planCampaigns(options, {
    provider: "cozmox",
    scripts: scripts(oddities),
    filler: [SUCCEEDED, SUCCEEDED, STOPPED, SUCCEEDED],
    rare: [
      ...invented.map((reason) => ({ reason, reached: "ringing" as const })),
      ...RARE_ENDINGS,
      ...RARE_COZMOX_ENDINGS,
    ],
    live: oddities ? [...LIVE_STATUSES, INVENTED.cozmox.callStatus] : LIVE_STATUSES,
  });
  const strangers: readonly Call[] = strangersCalls(options, "cozmox", orgId);
  return {
    campaigns: plans.map((plan) => toCampaign(orgId, plan)),
    calls: [...plans.flatMap((plan) => toCalls(orgId, plan)), ...strangers].sort(newestFirst),
  };
}

function toCampaign(orgId: string, plan: CampaignPlan): Campaign {
  return {
    id: plan.id,
    orgId,
    name: plan.name,
    status: plan.script.status,
    ...(plan.script.endedReason && { endedReason: plan.script.endedReason }),
    createdAt: toInstant(plan.createdAt),
    updatedAt: toInstant(plan.updatedAt),
    ...toSchedule(plan),
    ...toAgent(plan),
    phoneNumberId: plan.callerIds[0] ?? "",
    customers: plan.rows.map(toCustomer),
    ...toCounters(plan.rows),
  };
}

function toCalls(orgId: string, plan: CampaignPlan): Call[] {
  return plan.rows.flatMap((row) => {
    if (row.call === undefined) return [];
    return [
      {
        ...toCall(orgId, row.call),
        type: "outboundPhoneCall" as const,
        campaignId: plan.id,
        ...toAgent(plan),
        ...toLine(row.call),
        phoneNumberId: plan.callerIds[0] ?? "",
        customer: toCustomer(row),
      },
    ];
  });
}
