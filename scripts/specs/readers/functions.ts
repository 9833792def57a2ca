/** Every function of the shared contract, as somebody would call it who wants all that it can do. */
import { type CampaignProvider, type Listing, type ListOptions, OMITTABLE } from "@trunkline/core";
import type { AnswerPlace } from "./changes.ts";
import { LATER } from "./moments.ts";
import { waitsOf } from "./waits.ts";
import type { Asked, WorldIds } from "./world.ts";
import { changesOf, creationsOf } from "./writes.ts";

/** A model of ours that came of it, with the name of its type. */
export interface Model {
  readonly type: "Campaign" | "Row" | "CallAttempt" | "Page" | "Created" | "Launched" | "Quiet" | "IntentReport";
  readonly value: unknown;
}

/** One call of one function. */
export interface Call {
  /** `listCampaigns`. */
  readonly function: string;
  readonly run: () => Promise<readonly Model[]>;
  /** What has to have happened before. What it asks and observes is not told. Absent: nothing. */
  readonly prepare?: () => Promise<void>;
  /** Told of each request that has been acted upon, and not answered yet. What it throws is the end of the connection. */
  readonly beforeAnswer?: (asked: Asked) => void;
  /** It takes long: made only for changes of these places, and never when everything is read as it is. Absent: it does not. */
  readonly onlyFor?: (place: AnswerPlace) => boolean;
}

/** Those that a provider has. Several calls of one function differ in what they are given. */
export function callsOf(provider: CampaignProvider, ids: WorldIds): readonly Call[] {
  return [
    ...readsOf(provider, ids),
    ...choicesOf(provider, ids),
    ...waitsOf(provider, ids),
    ...creationsOf(provider),
    ...changesOf(provider, ids),
  ];
}

function readsOf(provider: CampaignProvider, ids: WorldIds): readonly Call[] {
  const { campaign, cancelled, planned, all, attempts, order } = ids;
  const withRows = [campaign, cancelled, planned].filter((id) => id !== undefined);
  const window = { createdFrom: "2026-01-01T00:00:00.000Z", createdBefore: LATER };
  const changed = { updatedFrom: "2026-01-01T00:00:00.000Z", updatedBefore: LATER };
  const named = (id: string) => ({ id, providerOptions: { [provider.id]: { callId: order } } });
  return [
    { function: "listCampaigns", run: () => listed("Campaign", provider.listCampaigns()) },
    { function: "listCampaigns", run: () => listed("Campaign", provider.listCampaigns({ ...window, ...changed })) },
    ...all.map((id) => ({
      function: "getCampaign",
      run: () => provider.getCampaign({ id }).then((value) => [model("Campaign", value)]),
    })),
    ...withRows.map((campaignId) => ({
      function: "listRows",
      run: () => listed("Row", provider.listRows({ campaignId })),
    })),
    ...[campaign, ...(cancelled === undefined ? [] : [cancelled])].map((campaignId) => ({
      function: "listAttempts",
      run: () => listed("CallAttempt", provider.listAttempts({ campaignId })),
    })),
    ...attempts.map((id) => ({
      function: "getAttempt",
      run: () => provider.getAttempt({ id }).then((value) => [model("CallAttempt", value)]),
    })),
    // Of an order that holds these two.
    ...(order === undefined ? [] : attempts.slice(0, 2)).map((id) => ({
      function: "getAttempt",
      run: () => provider.getAttempt(named(id)).then((value) => [model("CallAttempt", value)]),
    })),
  ];
}

/** Listings of a part only: by what they can be told to choose, go on from, leave out, or take at a time. */
function choicesOf(provider: CampaignProvider, { campaign, all, crowded }: WorldIds): readonly Call[] {
  const few = { pageSize: 2 };
  const little = { ...few, campaignId: campaign, omit: OMITTABLE };
  const uncounted = { providerOptions: { vapi: { includeCounters: false } } };
  const campaigns = (options: Parameters<typeof provider.listCampaigns>[0]): Call => ({
    function: "listCampaigns",
    run: () => listed("Campaign", provider.listCampaigns(options)),
  });
  return [
    campaigns({ ids: all.slice(0, 2) }),
    campaigns({ status: ["completed", "cancelled"], ...few }),
    campaigns(uncounted),
    { function: "listCampaigns", run: () => continued("Campaign", provider.listCampaigns, few) },
    { function: "listRows", run: () => continued("Row", provider.listRows, little) },
    { function: "listAttempts", run: () => continued("CallAttempt", provider.listAttempts, little) },
    ...(crowded === undefined ? [] : [{ id: crowded.id, onlyFor: crowded.onlyFor }]).map(({ id, onlyFor }) => ({
      function: "listAttempts",
      onlyFor,
      run: () => listed("CallAttempt", provider.listAttempts({ campaignId: id })),
    })),
  ];
}

/** A page, and the rest from its cursor on. */
async function continued<Options extends ListOptions, T>(
  type: Model["type"],
  list: (options: Options) => Listing<T>,
  options: Options,
): Promise<readonly Model[]> {
  for await (const { items, cursor } of list(options).pages()) {
    const first = items.map((item) => model(type, item));
    return cursor === undefined ? first : [...first, ...(await listed(type, list({ ...options, cursor })))];
  }
  return [];
}

/** Page by page, because only pages say whether something is missing. */
async function listed<T>(type: Model["type"], listing: Listing<T>): Promise<readonly Model[]> {
  const models: Model[] = [];
  let isWhole = true;
  for await (const page of listing.pages()) {
    models.push(...page.items.map((item) => model(type, item)));
    isWhole &&= page.isWhole !== false;
  }
  return [...models, model("Page", { isWhole })];
}

/** A model, told by its type. */
export function model(type: Model["type"], value: unknown): Model {
  return { type, value };
}
