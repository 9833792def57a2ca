import type { CampaignProvider } from "@trunkline/core";
import {
  createAsker,
  createCampaignOperations,
  createJsonClient,
  createObserver,
  createTransport,
} from "@trunkline/core/adapter";
import { createV1Reads } from "@trunkline/vapi/v1";
import { CAPABILITIES } from "./capabilities.ts";
import { DESTINATION } from "./destination.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import type { CozmoxOptions } from "./options.ts";
import { createRequests } from "./requests.ts";
import type { CozmoxCall, CozmoxCampaign, CozmoxCustomer, CozmoxPaths } from "./wire.ts";

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
  const transport = createTransport(DESTINATION, options);
  const { clock } = transport;
  const asker = createAsker(transport);
  const observer = createObserver(asker.provider, options.onObservation);
  const requests = createRequests(asker, createJsonClient<CozmoxPaths>(DESTINATION, options));
  const reads = createV1Reads<CozmoxCustomer, CozmoxCampaign, CozmoxCall>({
    asker,
    observer,
    shape: callShape,
    campaignShape,
    api: requests,
  });
  return {
    specificationVersion: "v1",
    id: asker.provider,
    capabilities: CAPABILITIES,
    ...reads,
    ...createCampaignOperations<CozmoxWire>({
      asker,
      clock,
      options,
      driver: {
        optional: ["update"],
        async load() {
          const { createDriver } = await import("./driver.ts");
          return createDriver({ asker, observer, clock, requests, reads });
        },
      },
    }),
  };
}
