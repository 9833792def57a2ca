import type { CampaignProvider } from "@trunkline/core";
import {
  type Asking,
  createAsker,
  createCampaignOperations,
  createDeferred,
  createJsonClient,
  createObserver,
  createTransport,
  renamed,
} from "@trunkline/core/adapter";
import { V1_CAPABILITIES, V2_CAPABILITIES } from "./capabilities.ts";
import { DESTINATION } from "./destination.ts";
import { createGenerationProbe, type Generation } from "./generation.ts";
import type { VapiOptions } from "./options.ts";
import { createReads } from "./reads.ts";
import { createRequests } from "./requests.ts";
import { createV2Campaigns } from "./second-generation.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer, VapiPaths } from "./wire.ts";

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
  const transport = createTransport(DESTINATION, options);
  const { clock } = transport;
  const asker = createAsker(transport);
  const observer = createObserver(asker.provider, options.onObservation);
  const requests = createRequests(asker, createJsonClient<VapiPaths>(DESTINATION, options));
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

  const campaigns = createV2Campaigns({ asker, observer, requests: requests.v2 });
  const others = createDeferred(async () => {
    const { createOtherReads } = await import("./other-reads.ts");
    return createOtherReads({ asker, observer, requests }, campaigns);
  });
  const source = {
    asker,
    findGeneration,
    campaigns,
    loadOthers: ({ operation }: Asking) => others.load({ provider: asker.provider, operation }),
  };
  return {
    specificationVersion: "v1",
    id: asker.provider,
    get capabilities() {
      return probe.known === "v1" ? V1_CAPABILITIES : V2_CAPABILITIES;
    },
    ...createReads(source),
    ...createCampaignOperations<VapiWire>({
      asker,
      clock,
      options,
      driver: {
        optional: ["update"],
        async load() {
          const { createDriver } = await import("./driver.ts");
          const withoutCounters = {
            ...campaigns,
            listCampaigns: (rest: Parameters<typeof campaigns.listCampaigns>[0]) =>
              campaigns.listCampaigns(rest, false),
          };
          const reads = createReads({ ...source, campaigns: withoutCounters });
          return createDriver({
            asker,
            observer,
            clock,
            requests,
            reads,
            findGeneration,
            knownGeneration: () => probe.known,
          });
        },
      },
    }),
  };
}
