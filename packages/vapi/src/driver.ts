import type { Clock } from "@trunkline/core";
import { type Asker, type Asking, type CampaignDriver, type Observer, readBare } from "@trunkline/core/adapter";
import { DIALECT, toCreateRequest, type VapiCreateRequest } from "./create-request.ts";
import { campaignShape } from "./generated/shapes.ts";
import type { Generation } from "./generation.ts";
import { toCampaign } from "./mapping.ts";
import type { ReadSource } from "./reads.ts";
import type { Requests } from "./requests.ts";
import { toCampaign as toCampaignV1 } from "./v1/campaign.ts";
import { createV1Driver, type V1DriverSource, type V1Writes } from "./v1/driver.ts";
import type { VapiCampaign, VapiCampaignSummary } from "./wire.ts";

type AnyCampaign = VapiCampaign | VapiCampaignSummary;
type Writes = V1Writes<AnyCampaign, VapiCreateRequest>;

/** What `createDriver` needs. */
export interface DriverSource extends Pick<ReadSource, "findGeneration"> {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly requests: Requests;
  readonly reads: V1DriverSource<AnyCampaign, VapiCreateRequest>["reads"];
  /** Undefined until it has been found out. */
  knownGeneration(): Generation | undefined;
}

/**
 * The steps of creating and steering, in whichever generation there is. It is found out before anything else, and never
 * again: a campaign that the second one refuses is not created in the first.
 */
export function createDriver(source: DriverSource): CampaignDriver<AnyCampaign> {
  const { asker, clock, reads, findGeneration, knownGeneration } = source;
  const writes = createWrites(source);
  return createV1Driver<AnyCampaign, VapiCreateRequest>({
    provider: asker.provider,
    key: "vapi",
    dialect: DIALECT,
    clock,
    maximumRows: 10_000,
    reads,
    find: async (asking) => writes[await findGeneration(asking)],
    plan: (input, context) => toCreateRequest(input, knownGeneration() ?? "v2", context),
  });
}

function createWrites({ observer, requests }: DriverSource): Readonly<Record<Generation, Writes>> {
  const { v1, v2 } = requests;
  const readingOf = ({ operation }: Asking) => observer.reading(operation);
  return {
    v1: {
      async create(request, asking) {
        const reading = readingOf(asking);
        return toCampaignV1(
          readBare(await v1.createCampaign(request, asking), "campaign", reading),
          reading,
          campaignShape,
        );
      },
      change: v1.updateCampaign,
      stop: (id, asking) => v1.updateCampaign(id, { status: "ended" }, asking),
      remove: v1.deleteCampaign,
    },
    v2: {
      async create(request, asking) {
        const reading = readingOf(asking);
        return toCampaign(readBare(await v2.createCampaign(request, asking), "campaign", reading), reading);
      },
      change: v2.updateCampaign,
      stop: (id, asking) => v2.updateCampaign(id, { status: "cancelled" }, asking),
      remove: v2.deleteCampaign,
    },
  };
}
