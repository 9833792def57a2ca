import { NO_SUCH_CURSOR } from "./adapter/cursor.ts";
import { byNewest } from "./adapter/filter.ts";
import { pageSizeOf } from "./adapter/page-size.ts";
import { ConfigurationError } from "./errors.ts";
import type { Listing, Page } from "./listing.ts";
import type { Campaign } from "./model/campaign.ts";
import type { CampaignProvider, ListCampaignsOptions } from "./provider.ts";

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

/** Whose listing this is, for errors. */
const OURS = { provider: "switchboard", operation: "listCampaigns" };
const PAGE_SIZES = { usual: 100, maximum: Number.POSITIVE_INFINITY };

/** All providers' campaigns, newest first. A page's cursor says for each provider where its part stands. */
export function mergeCampaigns(
  providers: readonly CampaignProvider[],
  options: ListCampaignsOptions,
): MergedListing<Campaign> {
  const failures: ProviderFailure[] = [];
  const pageSize = pageSizeOf(options, PAGE_SIZES, OURS);
  const places = options.cursor === undefined ? {} : toPlaces(options.cursor);

  async function* pages(): AsyncGenerator<Page<Campaign>, void, undefined> {
    failures.length = 0;
    const parts = providers.map((provider) => createPart(provider, options, places[provider.id]));
    try {
      let isLast = false;
      while (!isLast) {
        const items: Campaign[] = [];
        while (items.length < pageSize) {
          const next = await nextOf(parts, failures, options.signal);
          if (next === undefined) break;
          items.push(next);
        }
        const standing = parts.map((part) => [part.provider, part.place()] as const);
        const areAllAtEnd = standing.every(([, place]) => place === "end");
        isLast = areAllAtEnd || items.length < pageSize;
        const areAllFailed = failures.length > 0 && failures.length === providers.length;
        if (items.length > 0 || !areAllFailed) {
          const isShort = parts.some((part) => part.tellShort());
          yield {
            items,
            ...(!areAllAtEnd && { cursor: JSON.stringify(Object.fromEntries(standing)) }),
            ...(isShort && { isWhole: false as const }),
          };
        }
        if (areAllFailed) {
          const errors = failures.map(({ error }) => error);
          throw new AggregateError(errors, `[${OURS.provider}] ${OURS.operation}: every provider failed`);
        }
      }
    } finally {
      await Promise.all(parts.map((part) => part.close()));
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

/** Takes the newest of what the parts have in front. */
async function nextOf(
  parts: readonly Part[],
  failures: ProviderFailure[],
  signal: AbortSignal | undefined,
): Promise<Campaign | undefined> {
  await Promise.all(parts.map((part) => part.fill(failures, signal)));
  let newest: { readonly part: Part; readonly head: Campaign } | undefined;
  for (const part of parts) {
    const head = part.head();
    if (head !== undefined && (newest === undefined || byNewest(head, newest.head) < 0)) newest = { part, head };
  }
  newest?.part.advance();
  return newest?.head;
}

/** Where one provider's part stands. */
type Place =
  | "end"
  | {
      /** The provider's own cursor of the page that is being given. Absent: its first. */
      readonly cursor?: string;
      /**
       * Ids of that page that have been given. Not how many: a page that is asked for again may have changed, and not by
       * moment: a campaign may have none.
       */
      readonly given: readonly string[];
    };

/** One provider's part of a merged listing: at most one of its pages, and where in it the merge stands. */
interface Part {
  readonly provider: string;
  /** Sees to it that there is a head, unless the part has ended or failed. */
  fill(failures: ProviderFailure[], signal: AbortSignal | undefined): Promise<void>;
  head(): Campaign | undefined;
  advance(): void;
  place(): Place;
  /** Whether its provider has left something out of what was read since this was last asked. */
  tellShort(): boolean;
  close(): Promise<void>;
}

function createPart(provider: CampaignProvider, options: ListCampaignsOptions, start: Place | undefined): Part {
  const { cursor: _merged, ...rest } = options;
  const begin = start === undefined || start === "end" ? { given: [] } : start;
  const iterator = provider
    .listCampaigns({ ...rest, ...(begin.cursor !== undefined && { cursor: begin.cursor }) })
    .pages()
    [Symbol.asyncIterator]();
  const givenBefore = new Set(begin.given);
  let isOpen = start !== "end";
  let isEnd = start === "end";
  let waiting: Campaign[] = [];
  let given = [...begin.given];
  let cursor = begin.cursor;
  let nextCursor: string | undefined;
  let isFirst = true;
  let isShort = false;

  function turnPage(): void {
    if (!isFirst) {
      cursor = nextCursor;
      given = [];
    }
    isFirst = false;
  }

  return {
    provider: provider.id,
    async fill(failures, signal) {
      while (isOpen && waiting.length === 0) {
        try {
          const step = await iterator.next();
          if (step.done === true) {
            isOpen = false;
            isEnd = true;
            return;
          }
          turnPage();
          nextCursor = step.value.cursor;
          isShort ||= step.value.isWhole === false;
          waiting = step.value.items.filter(({ id }) => !givenBefore.has(id));
        } catch (error) {
          if (signal?.aborted === true) throw error;
          failures.push({ provider: provider.id, error });
          isOpen = false;
          // The page that could not be had is the one to begin with the next time.
          turnPage();
        }
      }
    },
    head: () => waiting[0],
    advance() {
      const campaign = waiting.shift();
      if (campaign !== undefined) given.push(campaign.id);
    },
    place: () => (isEnd ? "end" : { ...(cursor !== undefined && { cursor }), given: [...given] }),
    tellShort() {
      const told = isShort;
      isShort = false;
      return told;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

function toPlaces(cursor: string): Readonly<Record<string, Place>> {
  const places: Record<string, Place> = {};
  for (const [id, value] of Object.entries(parsed(cursor) ?? refuse())) places[id] = toPlace(value) ?? refuse();
  return places;
}

function toPlace(value: unknown): Place | undefined {
  if (value === "end") return "end";
  if (typeof value !== "object" || value === null || !("given" in value) || !Array.isArray(value.given))
    return undefined;
  const given = value.given.filter((id) => typeof id === "string");
  if (given.length < value.given.length) return undefined;
  if (!("cursor" in value)) return { given };
  return typeof value.cursor === "string" ? { cursor: value.cursor, given } : undefined;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new ConfigurationError(NO_SUCH_CURSOR, OURS);
}
