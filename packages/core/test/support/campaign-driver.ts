import type { Asker, Asking } from "../../src/adapter/ask.ts";
import type { CampaignDriver, CreatePlan } from "../../src/adapter/campaigns.ts";
import { readName } from "../../src/adapter/campaigns.ts";
import { lookup } from "../../src/adapter/lookup.ts";
import { createSingleListing } from "../../src/adapter/single-listing.ts";
import type { Destination } from "../../src/adapter/transport.ts";
import type { Finding } from "../../src/errors.ts";
import { CAMPAIGN_STATUSES, type Campaign, type CampaignStatus } from "../../src/model/campaign.ts";
import type { Row } from "../../src/model/row.ts";
import type { StoredCampaign } from "./campaign-server.ts";
import { campaignOf, rowOf } from "./models.ts";

const READ = { method: "GET", effect: "read", evidence: "published" } as const;
const CHANGE = { ...READ, method: "POST", effect: "idempotent" } as const;
const RING = { ...READ, method: "POST", effect: "physical" } as const;

export const CAMPAIGN_DESTINATION: Destination = {
  provider: "acme",
  apiKeyVariable: "TRUNKLINE_CORE_TEST_API_KEY",
  defaultBaseUrl: "https://api.acme.example",
  operations: {
    createCampaign: { ...RING, path: "/campaign" },
    listCampaigns: { ...READ, path: "/campaign" },
    getCampaign: { ...READ, path: "/campaign/{id}" },
    listRows: { ...READ, path: "/campaign/{id}/rows" },
    launchCampaign: { ...RING, path: "/campaign/{id}/launch" },
    cancelCampaign: { ...CHANGE, path: "/campaign/{id}/cancel" },
    pauseCampaign: { ...CHANGE, path: "/campaign/{id}/pause" },
    resumeCampaign: { ...RING, path: "/campaign/{id}/resume" },
    updateCampaign: { ...CHANGE, method: "PATCH", path: "/campaign/{id}" },
    deleteCampaign: { ...CHANGE, method: "DELETE", path: "/campaign/{id}" },
  },
};

export interface TestDriverOptions {
  /** What creating leaves. Absent: a campaign that starts by itself. */
  readonly makes?: CreatePlan<unknown>["makes"];
  readonly maximumRows?: number;
  /** What creating warns of. Absent: nothing. */
  readonly planWarnings?: readonly Finding[];
  /** What launching warns of. Absent: nothing. */
  readonly launchWarnings?: readonly Finding[];
}

const STATUS: Readonly<Record<string, CampaignStatus>> = Object.fromEntries(
  CAMPAIGN_STATUSES.map((status) => [status, status]),
);

/** Single steps over HTTP, one request each. */
export function createTestDriver(
  asker: Asker,
  baseUrl: string,
  { makes = "campaign", maximumRows, planWarnings = [], launchWarnings = [] }: TestDriverOptions,
): CampaignDriver<unknown> {
  const send = <Data>(method: string, path: string, asking: Asking, body?: unknown): Promise<Data> =>
    asker.ask<Data>(asking, async (fetch) => {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(new Request(baseUrl + path, { method, ...json }));
      if (response.ok) return { data: await response.json(), response };
      return { error: await response.json(), response };
    });
  const act = async (verb: string, id: string, asking: Asking, body?: unknown) => {
    await send("POST", `/campaign/${id}/${verb}`, asking, body);
  };
  return {
    maximumRows: async () => maximumRows ?? null,
    plan: ({ rows, startAt }) => ({
      makes,
      warnings: planWarnings,
      send: async (name, asking) =>
        toCampaign(await send<StoredCampaign>("POST", "/campaign", asking, { name, rows, startAt })),
    }),
    getCampaign: async (id, asking) => toCampaign(await send<StoredCampaign>("GET", `/campaign/${id}`, asking)),
    listCampaigns: (options) =>
      createSingleListing({ asker, operation: "listCampaigns", options }, async (asking) => {
        const { items } = await send<{ readonly items: readonly StoredCampaign[] }>("GET", "/campaign", asking);
        return items.map(toCampaign);
      }),
    listRows: ({ campaignId, ...options }) =>
      createSingleListing({ asker, operation: "listRows", options }, async (asking) => {
        const path = `/campaign/${campaignId}/rows`;
        const { items } = await send<{ readonly items: readonly Partial<Row>[] }>("GET", path, asking);
        return items.map((row, index) => ({ ...rowOf(`r${index}`, campaignId), ...row }));
      }),
    cancel: (id, asking) => act("cancel", id, asking),
    remove: async (id, asking) => void (await send("DELETE", `/campaign/${id}`, asking)),
    async launch(id, at, asking) {
      await act("launch", id, asking, { at });
      return launchWarnings;
    },
    pause: (id, asking) => act("pause", id, asking),
    resume: (id, asking) => act("resume", id, asking),
    update: (changes) => async (id, name, asking) => {
      await send("PATCH", `/campaign/${id}`, asking, { ...changes, name });
    },
  };
}

function toCampaign(raw: StoredCampaign): Campaign {
  const { name, status, ...rest } = raw;
  return campaignOf({
    ...rest,
    ...readName(name),
    status: lookup<CampaignStatus>(STATUS, status, "unknown"),
    providerStatus: status,
    raw,
  });
}
