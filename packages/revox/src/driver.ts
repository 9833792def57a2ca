import type { ClientAnswer } from "@trunkline/core";
import {
  ApiError,
  type Asker,
  type Asking,
  type CampaignDriver,
  flag,
  type JsonClient,
  MappingError,
  type Observer,
  object,
  readWrapped,
  within,
} from "@trunkline/core/adapter";
import { toCreateRequest } from "./create-request.ts";
import { toLaunchFindings, toLaunchRequest } from "./launch-request.ts";
import { toCampaign } from "./mapping.ts";
import type { RevoxGeneration } from "./options.ts";
import { toUpdateRequest } from "./update-request.ts";
import type { RevoxCampaign, RevoxLaunchMode, RevoxPaths } from "./wire.ts";

type Reads = Pick<CampaignDriver<RevoxCampaign>, "getCampaign" | "listCampaigns" | "listRows">;

/** What a driver works with. */
export interface DriverOptions extends Reads {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly client: JsonClient<RevoxPaths>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly generation: RevoxGeneration;
  readonly launchMode: RevoxLaunchMode;
}

/** Revox's single steps. Only `g3` has one that launches. */
export function createDriver(options: DriverOptions): CampaignDriver<RevoxCampaign> {
  const { asker, observer, client, now, generation, launchMode, getCampaign, listCampaigns, listRows } = options;
  const { provider } = asker;

  /** Nobody knows what these requests are answered with, so no answer at all is as good as any. A plain no is a doubt. */
  async function act<Data extends object>(
    asking: Asking,
    request: (fetch: Asking["fetch"]) => Promise<ClientAnswer<Data>>,
  ): Promise<Data | undefined> {
    const { operation } = asking;
    const answer = await asker.ask(asking, request).catch(ifEmpty);
    const reading = observer.reading(operation);
    const { success } = { success: undefined, ...object(answer, reading, "") };
    if (flag(success, reading, "success") !== false) return answer;
    throw new ApiError({ provider, operation, status: 200, body: answer, providerMessage: "success is false" });
  }

  /** Rows of a campaign. A launch has happened whether or not they can be counted. */
  async function totalOf(id: string, asking: Asking): Promise<number | undefined> {
    const campaign = await getCampaign(id, asking).catch(() => undefined);
    return campaign?.progress?.total;
  }

  const launch: CampaignDriver<RevoxCampaign>["launch"] = async (id, at, asking) => {
    const params = { path: { id } };
    const body = toLaunchRequest(launchMode, at);
    const answer = await act(asking, (fetch) => client.POST("/campaigns/{id}/launch", { params, body, fetch }));
    return toLaunchFindings(answer, await totalOf(id, asking), observer.reading(asking.operation));
  };

  return {
    getCampaign,
    listCampaigns,
    listRows,

    maximumRows: async () => null,

    plan(input, operation) {
      const { body: unnamed, makes, warnings } = toCreateRequest(input, generation, { provider, operation });
      return {
        makes,
        warnings,
        async send(name, asking) {
          const body = { name, ...unnamed };
          const answer = await asker.ask(asking, (fetch) => client.POST("/campaigns", { body, fetch }));
          const reading = observer.reading(asking.operation);
          return toCampaign(readWrapped(answer, "campaign", reading), now(), within(reading, "campaign."));
        },
      };
    },

    async cancel(id, asking) {
      const params = { path: { id } };
      await act(asking, (fetch) => client.POST("/campaigns/{id}/cancel", { params, fetch }));
    },

    async remove(id, asking) {
      const params = { path: { id } };
      await act(asking, (fetch) => client.DELETE("/campaigns/{id}", { params, fetch }));
    },

    async pause(id, asking) {
      const params = { path: { id } };
      await act(asking, (fetch) => client.POST("/campaigns/{id}/pause", { params, fetch }));
    },

    async resume(id, asking) {
      const params = { path: { id } };
      await act(asking, (fetch) => client.POST("/campaigns/{id}/resume", { params, fetch }));
    },

    update(changes, operation) {
      const unnamed = toUpdateRequest(changes, { provider, operation });
      return async (id, name, asking) => {
        const params = { path: { id } };
        const body = { ...(name !== undefined && { name }), ...unnamed };
        await act(asking, (fetch) => client.PATCH("/campaigns/{id}", { params, body, fetch }));
      };
    },

    ...(generation === "g3" && { launch }),
  };
}

/** What could not be read, and was acted upon all the same. */
function ifEmpty(error: unknown): undefined {
  if (error instanceof MappingError && error.delivery === "accepted") return undefined;
  throw error;
}
