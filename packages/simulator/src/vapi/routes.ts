import type { Query } from "../query.ts";
import { found, type Route, type Setting, type Simulation, toWorldOptions } from "../simulation.ts";
import { selectCalls, selectCampaigns, toPage } from "../v1/listing.ts";
import { toRefusal } from "../v1/refusal.ts";
import { type CampaignSummary, createWorld, type SimulatedCampaign, type World } from "./data.ts";

/** Vapi: both generations of campaigns over one organisation. */
export function simulateVapi(setting: Setting, { campaignsV2 }: { readonly campaignsV2: boolean }): Simulation {
  const world = createWorld(toWorldOptions(setting));
  const second = secondGeneration(world);
  return {
    routes: { ...firstGeneration(world), ...(campaignsV2 ? second : refused(second)) },
    invalidBodyStatus: 400,
    unknownProperties: "refused",
    refusal: toRefusal,
    truth: () => [],
    shift: () => undefined,
  };
}

function firstGeneration({ campaigns, calls }: World): Record<string, Route> {
  const listed = campaigns.map((entry) => ({ ...entry, ...key(entry) }));
  return {
    listCampaigns: ({ query }) => {
      const page = toFullPage(selectCampaigns(listed, query, weight(query)), query);
      return found({ ...page, results: page.results.map(({ campaign }) => campaign) });
    },
    getCampaign: ({ id }) => found(campaigns.find(({ campaign }) => campaign.id === id)?.campaign),
    listCalls: ({ query }) => found(selectCalls(calls, query)),
    getCall: ({ id }) => found(calls.find((call) => call.id === id)),
  };
}

function secondGeneration({ campaigns }: World): Record<string, Route> {
  const listed = campaigns.map((entry) => ({ ...entry, ...key(entry) }));
  const byId = (id: string) => campaigns.find(({ summary }) => summary.id === id);
  return {
    listCampaignsV2: ({ query }) => {
      const page = toFullPage(selectCampaigns(listed, query, weight(query)), query);
      return found({ ...page, results: page.results.map((entry) => toSummary(entry, query)) });
    },
    getCampaignV2: ({ id, query }) => {
      const entry = byId(id);
      return found(entry && toSummary(entry, query));
    },
    listContactsV2: ({ id, query }) => {
      const entry = byId(id);
      return found(entry && toContactPage(entry, query));
    },
  };
}

/** What the gate says to an organisation that was not given the second generation, whatever it asks for. */
function refused(routes: Record<string, Route>): Record<string, Route> {
  const answer = { status: 403, refusal: "Campaigns V2 is not enabled for your organization" };
  return Object.fromEntries(Object.keys(routes).map((name) => [name, () => answer]));
}

function key({ summary: { id, status, createdAt, updatedAt } }: SimulatedCampaign) {
  return { id, status, createdAt, updatedAt };
}

function weight(query: Query): ((entry: SimulatedCampaign) => number) | undefined {
  switch (query.text("sortBy")) {
    case "duration":
      return ({ duration }) => duration;
    case "cost":
      return ({ cost }) => cost;
    default:
      return undefined;
  }
}

function toSummary({ summary, counts }: SimulatedCampaign, query: Query): CampaignSummary {
  return query.flag("includeCounters") ? { ...summary, ...counts } : summary;
}

function toContactPage({ contacts }: SimulatedCampaign, query: Query) {
  const statuses = query.list("status");
  const kept = contacts.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  // Sorting keeps the order of upload among equals.
  if (query.text("sortBy") === "status") kept.sort((a, b) => (a.status < b.status ? -1 : Number(a.status > b.status)));
  const page = toFullPage(kept, query, 50);
  // A cursor is given out, though no operation takes one.
  const nextCursor = page.metadata.hasNextPage ? { nextCursor: page.results.at(-1)?.id } : {};
  return { ...page, metadata: { ...page.metadata, ...nextCursor } };
}

function toFullPage<Item>(items: readonly Item[], query: Query, defaultLimit?: number) {
  const { results, metadata } = toPage(items, query, defaultLimit);
  const totalPages = metadata.itemsPerPage === 0 ? 0 : Math.ceil(items.length / metadata.itemsPerPage);
  const sortOrder = query.text("sortOrder");
  return {
    results,
    metadata: {
      ...metadata,
      totalPages,
      hasNextPage: metadata.currentPage < totalPages,
      ...(sortOrder && { sortOrder }),
    },
  };
}
