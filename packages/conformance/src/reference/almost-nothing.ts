import type {
  CampaignProvider,
  Capabilities,
  IntentOptions,
  ListCampaignsOptions,
  ListOfCampaignOptions,
} from "@trunkline/core";
import {
  type Asking,
  baseUrlOf,
  byNewest,
  type Continued,
  createAsker,
  createCampaignOperations,
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
import { toOmission } from "@trunkline/core/long-lists";
import { createAlmostNothingDriver } from "./almost-nothing-driver.ts";
import { toAttempt, toCampaign, toRow } from "./almost-nothing-mapping.ts";
import type { BareCall, BareCampaign } from "./bare-wire.ts";
import { createReferenceClient } from "./client.ts";

const ADAPTER = "nothing";
const READ = { method: "GET", effect: "read", evidence: "documented" } as const;
const WRITE = { method: "POST", effect: "idempotent", evidence: "documented" } as const;

const DESTINATION: Destination = {
  provider: ADAPTER,
  apiKeyVariable: "REFERENCE_API_KEY",
  defaultBaseUrl: "http://127.0.0.1",
  operations: {
    listCampaigns: { ...READ, path: "/bare-campaigns" },
    getCampaign: { ...READ, path: "/bare-campaigns/{id}" },
    listCalls: { ...READ, path: "/bare-campaigns/{id}/calls" },
    getCall: { ...READ, path: "/bare-calls/{id}" },
    createCampaign: { ...WRITE, effect: "physical", path: "/bare-campaigns" },
    stopCampaign: { ...WRITE, path: "/bare-campaigns/{id}/stop" },
    deleteCampaign: { ...WRITE, method: "DELETE", path: "/bare-campaigns/{id}" },
  },
};

const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "single",
    filters: { status: "library", created: "library", updated: "library", ids: "library" },
  },
  rows: { pages: "single", id: "derived", status: "derived", attempts: false, maximum: null },
  attempts: { perRow: "one", answeredBy: "ended reason", cost: false },
  create: { draft: false, latestAt: false, retry: false, callerBy: "phoneNumber", manyCallers: false },
  pause: "none",
};

export interface AlmostNothingWire {
  readonly campaign: BareCampaign;
  readonly row: BareCampaign["contacts"][number];
  readonly attempt: BareCall;
}

/** The least that fulfils the contract: single answers, ids and statuses of rows derived, nothing that may be left out. */
export function createAlmostNothing(options: TransportOptions & IntentOptions = {}) {
  const transport = createTransport(DESTINATION, options);
  const asker = createAsker(transport);
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

  async function getCampaign(id: string, asking: Asking) {
    return toCampaign(await readCampaign(id, asking), observer.reading(asking.operation));
  }

  function listCampaigns({ ids, ...listOptions }: ListCampaignsOptions & Continued = {}) {
    const filter = toCampaignFilter(listOptions, provider);
    return createSingleListing({ asker, operation: "listCampaigns", options: listOptions }, async (asking) => {
      const reading = observer.reading(asking.operation);
      const answer = await asker.ask(asking, (fetch) => send<readonly BareCampaign[]>("/bare-campaigns", { fetch }));
      const inCampaign = within(reading, "[].");
      return mustBeList(answer, reading)
        .map((raw) => toCampaign(mustBeObject(raw, inCampaign), inCampaign))
        .filter((campaign) => passesFilter(campaign, filter) && ids?.includes(campaign.id) !== false)
        .sort(byNewest);
    });
  }

  function listRows({ campaignId, omit, ...listOptions }: ListOfCampaignOptions & Continued) {
    toOmission(omit, {}, { provider, operation: "listRows" });
    return createSingleListing({ asker, operation: "listRows", options: listOptions }, async (asking) => {
      const reading = observer.reading(asking.operation);
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
    });
  }

  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    listCampaigns: (listOptions?: ListCampaignsOptions) => listCampaigns(listOptions),
    getCampaign: ({ id, ...call }) => asker.run("getCampaign", call, (asking) => getCampaign(id, asking)),
    listRows: (listOptions: ListOfCampaignOptions) => listRows(listOptions),

    listAttempts({ campaignId, omit, ...listOptions }: ListOfCampaignOptions) {
      toOmission(omit, {}, { provider, operation: "listAttempts" });
      return createSingleListing({ asker, operation: "listAttempts", options: listOptions }, (asking) =>
        readCalls(campaignId, asking),
      );
    },

    getAttempt: ({ id, ...call }) =>
      asker.run("getAttempt", call, async (asking) => {
        const reading = observer.reading("getAttempt");
        const path = `/bare-calls/${encodeURIComponent(id)}`;
        const answer = await asker.ask(asking, (fetch) => send<BareCall>(path, { fetch }));
        return toAttempt(mustBeObject(answer, reading), reading);
      }),

    ...createCampaignOperations<AlmostNothingWire>({
      asker,
      clock: transport.clock,
      options,
      driver: createAlmostNothingDriver({ asker, observer, send, getCampaign, listCampaigns, listRows }),
    }),
  } satisfies CampaignProvider<AlmostNothingWire>;
}
