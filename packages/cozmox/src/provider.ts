import type { CampaignProvider } from "@trunkline/core";
import { createAsk, createObserver, once, signalled } from "@trunkline/core/adapter";
import { createV1Reads, type V1Api, type V1Customer } from "@trunkline/vapi/v1";
import { CAPABILITIES } from "./capabilities.ts";
import { createCozmoxClient } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import type { CozmoxOptions } from "./options.ts";
import type { CozmoxCall, CozmoxCampaign } from "./wire.ts";

const ADAPTER = "cozmox";

/** Types of `raw` in what Cozmox's adapter gives. */
export interface CozmoxWire {
  readonly campaign: CozmoxCampaign;
  readonly row: V1Customer;
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
    listCampaigns: (query, signal) =>
      ask("listCampaigns", signal, client().GET("/campaign", { params: { query }, ...signalled(signal) })),
    getCampaign: (id, signal) =>
      ask("getCampaign", signal, client().GET("/campaign/{id}", { params: { path: { id } }, ...signalled(signal) })),
    listCalls: (query, signal) =>
      ask("listAttempts", signal, client().GET("/call", { params: { query }, ...signalled(signal) })),
    getCall: (id, signal) =>
      ask("getAttempt", signal, client().GET("/call/{id}", { params: { path: { id } }, ...signalled(signal) })),
  };
  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    ...createV1Reads({
      provider,
      observer: createObserver(provider, options.onObservation),
      shape: callShape,
      campaignShape,
      api,
    }),
  };
}
