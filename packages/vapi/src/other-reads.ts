/** All that is read besides campaigns of the second generation: loaded when it is first asked for. */
import type { Asker, Observer } from "@trunkline/core/adapter";
import { createV2Contacts, type V2Contacts } from "./contacts.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import type { Requests } from "./requests.ts";
import type { V2Campaigns } from "./second-generation.ts";
import { createV1Reads, type V1Reads } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCustomer } from "./wire.ts";

/** By generation. Single calls are read in the first's way in both. */
export interface OtherReads {
  readonly v1: V1Reads<VapiCampaign, VapiCustomer, VapiCall>;
  readonly v2: V2Contacts;
}

export function createOtherReads(
  { asker, observer, requests }: { readonly asker: Asker; readonly observer: Observer; readonly requests: Requests },
  { getCampaign }: Pick<V2Campaigns, "getCampaign">,
): OtherReads {
  const calls = { asker, observer, shape: callShape, api: requests.v1 };
  return {
    v1: createV1Reads<VapiCustomer, VapiCampaign, VapiCall>({ ...calls, campaignShape }),
    v2: createV2Contacts({ asker, observer, requests: requests.v2 }, calls, getCampaign),
  };
}
