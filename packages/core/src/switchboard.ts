import { byNewest } from "./adapter/filter.ts";
import { ConfigurationError } from "./errors.ts";
import type { Listing, Page } from "./listing.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign } from "./model/campaign.ts";
import type { Row } from "./model/row.ts";
import type { CallOptions, CampaignProvider, ListCampaignsOptions, ListOptions } from "./provider.ts";

/** A provider that could not be read, and why. */
export interface ProviderFailure {
  readonly provider: string;
  readonly error: unknown;
}

/** A listing over several providers. */
export interface MergedListing<T> extends Listing<T> {
  /**
   * Providers whose part is missing or broke off, as of now: look after the last item. Filled anew by each iteration.
   * When all of them fail the iteration throws an `AggregateError` of their errors.
   */
  readonly failures: readonly ProviderFailure[];
}

/** The operations of {@link CampaignProvider} over several providers; which one is meant is a part of the question. */
export interface Switchboard {
  /** By id, in the order given. */
  readonly providers: ReadonlyMap<string, CampaignProvider>;

  /** All providers' campaigns, newest first. Holds one page of each at a time. */
  listCampaigns(options?: ListCampaignsOptions): MergedListing<Campaign>;
  getCampaign(options: { readonly provider: string; readonly id: string } & CallOptions): Promise<Campaign>;
  listRows(options: { readonly provider: string; readonly campaignId: string } & ListOptions): Listing<Row>;
  listAttempts(options: { readonly provider: string; readonly campaignId: string } & ListOptions): Listing<CallAttempt>;
  getAttempt(options: { readonly provider: string; readonly id: string } & CallOptions): Promise<CallAttempt>;
}

const OURS = "switchboard";

/** Serves several providers as one. Throws a `ConfigurationError` for two providers of one id, and for an unknown one. */
export function createSwitchboard(list: readonly CampaignProvider[]): Switchboard {
  const providers = new Map(list.map((provider) => [provider.id, provider]));
  if (providers.size < list.length) {
    throw new ConfigurationError("two providers have the same id", { provider: OURS });
  }
  const named = (id: string, operation: string): CampaignProvider => {
    const provider = providers.get(id);
    if (provider !== undefined) return provider;
    const known = [...providers.keys()].join(", ");
    throw new ConfigurationError(`provider: is none of ${known}`, { provider: OURS, operation });
  };
  return {
    providers,
    listCampaigns: (options = {}) => mergeCampaigns(list, options),
    getCampaign: async ({ provider, ...options }) => named(provider, "getCampaign").getCampaign(options),
    listRows: ({ provider, ...options }) => named(provider, "listRows").listRows(options),
    listAttempts: ({ provider, ...options }) => named(provider, "listAttempts").listAttempts(options),
    getAttempt: async ({ provider, ...options }) => named(provider, "getAttempt").getAttempt(options),
  };
}

const DEFAULT_PAGE_SIZE = 100;

/** Where one provider's part stands: the page that is being given, and how much of it has been. */
type Place = { readonly cursor?: string; readonly given: number } | "end";
type Places = Readonly<Record<string, Place>>;

function mergeCampaigns(
  providers: readonly CampaignProvider[],
  options: ListCampaignsOptions,
): MergedListing<Campaign> {
  const failures: ProviderFailure[] = [];
  const pageSize = options.pageSize ?? DEFAULT_PAGE_SIZE;

  async function* pages(): AsyncGenerator<Page<Campaign>, void, undefined> {
    failures.length = 0;
    const places = options.cursor === undefined ? {} : toPlaces(options.cursor);
    const parts = providers.map((provider) => createPart(provider, options, places[provider.id]));
    let isLast = false;
    while (!isLast) {
      const items: Campaign[] = [];
      while (items.length < pageSize) {
        await Promise.all(parts.map((part) => part.fill(failures, options.signal)));
        const next = parts.filter((part) => part.head() !== undefined).sort(byHead)[0];
        const campaign = next?.head();
        if (next === undefined || campaign === undefined) break;
        items.push(campaign);
        next.advance();
      }
      if (providers.length > 0 && failures.length === providers.length && items.length === 0) {
        throw new AggregateError(
          failures.map(({ error }) => error),
          `[${OURS}] listCampaigns: every provider failed`,
        );
      }
      isLast = items.length < pageSize;
      const places = Object.fromEntries(parts.map((part) => [part.provider, part.place()]));
      const isOver = Object.values(places).every((place) => place === "end");
      yield isOver ? { items } : { items, cursor: JSON.stringify(places) };
      isLast ||= isOver;
    }
  }

  return {
    failures,
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items;
    },
  };
}

/** One provider's part of a merged listing: at most one of its pages, and where in it the merge stands. */
interface Part {
  readonly provider: string;
  /** Sees to it that there is a head, unless the part has ended or failed. */
  fill(failures: ProviderFailure[], signal: AbortSignal | undefined): Promise<void>;
  head(): Campaign | undefined;
  advance(): void;
  place(): Place;
}

function createPart(provider: CampaignProvider, options: ListCampaignsOptions, start: Place | undefined): Part {
  const { cursor: _merged, ...rest } = options;
  const first = start === undefined || start === "end" ? undefined : start.cursor;
  const iterator = provider
    .listCampaigns({ ...rest, ...(first !== undefined && { cursor: first }) })
    .pages()
    [Symbol.asyncIterator]();
  let state: "open" | "failed" | "ended" = start === "end" ? "ended" : "open";
  let page: Page<Campaign> | undefined;
  let cursor = first;
  let given = 0;
  let skip = start === undefined || start === "end" ? 0 : start.given;

  return {
    provider: provider.id,
    async fill(failures, signal) {
      while (state === "open" && (page === undefined || given >= page.items.length)) {
        if (page !== undefined && page.cursor === undefined) {
          state = "ended";
          return;
        }
        cursor = page === undefined ? cursor : page.cursor;
        try {
          const next = await iterator.next();
          if (next.done === true) {
            state = "ended";
            return;
          }
          page = next.value;
          given = skip;
          skip = 0;
        } catch (error) {
          if (signal?.aborted === true) throw error;
          failures.push({ provider: provider.id, error });
          state = "failed";
          given = 0;
          page = undefined;
        }
      }
    },
    head: () => page?.items[given],
    advance: () => {
      given += 1;
    },
    place: () => (state === "ended" ? "end" : { ...(cursor !== undefined && { cursor }), given }),
  };
}

function byHead(a: Part, b: Part): number {
  const [left, right] = [a.head(), b.head()];
  return left === undefined || right === undefined ? 0 : byNewest(left, right);
}

function toPlaces(cursor: string): Places {
  const refuse = () =>
    new ConfigurationError("cursor: is not one that this listing gave", { provider: OURS, operation: "listCampaigns" });
  let value: unknown;
  try {
    value = JSON.parse(cursor);
  } catch {
    throw refuse();
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refuse();
  const places: Record<string, Place> = {};
  for (const [id, place] of Object.entries(value)) {
    const read = toPlace(place);
    if (read === undefined) throw refuse();
    places[id] = read;
  }
  return places;
}

function toPlace(value: unknown): Place | undefined {
  if (value === "end") return "end";
  if (typeof value !== "object" || value === null || !("given" in value)) return undefined;
  if (typeof value.given !== "number") return undefined;
  const cursor = "cursor" in value && typeof value.cursor === "string" ? value.cursor : undefined;
  return { ...(cursor !== undefined && { cursor }), given: value.given };
}
