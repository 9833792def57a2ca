import type { CampaignProvider, ListCampaignsOptions, ListOfCampaignOptions } from "@trunkline/core";
import {
  ApiError,
  type Asking,
  byNewest,
  type Continued,
  count,
  createAsker,
  createCampaignOperations,
  createJsonClient,
  createObserver,
  createSingleListing,
  createTransport,
  type DeferredDriver,
  listByIds,
  MappingError,
  mustBeList,
  mustBeObject,
  mustHaveId,
  object,
  passesFilter,
  type Reading,
  readWrapped,
  text,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { createElementListing, toOmission } from "@trunkline/core/long-lists";
import { toAttempt, toAttempts } from "./attempts.ts";
import { createCapabilities } from "./capabilities.ts";
import { DESTINATION } from "./destination.ts";
import { toCampaign, toRow, toRowAttempts } from "./mapping.ts";
import { OMISSIONS, OMITTED_IN_ATTEMPTS, type Told } from "./omissions.ts";
import { type RevoxOptions, toCallId } from "./options.ts";
import { walkPages } from "./pagination.ts";
import type { RevoxCallAttempt, RevoxCampaign, RevoxPaths, RevoxRow, RevoxRows } from "./wire.ts";

const ATTEMPTS_PER_PAGE = 100;

/** Types of `raw` in what Revox's adapter gives. */
export interface RevoxWire {
  readonly campaign: RevoxCampaign;
  readonly row: RevoxRow;
  readonly attempt: RevoxCallAttempt;
}

/**
 * Revox behind the shared contract. Does nothing until it is first asked. Variables of rows reach Revox as text: numbers, true
 * and false are written out.
 */
export function createRevox(options: RevoxOptions = {}): CampaignProvider<RevoxWire> {
  const { generation = "g3", launchMode = "ai_first" } = options;
  const transport = createTransport(DESTINATION, options);
  const asker = createAsker(transport);
  const { provider } = asker;
  const client = createJsonClient<RevoxPaths>(DESTINATION, options);
  const observer = createObserver(provider, options.onObservation);
  const { now } = transport.clock;

  async function readCampaign(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const params = { path: { id } };
    const answer = await asker.ask(asking, (fetch) => client.GET("/campaigns/{id}", { params, fetch }));
    return toCampaign(readWrapped(answer, "campaign", reading), now(), within(reading, "campaign."));
  }

  async function readCampaigns(asking: Asking) {
    const reading = observer.reading(asking.operation);
    const answer = mustBeObject(await asker.ask(asking, (fetch) => client.GET("/campaigns", { fetch })), reading);
    const inCampaign = within(reading, "campaigns[].");
    const campaigns = mustBeList(answer.campaigns, reading, "campaigns");
    mustBeWhole(answer, campaigns.length, "campaigns", reading);
    return campaigns.map((raw) => toCampaign(mustBeObject(raw, inCampaign), now(), inCampaign));
  }

  /** What comes of each row, as it is received. */
  function listFromRows<Model>(
    operation: string,
    { campaignId, omit, ...listOptions }: ListOfCampaignOptions & Continued,
    toModels: (raw: RevoxRow, index: number, reading: Reading, told: Told) => readonly Model[],
  ) {
    const reading = observer.reading(operation);
    const omission = toOmission(omit, OMISSIONS, reading);
    const inRow = within(reading, "rows[].");
    const inOmitted = omission.within(inRow);
    const params = { path: { id: campaignId } };
    return createElementListing<Model, RevoxRow, RevoxRows>({
      ...{ asker, operation, options: listOptions, list: "rows", omit: omission.paths },
      request: (fetch) => client.GET("/campaigns/{id}/rows", { params, fetch, parseAs: "stream" }),
      idOf: (raw) => mustHaveId(mustBeObject(raw, inRow).id, inRow, "id"),
      toItems: (raw, index, left) =>
        toModels(mustBeObject(raw, inRow), index, inOmitted, {
          row: omission.toldOf(left),
          attempt: omission.toldOf(left, OMITTED_IN_ATTEMPTS),
        }),
      check(given, length) {
        const answer = mustBeObject(given, reading);
        mustBeList(answer.rows, reading, "rows");
        mustBeWhole(answer, length, "rows", reading);
      },
    });
  }

  async function findAttempt(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const inAttempt = within(reading, "calls[].");
    const pages = walkPages(
      async (page) => {
        const params = { query: { page, page_size: ATTEMPTS_PER_PAGE } };
        const answer = await asker.ask(asking, (fetch) => client.GET("/call", { params, fetch }));
        return mustBeList(mustBeObject(answer, reading).calls, reading, "calls");
      },
      (attempt) => mustHaveId(mustBeObject(attempt, inAttempt).id, inAttempt, "id"),
    );
    for await (const page of pages) {
      const found = page.find((attempt) => mustBeObject(attempt, inAttempt).id === id);
      if (found !== undefined) return toAttempt(found, {}, inAttempt);
    }
    return undefined;
  }

  async function findAttemptIn(callId: string, id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const params = { path: { id: callId } };
    const answer = await asker.ask(asking, (fetch) => client.GET("/call/{id}", { params, fetch }));
    const call = readWrapped(answer, "call", reading);
    const inCall = within(reading, "call.");
    const campaign = object(call.campaign, inCall, "campaign");
    const attempts = toAttempts(call, { campaignId: text(campaign?.id, inCall, "campaign.id") }, inCall);
    return attempts.find((attempt) => attempt.id === id);
  }

  function listCampaigns(listOptions: ListCampaignsOptions & Continued = {}) {
    const { ids } = listOptions;
    if (ids !== undefined) return listByIds(asker, { ...listOptions, ids }, readCampaign);
    const filter = toCampaignFilter(listOptions, provider);
    return createSingleListing({ asker, operation: "listCampaigns", options: listOptions }, async (asking) => {
      const campaigns = await readCampaigns(asking);
      return campaigns.filter((campaign) => passesFilter(campaign, filter)).sort(byNewest);
    });
  }

  function listRows(listOptions: ListOfCampaignOptions & Continued) {
    const { campaignId } = listOptions;
    return listFromRows("listRows", listOptions, (raw, index, reading, told) => [
      toRow(raw, campaignId, index, reading, told),
    ]);
  }

  const driver: DeferredDriver<RevoxCampaign> = {
    optional: generation === "g3" ? ["launch", "pause", "resume", "update"] : ["pause", "resume", "update"],
    async load() {
      const { createDriver } = await import("./driver.ts");
      return createDriver({
        ...{ asker, observer, client, now, generation, launchMode },
        ...{ getCampaign: readCampaign, listCampaigns, listRows },
      });
    },
  };

  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: createCapabilities(generation),

    getCampaign: ({ id, ...options }) => asker.run("getCampaign", options, (asking) => readCampaign(id, asking)),

    listCampaigns,

    listRows,

    /** Row by row, oldest first within each. */
    listAttempts: (listOptions) =>
      listFromRows("listAttempts", listOptions, (raw, _index, reading, told) =>
        toRowAttempts(raw, listOptions.campaignId, reading, told),
      ),

    /** Revox serves orders, not attempts: pass `providerOptions.revox.callId`, or the list of all attempts is searched. */
    getAttempt: ({ id, ...options }) =>
      asker.run("getAttempt", options, async (asking) => {
        const callId = toCallId(options.providerOptions);
        const found = await (callId === undefined ? findAttempt(id, asking) : findAttemptIn(callId, id, asking));
        if (found !== undefined) return found;
        throw new ApiError({ provider, operation: asking.operation, status: 404, body: undefined });
      }),

    ...createCampaignOperations<RevoxWire>({ asker, clock: transport.clock, options, driver }),
  };
}

/** Older texts of its pages tell of numbered pages and a total. Part of a list must not pass for the whole of it. */
function mustBeWhole(answer: object, length: number, path: string, reading: Reading): void {
  const total = "total" in answer ? count(answer.total, reading, "total") : undefined;
  if (total === undefined || total <= length) return;
  throw new MappingError(`holds ${length} of ${total} ${path}`, { ...reading, path });
}
