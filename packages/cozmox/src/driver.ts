import type { Clock } from "@trunkline/core";
import { type Asker, type CampaignDriver, type Observer, readBare } from "@trunkline/core/adapter";
import { createV1Driver, toCampaign, type V1DriverSource, type V1Writes } from "@trunkline/vapi/v1";
import { type CozmoxCreateRequest, DIALECT, toCreateRequest } from "./create-request.ts";
import { campaignShape } from "./generated/shapes.ts";
import type { Requests } from "./requests.ts";
import type { CozmoxCampaign } from "./wire.ts";

/** What `createDriver` needs. */
export interface DriverSource {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly requests: Requests;
  readonly reads: V1DriverSource<CozmoxCampaign, CozmoxCreateRequest>["reads"];
}

/** The steps of creating and steering: Vapi's first generation's, over Cozmox's own types. */
export function createDriver(source: DriverSource): CampaignDriver<CozmoxCampaign> {
  const { asker, observer, clock, requests, reads } = source;
  const writes: V1Writes<CozmoxCampaign, CozmoxCreateRequest> = {
    async create(request, asking) {
      const reading = observer.reading(asking.operation);
      const answer = await requests.createCampaign(request, asking);
      return toCampaign(readBare(answer, "campaign", reading), reading, campaignShape);
    },
    change: requests.updateCampaign,
    stop: (id, asking) => requests.updateCampaign(id, { status: "ended" }, asking),
    remove: requests.deleteCampaign,
  };
  return createV1Driver<CozmoxCampaign, CozmoxCreateRequest>({
    provider: asker.provider,
    key: "cozmox",
    dialect: DIALECT,
    clock,
    maximumRows: null,
    reads,
    find: async () => writes,
    plan: toCreateRequest,
  });
}
