import type { CampaignProvider } from "@trunkline/core";
import { createAsker, createObserver, once } from "@trunkline/core/adapter";
import { createV1Reads, type V1Api } from "@trunkline/vapi/v1";
import { CAPABILITIES } from "./capabilities.ts";
import { createCozmoxClient, createCozmoxTransport } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import type { CozmoxOptions } from "./options.ts";
import type { CozmoxCall, CozmoxCampaign, CozmoxCustomer } from "./wire.ts";

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
  const transport = createCozmoxTransport(options);
  const asker = createAsker(transport);
  const client = once(() => createCozmoxClient(options, transport));
  const api: V1Api<CozmoxCampaign, CozmoxCall> = {
    listCampaigns: (query, asking) =>
      asker.ask(asking, (fetch) => client().GET("/campaign", { params: { query }, fetch })),
    getCampaign: (id, asking) =>
      asker.ask(asking, (fetch) => client().GET("/campaign/{id}", { params: { path: { id } }, fetch })),
    listCalls: (query, asking) => asker.ask(asking, (fetch) => client().GET("/call", { params: { query }, fetch })),
    getCall: (id, asking) =>
      asker.ask(asking, (fetch) => client().GET("/call/{id}", { params: { path: { id } }, fetch })),
  };
  return {
    specificationVersion: "v1",
    id: asker.provider,
    capabilities: CAPABILITIES,
    ...createV1Reads<CozmoxCustomer, CozmoxCampaign, CozmoxCall>({
      asker,
      observer: createObserver(asker.provider, options.onObservation),
      shape: callShape,
      campaignShape,
      api,
    }),
  };
}
