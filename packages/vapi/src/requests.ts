import type { Asker, Asking, JsonClient } from "@trunkline/core/adapter";
import type { CampaignQuery } from "./v1/campaign-pages.ts";
import type { V1Api } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCreateCampaign, VapiPaths, VapiUpdateCampaign } from "./wire.ts";

/** By generation. */
export type Requests = ReturnType<typeof createRequests>;

/** Vapi's operations, each asked and unwrapped. Calls are read in the same way in both generations. */
export function createRequests(asker: Asker, client: JsonClient<VapiPaths>) {
  const reads: V1Api<VapiCampaign, VapiCall> = {
    listCampaigns: (query) => (fetch) => client.GET("/campaign", { params: { query }, fetch, parseAs: "stream" }),
    getCampaign: (id, asking) =>
      asker.ask(asking, (fetch) => client.GET("/campaign/{id}", { params: { path: { id } }, fetch })),
    listCalls: (query) => (fetch) => client.GET("/call", { params: { query }, fetch, parseAs: "stream" }),
    getCall: (id, asking) =>
      asker.ask(asking, (fetch) => client.GET("/call/{id}", { params: { path: { id } }, fetch })),
  };

  return {
    v1: {
      ...reads,
      createCampaign: (body: VapiCreateCampaign, asking: Asking) =>
        asker.ask(asking, (fetch) => client.POST("/campaign", { body, fetch })),
      updateCampaign: (id: string, body: VapiUpdateCampaign, asking: Asking) =>
        asker.ask(asking, (fetch) => client.PATCH("/campaign/{id}", { params: { path: { id } }, body, fetch })),
      deleteCampaign: (id: string, asking: Asking) =>
        asker.ask(asking, (fetch) => client.DELETE("/campaign/{id}", { params: { path: { id } }, fetch })),
    },
    v2: {
      listCampaigns: (query: CampaignQuery & { readonly includeCounters: boolean }, asking: Asking) =>
        asker.ask(asking, (fetch) => client.GET("/v2/campaign", { params: { query }, fetch })),
      getCampaign: (id: string, asking: Asking) => {
        const params = { path: { id }, query: { includeCounters: true } };
        return asker.ask(asking, (fetch) => client.GET("/v2/campaign/{id}", { params, fetch }));
      },
      listContacts: (id: string, page: { readonly page: number; readonly limit: number }, asking: Asking) => {
        const params = { path: { id }, query: { ...page, sortBy: "position" as const } };
        return asker.ask(asking, (fetch) => client.GET("/v2/campaign/{id}/contacts", { params, fetch }));
      },
      createCampaign: (body: VapiCreateCampaign, asking: Asking) =>
        asker.ask(asking, (fetch) => client.POST("/v2/campaign", { body, fetch })),
      updateCampaign: (id: string, body: VapiUpdateCampaign, asking: Asking) =>
        asker.ask(asking, (fetch) => client.PATCH("/v2/campaign/{id}", { params: { path: { id } }, body, fetch })),
      deleteCampaign: (id: string, asking: Asking) =>
        asker.ask(asking, (fetch) => client.DELETE("/v2/campaign/{id}", { params: { path: { id } }, fetch })),
    },
  };
}
