import type { Query } from "../query.ts";
import type { Register } from "./register.ts";
import type { Call, Campaign } from "./state.ts";

/** What every listing can be narrowed by. */
interface Dated {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Whether an item is within the eight date bounds, and is the one with the id, if those were asked for. */
function isWithin(query: Query): (item: Dated) => boolean {
  const id = query.text("id");
  const tests = (["createdAt", "updatedAt"] as const).flatMap((name) => {
    const bound = (suffix: string, test: (value: number, limit: number) => boolean) => {
      const text = query.text(`${name}${suffix}`);
      if (text === undefined) return [];
      const limit = Date.parse(text);
      return [(item: Dated) => test(item[name], limit)];
    };
    return [
      ...bound("Gt", (value, limit) => value > limit),
      ...bound("Ge", (value, limit) => value >= limit),
      ...bound("Lt", (value, limit) => value < limit),
      ...bound("Le", (value, limit) => value <= limit),
    ];
  });
  return (item) => (id === undefined || item.id === id) && tests.every((test) => test(item));
}

/** Calls that a query asks for, newest first. Looks no further than it has to. */
export function selectCalls(calls: Register<Call>, query: Query): Call[] {
  const within = isWithin(query);
  const assistantId = query.text("assistantId");
  const phoneNumberId = query.text("phoneNumberId");
  const limit = query.number("limit") ?? 100;
  const selected: Call[] = [];
  for (const call of calls.newestFirst()) {
    if (selected.length >= limit) break;
    if (!within(call)) continue;
    if (assistantId !== undefined && !(call.agent.kind === "assistant" && call.agent.id === assistantId)) continue;
    if (phoneNumberId === undefined || call.phoneNumberId === phoneNumberId) selected.push(call);
  }
  return selected;
}

/** Campaigns that a query asks for, in the order it asks for. `weight` is for orders other than by creation. */
export function selectCampaigns(
  campaigns: Register<Campaign>,
  query: Query,
  weight?: (campaign: Campaign) => number,
): Campaign[] {
  const status = query.text("status");
  const within = isWithin(query);
  const kept = [...campaigns.newestFirst()].filter(
    (campaign) => (status === undefined || campaign.status === status) && within(campaign),
  );
  const descending = weight === undefined ? kept : heaviestFirst(kept, weight);
  return query.text("sortOrder") === "ASC" ? descending.reverse() : descending;
}

/** Sorting keeps the newest first among equals. */
function heaviestFirst(campaigns: readonly Campaign[], weight: (campaign: Campaign) => number): Campaign[] {
  const weighed = campaigns.map((campaign) => ({ campaign, weight: weight(campaign) }));
  return weighed.sort((a, b) => b.weight - a.weight).map(({ campaign }) => campaign);
}

/** One page of a listing, and the metadata that both generations have. Only what is on the page is shown. */
export function toPage<Item, Shown>(
  items: readonly Item[],
  query: Query,
  show: (item: Item) => Shown,
  defaultLimit = 100,
) {
  const itemsPerPage = query.number("limit") ?? defaultLimit;
  const currentPage = query.number("page") ?? 1;
  const first = (currentPage - 1) * itemsPerPage;
  return {
    results: items.slice(first, first + itemsPerPage).map(show),
    metadata: { itemsPerPage, totalItems: items.length, currentPage },
  };
}

/** Nothing, when there is nothing to show. */
export function shown<Item>(item: Item | undefined, show: (item: Item) => unknown): unknown {
  return item === undefined ? undefined : show(item);
}
