import { type CozmoxOptions, createCozmox } from "@trunkline/cozmox";
import { createCozmoxClient } from "@trunkline/cozmox/client";
import type { Ask } from "./ask.ts";
import { adapterReads } from "./reads.ts";
import { createV1Asks } from "./v1.ts";

const { read, create, change } = createV1Asks("cozmox", createCozmoxClient);

/** Everything that can be asked of Cozmox. */
export const COZMOX: readonly Ask[] = [
  read("listCampaigns", (client, _target, signal) =>
    client.GET("/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaign", (client, { path }, signal) => client.GET("/campaign/{id}", { params: { path }, signal })),
  read("listCalls", (client, _target, signal) => client.GET("/call", { params: { query: { limit: 5 } }, signal })),
  read("getCall", (client, { attemptId: id }, signal) =>
    client.GET("/call/{id}", { params: { path: { id } }, signal }),
  ),
  create("createCampaign", (client, body, signal) => client.POST("/campaign", { body, signal })),
  change("updateCampaign", (client, path, body, signal) =>
    client.PATCH("/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaign", (client, path, _body, signal) =>
    client.DELETE("/campaign/{id}", { params: { path }, signal }),
  ),
  ...adapterReads("cozmox", (options: CozmoxOptions) => createCozmox(options)),
];
