import type { CampaignProvider } from "@trunkline/core";
import { createAsk, createObserver, once, signalled } from "@trunkline/core/adapter";
import { createV1Reads, type V1Api } from "@trunkline/vapi/v1";
import { CAPABILITIES } from "./capabilities.ts";
import { createCozmoxClient } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import type { CozmoxOptions } from "./options.ts";
import type { CozmoxCall, CozmoxCampaign, CozmoxCustomer } from "./wire.ts";

const ADAPTER = "cozmox";

/** Types of `raw` in what Cozmox's adapter gives. */
export interface CozmoxWire {
  readonly campaign: CozmoxCampaign;
  readonly row: CozmoxCustomer;
  readonly attempt: CozmoxCall;
}

/**
 * Cozmox behind the shared contract: Vapi's first-generation mapping over Cozmox's own types. Does nothing until it is first
 * asked.
 */
export function createCozmox(options: CozmoxOptions = {}): CampaignProvider<CozmoxWire> {
  const provider = options.id ?? ADAPTER;
  const ask = createAsk(provider);
  const client = once(() => createCozmoxClient(options));
  const api: V1Api<CozmoxCampaign, CozmoxCall> = {
    listCampaigns: (query, asking) =>
      ask(asking, client().GET("/campaign", { params: { query }, ...signalled(asking.signal) })),
    getCampaign: (id, asking) =>
      ask(asking, client().GET("/campaign/{id}", { params: { path: { id } }, ...signalled(asking.signal) })),
    listCalls: (query, asking) =>
      ask(asking, client().GET("/call", { params: { query }, ...signalled(asking.signal) })),
    getCall: (id, asking) =>
      ask(asking, client().GET("/call/{id}", { params: { path: { id } }, ...signalled(asking.signal) })),
  };
  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    ...createV1Reads<CozmoxCustomer, CozmoxCampaign, CozmoxCall>({
      provider,
      observer: createObserver(provider, options.onObservation),
      shape: callShape,
      campaignShape,
      api,
    }),
  };
}
