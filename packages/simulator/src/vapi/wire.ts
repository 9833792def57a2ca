import type { components } from "../generated/vapi/api.ts";
import { HOUR, toInstant } from "../instant.ts";
import type { Customer, DialPlanEntry } from "../v1/request.ts";
import type { Call, Campaign, Organisation, Settings } from "../v1/state.ts";
import { toAgent, toCall, toCounters, toOutline } from "../v1/wire.ts";
import type { Open } from "../words.ts";
import { toCounts } from "./contacts.ts";

type Schemas = components["schemas"];
/** Carried from the request to the answer, without being read. */
type Carried = Omit<Settings, "maxConcurrency">;
type Shown<Schema> = Omit<Schema, "status" | "customers" | "dialPlan" | keyof Carried> & {
  status: Open<Schemas["CampaignStatus"]>;
} & Carried;
type ShownSummary = Shown<Schemas["CampaignSummary"]>;
type ShownCampaign = Shown<Schemas["Campaign"]> & {
  customers?: readonly Customer[];
  dialPlan?: readonly DialPlanEntry[];
};

type ShownCall = Omit<Schemas["Call"], "status" | "endedReason" | "customer"> & {
  status: Open<Schemas["CallStatus"]>;
  endedReason?: Open<Schemas["CallEndedReason"]>;
  customer?: Customer;
};

/** A campaign in the second generation. Counting costs, and is done when asked for. */
export function toSummary(organisation: Organisation, campaign: Campaign, counted: boolean): ShownSummary {
  const { workflowId, ...agent } = { workflowId: undefined, ...toAgent(campaign.agent) };
  return {
    ...toOutline(organisation, campaign),
    ...agent,
    ...(campaign.phoneNumberId !== undefined && { phoneNumberId: campaign.phoneNumberId }),
    ...campaign.settings,
    ...(counted && toCounts(campaign)),
  };
}

/** A campaign in the first generation, with its whole list. */
export function toCampaign(organisation: Organisation, campaign: Campaign): ShownCampaign {
  const { dialPlan, rows, agent } = campaign;
  return {
    ...toSummary(organisation, campaign, false),
    ...toAgent(agent),
    ...(dialPlan ? { dialPlan } : { customers: rows.map(({ customer }) => customer) }),
    ...toCounters(campaign),
  };
}

/** Recordings come with links that need no key, for a while. */
export function toVapiCall(organisation: Organisation, call: Call): ShownCall {
  const shown: ShownCall = toCall(organisation, call);
  if (!shown.artifact || call.endedAt === undefined) return shown;
  const presigned = (track: string) => `https://recordings.example/${call.id}-${track}.wav?signature=invented`;
  const links = {
    presignedMonoUrl: presigned("mono"),
    presignedStereoUrl: presigned("stereo"),
    presignedUrlsExpiresAt: toInstant(call.endedAt + HOUR),
  };
  return { ...shown, artifact: { ...shown.artifact, ...links } };
}
