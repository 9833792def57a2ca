import type { Query } from "../query.ts";

/** What every listing of the first generation can be narrowed and ordered by. */
interface Dated {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Newest first; what was created together is told apart by id, so that the order is always the same. */
export function newestFirst(a: Dated, b: Dated): number {
  return compare(b.createdAt, a.createdAt) || compare(a.id, b.id);
}

/** Whether an item is within the eight date bounds, and is the one with the id, if those were asked for. */
export function isWithin(query: Query): (item: Dated) => boolean {
  const id = query.text("id");
  const tests = (["createdAt", "updatedAt"] as const).flatMap((name) => {
    const bound = (suffix: string, test: (value: number, limit: number) => boolean) => {
      const text = query.text(`${name}${suffix}`);
      if (text === undefined) return [];
      const limit = Date.parse(text);
      return [(item: Dated) => test(Date.parse(item[name]), limit)];
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

/** Calls that a query asks for, out of all, newest first. */
export function selectCalls<Call extends Dated & { assistantId?: string; phoneNumberId?: string }>(
  calls: readonly Call[],
  query: Query,
): Call[] {
  const within = isWithin(query);
  const assistantId = query.text("assistantId");
  const phoneNumberId = query.text("phoneNumberId");
  return calls
    .filter((call) => assistantId === undefined || call.assistantId === assistantId)
    .filter((call) => phoneNumberId === undefined || call.phoneNumberId === phoneNumberId)
    .filter(within)
    .slice(0, query.number("limit") ?? 100);
}

/** Campaigns that a query asks for, in the order it asks for. `weight` is for orders other than by creation. */
export function selectCampaigns<Campaign extends Dated & { status: string }>(
  campaigns: readonly Campaign[],
  query: Query,
  weight?: (campaign: Campaign) => number,
): Campaign[] {
  const status = query.text("status");
  const within = isWithin(query);
  const kept = campaigns.filter((campaign) => (status === undefined || campaign.status === status) && within(campaign));
  const descending = kept.sort((a, b) => (weight && weight(b) - weight(a)) || newestFirst(a, b));
  return query.text("sortOrder") === "ASC" ? descending.reverse() : descending;
}

/** One page of a listing, and the metadata that both generations have. */
export function toPage<Item>(items: readonly Item[], query: Query, defaultLimit = 100) {
  const itemsPerPage = query.number("limit") ?? defaultLimit;
  const currentPage = query.number("page") ?? 1;
  const first = (currentPage - 1) * itemsPerPage;
  return {
    results: items.slice(first, first + itemsPerPage),
    metadata: { itemsPerPage, totalItems: items.length, currentPage },
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
