/** Calls of one campaign, which nobody lists: Vapi cannot filter calls by campaign. Both generations read them here. */
import {
  type ApiError,
  type CallAttempt,
  type Instant,
  isProviderError,
  type Listing,
  type ListOptions,
  MappingError,
} from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  checkKeysetCursor,
  createListing,
  instant,
  isWithin,
  keysetPages,
  mustBeList,
  mustBeObject,
  mustHaveId,
  type Observer,
  pageSizeOf,
  readBare,
  type Shape,
  type TimeWindow,
  within,
} from "@trunkline/core/adapter";
import { toAttempt } from "./attempt.ts";
import type { V1Call } from "./wire.ts";

/** What calls are listed by; moments are included. There is no filter by campaign. */
export interface CallQuery {
  readonly limit: number;
  readonly createdAtGe?: Instant;
  readonly createdAtLe?: Instant;
}

/** The two operations on calls. */
export interface CallApi<K extends V1Call> {
  listCalls(query: CallQuery, asking: Asking): Promise<readonly K[]>;
  getCall(id: string, asking: Asking): Promise<K>;
}

/** What reading calls needs. */
export interface CallSource<K extends V1Call> {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly shape: Shape;
  readonly api: CallApi<K>;
}

/** What is known of a campaign's calls before they are read. */
export interface CampaignCalls {
  /** When they were created. */
  readonly window: TimeWindow;
  /** Those that the campaign names itself, each with the row that it is for, where that is known. */
  readonly rowIds: ReadonlyMap<string, string | undefined>;
  /** Whether no more will come, so that the named ones are all. */
  readonly isSettled: boolean;
}

/** Vapi's own limit of a page. */
const MAXIMUM_CALLS = 1_000;
/** Calls that are asked for one by one between two pages of a listing. */
const SINGLES_PER_PAGE = 25;
/** Before the campaign's own moment of creation: its calls may have been stamped by another machine. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Lists all calls of the campaign's time and keeps its own. Ends early once a campaign that is over has all calls that it
 * names; asks one by one for those that the listing did not have.
 */
export function listCampaignCalls<K extends V1Call>(
  source: CallSource<K>,
  options: { readonly campaignId: string } & ListOptions & Continued,
  find: (asking: Asking) => Promise<CampaignCalls>,
): Listing<CallAttempt<K>> {
  const { asker } = source;
  const { provider } = asker;
  const operation = "listAttempts";
  const { campaignId } = options;
  const limit = pageSizeOf(options, { usual: MAXIMUM_CALLS, maximum: MAXIMUM_CALLS }, { provider, operation });
  // Before the campaign is asked for.
  if (options.cursor !== undefined && toSingles(options.cursor) === undefined) {
    checkKeysetCursor(options.cursor, { provider, operation });
  }
  return createListing<CallAttempt<K>>({
    asker,
    operation,
    options,
    cursor: options.cursor,
    keyOf: (attempt) => attempt.id,
    open(asking) {
      const reading = source.observer.reading(operation);
      const missing = new Set<string>();
      let known: CampaignCalls | undefined;
      // A listing that goes on from a cursor cannot tell which calls the pages before it had.
      const isFromStart = options.cursor === undefined;

      const askWindow = keysetPages<K>({
        provider,
        operation,
        window: {},
        onCrowdedInstant() {
          if (isFromStart && known !== undefined && known.rowIds.size > 0) return;
          const message = `more than ${MAXIMUM_CALLS} calls share one moment, and cannot be told apart`;
          throw new MappingError(message, { provider, operation, path: "[].createdAt" });
        },
        keyOf: (call) => mustHaveId(call.id, reading, "[].id"),
        createdAtOf: (call) => instant(call.createdAt, reading, "[].createdAt"),
        async ask(window, _page, isCrowded) {
          const bounds = intersect(window, known?.window ?? {});
          const most = isCrowded ? MAXIMUM_CALLS : limit;
          const items = await source.api.listCalls({ limit: most, ...bounds }, asking);
          const calls = mustBeList(items, reading).map((call) => mustBeObject(call, reading, "[]"));
          return { items: calls, limit: most };
        },
      });

      return async (cursor) => {
        if (known === undefined) {
          known = await find(asking);
          if (isFromStart) for (const id of known.rowIds.keys()) missing.add(id);
        }
        const { rowIds, isSettled } = known;
        const singles = toSingles(cursor);
        if (singles !== undefined) {
          const items = await askSingles(source, singles.slice(0, SINGLES_PER_PAGE), rowIds, asking);
          return { items, ...cursorOfSingles(singles.slice(SINGLES_PER_PAGE)) };
        }
        const page = await askWindow(cursor);
        const own = page.items.filter((call) => call.campaignId === campaignId);
        const items = own.map((call) =>
          toAttempt(call, within(reading, "[]."), source.shape, rowIds.get(String(call.id))),
        );
        for (const { id } of items) missing.delete(id);
        const isComplete = isFromStart && isSettled && rowIds.size > 0 && missing.size === 0;
        if (page.cursor !== undefined && !isComplete) return { items, cursor: page.cursor };
        return { items, ...cursorOfSingles([...missing]) };
      };
    },
  });
}

/** One call by its id. */
export async function getAttempt<K extends V1Call>(
  { observer, shape, api }: CallSource<K>,
  id: string,
  asking: Asking,
  rowId?: string,
): Promise<CallAttempt<K>> {
  const reading = observer.reading(asking.operation);
  return toAttempt(readBare(await api.getCall(id, asking), "call", reading), reading, shape, rowId);
}

/** The time in which a campaign's calls were created: until now, or until its last change once it is over. */
export function windowOf(createdAt: Instant | undefined, endedAt: Instant | undefined): TimeWindow {
  const slack = (moment: Instant, by: number) => new Date(Date.parse(moment) + by).toISOString();
  return {
    from: createdAt === undefined ? undefined : slack(createdAt, -CLOCK_SLACK_MS),
    to: endedAt === undefined ? undefined : slack(endedAt, CLOCK_SLACK_MS),
  };
}

function intersect(page: TimeWindow, campaign: TimeWindow): { createdAtGe?: Instant; createdAtLe?: Instant } {
  const from = isWithin(page.from, campaign) ? (page.from ?? campaign.from) : campaign.from;
  const to = isWithin(page.to, campaign) ? (page.to ?? campaign.to) : campaign.to;
  return { ...(from !== undefined && { createdAtGe: from }), ...(to !== undefined && { createdAtLe: to }) };
}

/** Those that are gone are left out, and reported: their record is lost, not their ring. */
async function askSingles<K extends V1Call>(
  source: CallSource<K>,
  ids: readonly string[],
  rowIds: CampaignCalls["rowIds"],
  asking: Asking,
): Promise<CallAttempt<K>[]> {
  const attempts: CallAttempt<K>[] = [];
  for (const id of ids) {
    try {
      attempts.push(await getAttempt(source, id, asking, rowIds.get(id)));
    } catch (error) {
      if (!isNotFound(error) && !isNoId(error)) throw error;
      source.observer.reading(asking.operation).note("incomplete", "[]");
    }
  }
  return attempts;
}

function isNotFound(error: unknown): error is ApiError {
  return isProviderError(error) && error.code === "api" && error.kind === "not-found";
}

/** A name that the provider's answer gives to a call, and that no request can be made of. */
function isNoId(error: unknown): boolean {
  return isProviderError(error) && error.code === "configuration" && error.findings.some(({ field }) => field === "id");
}

const SINGLES = "calls:";

function cursorOfSingles(ids: readonly string[]): { readonly cursor?: string } {
  return ids.length === 0 ? {} : { cursor: SINGLES + ids.join(",") };
}

function toSingles(cursor: string | undefined): readonly string[] | undefined {
  return cursor?.startsWith(SINGLES) === true ? cursor.slice(SINGLES.length).split(",") : undefined;
}
