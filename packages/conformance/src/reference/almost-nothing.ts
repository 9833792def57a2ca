import type { CampaignProvider, Capabilities } from "@trunkline/core";
import {
  type Asking,
  baseUrlOf,
  byNewest,
  createAsker,
  createObserver,
  createSingleListing,
  createTransport,
  type Destination,
  mustBeList,
  mustBeObject,
  passesFilter,
  type TransportOptions,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { toAttempt, toCampaign, toRow } from "./almost-nothing-mapping.ts";
import type { BareCall, BareCampaign } from "./bare-wire.ts";
import { createReferenceClient } from "./client.ts";

const ADAPTER = "nothing";
const READ = { method: "GET", effect: "read", evidence: "documented" } as const;

const DESTINATION: Destination = {
  provider: ADAPTER,
  apiKeyVariable: "REFERENCE_API_KEY",
  defaultBaseUrl: "http://127.0.0.1",
  operations: {
    listCampaigns: { ...READ, path: "/bare-campaigns" },
    getCampaign: { ...READ, path: "/bare-campaigns/{id}" },
    listCalls: { ...READ, path: "/bare-campaigns/{id}/calls" },
    getCall: { ...READ, path: "/bare-calls/{id}" },
  },
};

const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "single",
    filters: { status: "library", created: "library", updated: "library", ids: "library" },
  },
  rows: { pages: "single", id: "derived", status: "derived", attempts: false, maximum: null },
  attempts: { perRow: "one", answeredBy: "ended reason", cost: false },
};

export interface AlmostNothingWire {
  readonly campaign: BareCampaign;
  readonly row: BareCampaign["contacts"][number];
  readonly attempt: BareCall;
}

/** The least that fulfils the contract: single answers, ids and statuses of rows derived, nothing that may be left out. */
export function createAlmostNothing(options: TransportOptions = {}) {
  const asker = createAsker(createTransport(DESTINATION, options));
  const { provider } = asker;
  const send = createReferenceClient(baseUrlOf(DESTINATION, options));
  const observer = createObserver(provider, options.onObservation);

  async function readCampaign(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const path = `/bare-campaigns/${encodeURIComponent(id)}`;
    return mustBeObject(await asker.ask(asking, (fetch) => send<BareCampaign>(path, { fetch })), reading);
  }

  async function readCalls(campaignId: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const path = `/bare-campaigns/${encodeURIComponent(campaignId)}/calls`;
    const calls = mustBeList(await asker.ask(asking, (fetch) => send<readonly BareCall[]>(path, { fetch })), reading);
    const inCall = within(reading, "[].");
    return calls.map((raw) => toAttempt(mustBeObject(raw, inCall), inCall));
  }

  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,

    listCampaigns({ ids, ...listOptions } = {}) {
      const filter = toCampaignFilter(listOptions, provider);
      return createSingleListing({ asker, operation: "listCampaigns", options: listOptions }, async (asking) => {
        const reading = observer.reading("listCampaigns");
        const answer = await asker.ask(asking, (fetch) => send<readonly BareCampaign[]>("/bare-campaigns", { fetch }));
        const inCampaign = within(reading, "[].");
        return mustBeList(answer, reading)
          .map((raw) => toCampaign(mustBeObject(raw, inCampaign), inCampaign))
          .filter((campaign) => passesFilter(campaign, filter) && ids?.includes(campaign.id) !== false)
          .sort(byNewest);
      });
    },

    getCampaign: ({ id, ...call }) =>
      asker.run("getCampaign", call, async (asking) =>
        toCampaign(await readCampaign(id, asking), observer.reading("getCampaign")),
      ),

    listRows: ({ campaignId, ...listOptions }) =>
      createSingleListing({ asker, operation: "listRows", options: listOptions }, async (asking) => {
        const reading = observer.reading("listRows");
        const raw = await readCampaign(campaignId, asking);
        const calls = await readCalls(campaignId, asking);
        const campaign = toCampaign(raw, reading);
        const inRow = within(reading, "contacts[].");
        const byContact = new Map(calls.map((call) => [call.raw.contact, call]));
        // A call that does not say for whom it was made may have been made for anybody who has none.
        const areAllTied = [...byContact.keys()].every(Number.isInteger);
        return mustBeList(raw.contacts, reading, "contacts").map((contact, position) =>
          toRow(contact, campaign, { position, call: byContact.get(position), areAllTied }, inRow),
        );
      }),

    listAttempts: ({ campaignId, ...listOptions }) =>
      createSingleListing({ asker, operation: "listAttempts", options: listOptions }, (asking) =>
        readCalls(campaignId, asking),
      ),

    getAttempt: ({ id, ...call }) =>
      asker.run("getAttempt", call, async (asking) => {
        const reading = observer.reading("getAttempt");
        const path = `/bare-calls/${encodeURIComponent(id)}`;
        const answer = await asker.ask(asking, (fetch) => send<BareCall>(path, { fetch }));
        return toAttempt(mustBeObject(answer, reading), reading);
      }),
  } satisfies CampaignProvider<AlmostNothingWire>;
}
