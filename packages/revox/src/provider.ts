import { ApiError, type CallAttempt, type CampaignProvider, MappingError, type Row } from "@trunkline/core";
import {
  byNewest,
  count,
  createAsk,
  createListing,
  createObserver,
  listByIds,
  mustBeList,
  mustBeObject,
  once,
  passesFilter,
  readWrapped,
  signalled,
  startDeadline,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { CAPABILITIES } from "./capabilities.ts";
import { createRevoxClient } from "./client.ts";
import { toAttempt, toAttempts, toCampaign, toRow, toRowAttempts } from "./mapping.ts";
import { type RevoxOptions, toCallId } from "./options.ts";
import { walkPages } from "./pagination.ts";
import type { RevoxCallAttempt, RevoxCampaign, RevoxRow } from "./wire.ts";

const ADAPTER = "revox";
const ATTEMPTS_PER_PAGE = 100;

/** Types of `raw` in what Revox's adapter gives. */
export interface RevoxWire {
  readonly campaign: RevoxCampaign;
  readonly row: RevoxRow;
  readonly attempt: RevoxCallAttempt;
}

/** Revox behind the shared contract. Does nothing until it is first asked. */
export function createRevox(options: RevoxOptions = {}): CampaignProvider<RevoxWire> {
  const provider = options.id ?? ADAPTER;
  const ask = createAsk(provider);
  const client = once(() => createRevoxClient(options));
  const observer = createObserver(provider, options.onObservation);
  const now = options.now ?? Date.now;

  const getCampaign: CampaignProvider<RevoxWire>["getCampaign"] = async ({ id, ...callOptions }) => {
    const operation = "getCampaign";
    const reading = observer.reading(operation);
    const signal = startDeadline(callOptions, reading);
    const params = { path: { id } };
    const answer = await ask(operation, signal, client().GET("/campaigns/{id}", { params, ...signalled(signal) }));
    return toCampaign(readWrapped(answer, "campaign", reading), now(), within(reading, "campaign."));
  };

  async function readRows(campaignId: string, operation: string, signal: AbortSignal | undefined) {
    const reading = observer.reading(operation);
    const params = { path: { id: campaignId } };
    const answer = mustBeObject(
      await ask(operation, signal, client().GET("/campaigns/{id}/rows", { params, ...signalled(signal) })),
      reading,
    );
    const rows = mustBeList(answer.rows, reading, "rows");
    // Older texts of this page tell of numbered pages and a total. Part of a list must not pass for the whole of it.
    const total = "total" in answer ? count(answer.total, reading, "total") : undefined;
    if (total !== undefined && total > rows.length) {
      throw new MappingError(`holds ${rows.length} of ${total} rows`, { ...reading, path: "rows" });
    }
    return { rows, inRow: within(reading, "rows[].") };
  }

  async function findAttempt(id: string, signal: AbortSignal | undefined) {
    const reading = observer.reading("getAttempt");
    const pages = walkPages(ATTEMPTS_PER_PAGE, async (page) => {
      const params = { query: { page, page_size: ATTEMPTS_PER_PAGE } };
      const answer = await ask("getAttempt", signal, client().GET("/call", { params, ...signalled(signal) }));
      return mustBeList(mustBeObject(answer, reading).calls, reading, "calls");
    });
    for await (const page of pages) {
      const found = page.find((attempt) => mustBeObject(attempt, reading, "calls[]").id === id);
      if (found !== undefined) return toAttempt(found, {}, within(reading, "calls[]."));
    }
    return undefined;
  }

  async function findAttemptIn(callId: string, id: string, signal: AbortSignal | undefined) {
    const reading = observer.reading("getAttempt");
    const params = { path: { id: callId } };
    const answer = await ask("getAttempt", signal, client().GET("/call/{id}", { params, ...signalled(signal) }));
    const call = readWrapped(answer, "call", reading);
    const attempts = toAttempts(call, { campaignId: call.campaign?.id }, within(reading, "call."));
    return attempts.find((attempt) => attempt.id === id);
  }

  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    getCampaign,

    listCampaigns(listOptions = {}) {
      const { ids } = listOptions;
      if (ids !== undefined) {
        return listByIds(provider, { ...listOptions, ids }, (id, signal) => getCampaign({ ...signalled(signal), id }));
      }
      const operation = "listCampaigns";
      const filter = toCampaignFilter(listOptions, provider);
      return createListing({
        provider,
        operation,
        cursor: undefined,
        keyOf: (campaign) => campaign.id,
        open: () => async () => {
          const reading = observer.reading(operation);
          const signal = startDeadline(listOptions, reading);
          const answer = await ask(operation, signal, client().GET("/campaigns", signalled(signal)));
          const inCampaign = within(reading, "campaigns[].");
          const campaigns = mustBeList(mustBeObject(answer, reading).campaigns, reading, "campaigns").map((raw) =>
            toCampaign(mustBeObject(raw, inCampaign), now(), inCampaign),
          );
          return { items: campaigns.filter((campaign) => passesFilter(campaign, filter)).sort(byNewest) };
        },
      });
    },

    listRows: ({ campaignId, ...listOptions }) =>
      createListing<Row<RevoxRow>>({
        provider,
        operation: "listRows",
        cursor: undefined,
        keyOf: (row) => row.id,
        open: () => async () => {
          const signal = startDeadline(listOptions, { provider, operation: "listRows" });
          const { rows, inRow } = await readRows(campaignId, "listRows", signal);
          const items = rows.map((raw, index) => toRow(mustBeObject(raw, inRow), campaignId, index, inRow));
          return { items: items.sort((a, b) => a.position - b.position) };
        },
      }),

    /** Row by row, oldest first within each. */
    listAttempts: ({ campaignId, ...listOptions }) =>
      createListing<CallAttempt<RevoxCallAttempt>>({
        provider,
        operation: "listAttempts",
        cursor: undefined,
        keyOf: (attempt) => attempt.id,
        open: () => async () => {
          const signal = startDeadline(listOptions, { provider, operation: "listAttempts" });
          const { rows, inRow } = await readRows(campaignId, "listAttempts", signal);
          return { items: rows.flatMap((raw) => toRowAttempts(mustBeObject(raw, inRow), campaignId, inRow)) };
        },
      }),

    /** Revox serves orders, not attempts: pass `providerOptions.revox.callId`, or the list of all attempts is searched. */
    async getAttempt({ id, ...callOptions }) {
      const operation = "getAttempt";
      const signal = startDeadline(callOptions, { provider, operation });
      const callId = toCallId(callOptions.providerOptions);
      const found = await (callId === undefined ? findAttempt(id, signal) : findAttemptIn(callId, id, signal));
      if (found === undefined) throw new ApiError({ provider, operation, status: 404, body: undefined });
      return found;
    },
  };
}
