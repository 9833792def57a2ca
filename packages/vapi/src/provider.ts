import type { CampaignProvider } from "@trunkline/core";
import {
  type Asking,
  createAsker,
  createCampaignOperations,
  createObserver,
  once,
  renamed,
} from "@trunkline/core/adapter";
import { V1_CAPABILITIES, V2_CAPABILITIES } from "./capabilities.ts";
import { createVapiClient, createVapiTransport } from "./client.ts";
import { createDriver } from "./driver.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import { createGenerationProbe, type Generation } from "./generation.ts";
import type { VapiOptions } from "./options.ts";
import { createReads } from "./reads.ts";
import { createRequests } from "./requests.ts";
import { createV2Reads } from "./second-generation.ts";
import { createV1Reads } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "./wire.ts";

/** Types of `raw` in what Vapi's adapter gives: by generation, a campaign or its summary, a customer or a contact. */
export interface VapiWire {
  readonly campaign: VapiCampaign | VapiCampaignSummary;
  readonly row: VapiCustomer | VapiContact;
  readonly attempt: VapiCall;
}

/**
 * Vapi behind the shared contract. Does nothing until it is first asked.
 *
 * `capabilities` are the second generation's until the first is found to be all there is.
 */
export function createVapi(options: VapiOptions = {}): CampaignProvider<VapiWire> {
  const transport = createVapiTransport(options);
  const { clock } = transport;
  const asker = createAsker(transport);
  const observer = createObserver(asker.provider, options.onObservation);
  const requests = createRequests(
    asker,
    once(() => createVapiClient(options, transport)),
  );
  const probe = createGenerationProbe(options.campaignsApi ?? "auto", (signal) =>
    requests.v2.listCampaigns(
      { limit: 1, page: 1, sortOrder: "DESC", includeCounters: false },
      asker.apart("listCampaigns", signal),
    ),
  );

  /** Errors of a question that several calls wait for are told to each by its own name. */
  function findGeneration(asking: Asking): Promise<Generation> {
    return asker.wait(asking, probe.find).catch((error: unknown) => {
      throw renamed(error, asking.operation);
    });
  }

  const calls = { asker, observer, shape: callShape, api: requests.v1 };
  const v1 = createV1Reads<VapiCustomer, VapiCampaign, VapiCall>({ ...calls, campaignShape });
  const v2 = createV2Reads(calls, requests.v2);
  const reads = createReads({ asker, findGeneration, v1, v2 });
  const driver = createDriver({
    asker,
    observer,
    clock,
    requests,
    reads: createReads({
      asker,
      findGeneration,
      v1,
      v2: { ...v2, listCampaigns: (rest) => v2.listCampaigns(rest, false) },
    }),
    findGeneration,
    knownGeneration: () => probe.known,
  });
  return {
    specificationVersion: "v1",
    id: asker.provider,
    get capabilities() {
      return probe.known === "v1" ? V1_CAPABILITIES : V2_CAPABILITIES;
    },
    ...reads,
    ...createCampaignOperations<VapiWire>({ asker, clock, options, driver }),
  };
}
