import type { components } from "../generated/vapi/api.ts";
import { HOUR, toInstant } from "../instant.ts";
import { createRandom } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { RARE_ENDINGS, RARE_VAPI_ENDINGS } from "../v1/endings.ts";
import { newestFirst } from "../v1/listing.ts";
import { type CampaignPlan, planCampaigns } from "../v1/plan.ts";
import { strangersCalls } from "../v1/strangers.ts";
import { toAgent, toCall, toCounters, toCustomer, toLine, toSchedule } from "../v1/wire.ts";
import { INVENTED, type Open } from "../words.ts";
import { type Contact, toContacts, toCounts } from "./contacts.ts";
import { FILLER, LIVE_STATUSES, scripts } from "./scripts.ts";

type Schemas = components["schemas"];
type Status = { status: Open<Schemas["CampaignStatus"]> };
export type Campaign = Omit<Schemas["Campaign"], "status"> & Status;
export type CampaignSummary = Omit<Schemas["CampaignSummary"], "status"> & Status;
export type Call = Omit<Schemas["Call"], "status" | "endedReason"> & {
  status: Open<Schemas["CallStatus"]>;
  endedReason?: Open<Schemas["CallEndedReason"]>;
};

/** One campaign, as both generations show it. */
export interface SimulatedCampaign {
  readonly campaign: Campaign;
  /** Without its counts. */
  readonly summary: CampaignSummary;
  readonly counts: Pick<Schemas["CampaignSummary"], "contactCounters" | "callMetrics">;
  readonly contacts: readonly Contact[];
  /** What campaigns can be ordered by. */
  readonly duration: number;
  readonly cost: number;
}

/** Everything that one organisation has. */
export interface World {
  readonly campaigns: readonly SimulatedCampaign[];
  /** Newest first. */
  readonly calls: readonly Call[];
}

/** Grows an organisation. */
export function createWorld(options: WorldOptions): World {
  const { seed, oddities } = options;
  const orgId = createRandom(seed, "vapi", "organisation").uuid();
  const invented = oddities ? INVENTED.vapi.endedReasons : [];
  const plans = planCampaigns(options, {
    provider: "vapi",
    scripts: scripts(oddities),
    filler: FILLER,
    rare: [
      ...invented.map((reason) => ({ reason, reached: "ringing" as const })),
      ...RARE_ENDINGS,
      ...RARE_VAPI_ENDINGS,
    ],
    live: oddities ? [...LIVE_STATUSES, INVENTED.vapi.callStatus] : LIVE_STATUSES,
  });
  const placed = plans.map((plan) => ({ plan, calls: toCalls(orgId, plan) }));
  const strangers: readonly Call[] = strangersCalls(options, "vapi", orgId);
  return {
    campaigns: placed.map(({ plan, calls }, index) => toCampaign(orgId, plan, calls, oddities && index === 0)),
    calls: [...placed.flatMap(({ calls }) => calls), ...strangers].sort(newestFirst),
  };
}

function toCampaign(orgId: string, plan: CampaignPlan, calls: readonly Call[], odd: boolean): SimulatedCampaign {
  const { workflowId, ...agent } = { workflowId: undefined, ...toAgent(plan) };
  const summary: CampaignSummary = {
    id: plan.id,
    orgId,
    name: plan.name,
    status: plan.script.status,
    ...(plan.script.endedReason && { endedReason: plan.script.endedReason }),
    createdAt: toInstant(plan.createdAt),
    updatedAt: toInstant(plan.updatedAt),
    ...toSchedule(plan),
    ...agent,
    ...toCaller(plan),
    maxConcurrency: 10,
    ...(plan.script.predial && {
      predialPlan: { enabled: true },
      server: { url: "https://hooks.example/vapi", timeoutSeconds: 20 },
    }),
  };
  const contacts = toContacts(plan, odd);
  return {
    summary,
    campaign: { ...summary, ...(workflowId && { workflowId }), ...toDialled(plan), ...toCounters(plan.rows) },
    contacts,
    counts: toCounts(contacts, plan),
    duration: sum(calls.map(seconds)),
    cost: sum(calls.map(({ cost = 0 }) => cost)),
  };
}

function toCaller({ script, callerIds: [phoneNumberId] }: CampaignPlan) {
  return script.dialPlan || phoneNumberId === undefined ? {} : { phoneNumberId };
}

/** With a dial plan, the first numbers' share of the rows comes first. */
function toDialled({ script, callerIds, rows }: CampaignPlan) {
  const customers = rows.map(toCustomer);
  if (!script.dialPlan) return { customers };
  const share = Math.ceil(rows.length / callerIds.length);
  return {
    dialPlan: callerIds.map((phoneNumberId, index) => ({
      phoneNumberId,
      customers: customers.slice(index * share, (index + 1) * share),
    })),
  };
}

function toCalls(orgId: string, plan: CampaignPlan): Call[] {
  const share = Math.ceil(plan.rows.length / plan.callerIds.length);
  return plan.rows.flatMap((row) => {
    if (row.call === undefined) return [];
    const phoneNumberId = plan.callerIds[Math.floor(row.position / share)];
    const call: Call = {
      ...toCall(orgId, row.call),
      type: "outboundPhoneCall",
      campaignId: plan.id,
      ...toAgent(plan),
      ...toLine(row.call),
      ...(phoneNumberId && { phoneNumberId }),
      customer: toCustomer(row),
    };
    return [withPresignedLinks(call)];
  });
}

/** Recordings come with links that need no key, for a while. */
function withPresignedLinks(call: Call): Call {
  if (call.artifact === undefined || call.endedAt === undefined) return call;
  const expiresAt = toInstant(Date.parse(call.endedAt) + HOUR);
  const presigned = (track: string) => `https://recordings.example/${call.id}-${track}.wav?signature=invented`;
  return {
    ...call,
    artifact: {
      ...call.artifact,
      presignedMonoUrl: presigned("mono"),
      presignedStereoUrl: presigned("stereo"),
      presignedUrlsExpiresAt: expiresAt,
    },
  };
}

function seconds({ startedAt, endedAt }: Call): number {
  return startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
