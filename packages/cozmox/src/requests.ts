import type { Asker, Asking, JsonClient } from "@trunkline/core/adapter";
import type { V1Api, V1Change } from "@trunkline/vapi/v1";
import type { CozmoxCall, CozmoxCampaign, CozmoxCreateCampaign, CozmoxPaths } from "./wire.ts";

/** All that Cozmox can be asked for. */
export type Requests = ReturnType<typeof createRequests>;

/** Cozmox's operations, each asked and unwrapped. */
export function createRequests(asker: Asker, client: JsonClient<CozmoxPaths>) {
  const reads: V1Api<CozmoxCampaign, CozmoxCall> = {
    listCampaigns: (query) => (fetch) => client.GET("/campaign", { params: { query }, fetch, parseAs: "stream" }),
    getCampaign: (id, asking) =>
      asker.ask(asking, (fetch) => client.GET("/campaign/{id}", { params: { path: { id } }, fetch })),
    listCalls: (query) => (fetch) => client.GET("/call", { params: { query }, fetch, parseAs: "stream" }),
    getCall: (id, asking) =>
      asker.ask(asking, (fetch) => client.GET("/call/{id}", { params: { path: { id } }, fetch })),
  };
  return {
    ...reads,
    createCampaign: (body: CozmoxCreateCampaign, asking: Asking) =>
      asker.ask(asking, (fetch) => client.POST("/campaign", { body, fetch })),
    updateCampaign: (id: string, body: V1Change & { readonly status?: "ended" }, asking: Asking) =>
      asker.ask(asking, (fetch) => client.PATCH("/campaign/{id}", { params: { path: { id } }, body, fetch })),
    deleteCampaign: (id: string, asking: Asking) =>
      asker.ask(asking, (fetch) => client.DELETE("/campaign/{id}", { params: { path: { id } }, fetch })),
  };
}
