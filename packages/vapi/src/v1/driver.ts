/** How campaigns are created and steered: the same for both generations of Vapi's, and for white labels of the first. */
import type { Campaign, Clock, Finding } from "@trunkline/core";
import { type Asking, type CampaignDriver, type CampaignInput, goingOn } from "@trunkline/core/adapter";
import { toChange } from "./change-request.ts";
import { toSchedulePlan, type V1Dialect } from "./create-request.ts";
import type { V1Reads } from "./reads.ts";
import type { V1Change, V1SchedulePlan } from "./wire.ts";

/** What is added to a request when it is sent. */
export interface V1Sending {
  readonly name: string;
  readonly schedulePlan?: V1SchedulePlan;
}

/** The operations that change something, each asked and unwrapped. `Request`: all of a new campaign but {@link V1Sending}. */
export interface V1Writes<Raw, Request> {
  create(request: Request & V1Sending, asking: Asking): Promise<Campaign<Raw>>;
  change(id: string, change: V1Change, asking: Asking): Promise<unknown>;
  /** Ends it; calls under way run to their end. */
  stop(id: string, asking: Asking): Promise<unknown>;
  remove(id: string, asking: Asking): Promise<unknown>;
}

/** What `createV1Driver` needs. */
export interface V1DriverSource<Raw, Request> {
  readonly provider: string;
  /** Under which `providerOptions` hold what is for it. */
  readonly key: string;
  readonly dialect: V1Dialect;
  readonly clock: Clock;
  readonly maximumRows: number | null;
  readonly reads: Pick<V1Reads<Raw, unknown, unknown>, "getCampaign" | "listCampaigns" | "listRows">;
  /** The writes of the API that is in use: the same in all steps of a call, found before the first one. */
  find(asking: Asking): Promise<V1Writes<Raw, Request>>;
  /** Sends nothing; throws what `CampaignDriver.plan` does. After `find`. */
  plan(
    input: CampaignInput,
    context: { readonly provider: string; readonly operation: string },
  ): { readonly request: Request; readonly warnings: readonly Finding[] };
}

/** The single steps of one adapter of this family. */
export function createV1Driver<Raw, Request>(source: V1DriverSource<Raw, Request>): CampaignDriver<Raw> {
  const { provider, key, dialect, clock, maximumRows, reads, find } = source;
  return {
    async maximumRows(asking) {
      // Asked first in every call that creates: what is in use is known before anything is planned.
      await find(asking);
      return maximumRows;
    },
    plan(input, operation) {
      const context = { provider, operation };
      const { request, warnings } = source.plan(input, context);
      return {
        warnings,
        makes: "campaign",
        async send(name, asking) {
          const schedulePlan = toSchedulePlan(input, clock.now(), context);
          const writes = await find(asking);
          return writes.create({ ...request, name, ...(schedulePlan && { schedulePlan }) }, asking);
        },
      };
    },
    getCampaign: (id, asking) => reads.getCampaign({ id, ...goingOn(asking) }),
    listCampaigns: (options) => reads.listCampaigns(options),
    listRows: (options) => reads.listRows(options),
    async cancel(id, asking) {
      await (await find(asking)).stop(id, asking);
    },
    async remove(id, asking) {
      await (await find(asking)).remove(id, asking);
    },
    update(changes, operation) {
      const change = toChange(changes, dialect, key, { provider, operation });
      return async (id, name, asking) => {
        const body = { ...change, ...(name !== undefined && { name }) };
        if (Object.keys(body).length > 0) await (await find(asking)).change(id, body, asking);
      };
    },
  };
}
