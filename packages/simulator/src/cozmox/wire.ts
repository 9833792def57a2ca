import type { components } from "../generated/cozmox/api.ts";
import type { Customer } from "../v1/request.ts";
import type { Call, Campaign, Organisation } from "../v1/state.ts";
import { toAgent, toCall, toCounters, toOutline } from "../v1/wire.ts";
import type { Open } from "../words.ts";

type Schemas = components["schemas"];
type ShownCampaign = Omit<Schemas["Campaign"], "status" | "customers"> & {
  status: Open<Schemas["CampaignStatus"]>;
  customers: readonly Customer[];
};
type ShownCall = Omit<Schemas["Call"], "status" | "endedReason" | "customer"> & {
  status: Open<Schemas["CallStatus"]>;
  endedReason?: Open<Schemas["CallEndedReason"]>;
  customer?: Customer;
};

export function toCampaign(organisation: Organisation, campaign: Campaign): ShownCampaign {
  return {
    ...toOutline(organisation, campaign),
    ...toAgent(campaign.agent),
    phoneNumberId: campaign.phoneNumberId ?? "",
    customers: campaign.rows.map(({ customer }) => customer),
    ...toCounters(campaign),
  };
}

export function toCozmoxCall(organisation: Organisation, call: Call): ShownCall {
  return toCall(organisation, call);
}
