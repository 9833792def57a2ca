import { createVapi, type VapiOptions } from "@trunkline/vapi";
import { createVapiClient } from "@trunkline/vapi/client";
import type { Ask } from "./ask.ts";
import { adapterReads } from "./reads.ts";
import { createV1Asks } from "./v1.ts";

const { read, create, change } = createV1Asks("vapi", createVapiClient);

/** Everything that can be asked of Vapi. */
export const VAPI: readonly Ask[] = [
  read("listCampaigns", (client, _target, signal) =>
    client.GET("/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaign", (client, { path }, signal) => client.GET("/campaign/{id}", { params: { path }, signal })),
  read("listCampaignsV2", (client, _target, signal) =>
    client.GET("/v2/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaignV2", (client, { path }, signal) => client.GET("/v2/campaign/{id}", { params: { path }, signal })),
  read("listContactsV2", (client, { path }, signal) =>
    client.GET("/v2/campaign/{id}/contacts", { params: { path }, signal }),
  ),
  read("listCalls", (client, _target, signal) => client.GET("/call", { params: { query: { limit: 5 } }, signal })),
  read("getCall", (client, { attemptId: id }, signal) =>
    client.GET("/call/{id}", { params: { path: { id } }, signal }),
  ),
  create("createCampaign", (client, body, signal) => client.POST("/campaign", { body, signal })),
  create("createCampaignV2", (client, body, signal) => client.POST("/v2/campaign", { body, signal })),
  change("updateCampaign", (client, path, body, signal) =>
    client.PATCH("/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaign", (client, path, _body, signal) =>
    client.DELETE("/campaign/{id}", { params: { path }, signal }),
  ),
  change("updateCampaignV2", (client, path, body, signal) =>
    client.PATCH("/v2/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaignV2", (client, path, _body, signal) =>
    client.DELETE("/v2/campaign/{id}", { params: { path }, signal }),
  ),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi({ ...options, campaignsApi: "v2" })),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi({ ...options, campaignsApi: "v1" }), "v1:"),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi(options), "auto:"),
];
