/** Calls of one campaign, which nobody lists: Vapi cannot filter calls by campaign. Both generations read them here. */
import type { CallAttempt, Instant, Listing, ListOfCampaignOptions, Page } from "@trunkline/core";
import {
  type Asking,
  type Continued,
  createListing,
  type PagePart,
  pageSizeOf,
  type TimeWindow,
  within,
} from "@trunkline/core/adapter";
import { type Omission, toOmission } from "@trunkline/core/long-lists";
import { toAttempt } from "./attempt.ts";
import { atStart, createCallCursors, readCallCursor } from "./call-cursor.ts";
import { isCheaperSingly } from "./call-plan.ts";
import { askSingles } from "./call-singles.ts";
import { type CallSource, type CampaignCalls, MAXIMUM_CALLS } from "./call-source.ts";
import { openCallWindow } from "./call-window.ts";
import { CALL_OMISSIONS } from "./omissions.ts";
import type { V1Call } from "./wire.ts";

export { getAttempt } from "./call-singles.ts";
export type { CallApi, CallQuery, CallSource, CampaignCalls } from "./call-source.ts";

/** Calls that are asked for one by one between two pages of a listing, at the most. */
const SINGLES_PER_PAGE = 24;
/** Before the campaign's own moment of creation: its calls may have been stamped by another machine. */
const CLOCK_SLACK_MS = 60_000;

const OPERATION = "listAttempts";

type OfCampaign = ListOfCampaignOptions & Continued;

/**
 * Lists all calls of the campaign's time and keeps its own, and asks one by one for those that it names and the list lacks.
 * Where the campaign certainly names all of them, the listing ends when they are there, and goes over to asking one by one
 * as soon as that takes fewer requests. A page with `isWhole: false` lacks calls that are not kept any more.
 */
export function listCampaignCalls<K extends V1Call>(
  source: CallSource<K>,
  options: OfCampaign,
  find: (asking: Asking) => Promise<CampaignCalls>,
): Listing<CallAttempt<K>> {
  const { asker } = source;
  const context = { provider: asker.provider, operation: OPERATION };
  const limit = pageSizeOf(options, { usual: MAXIMUM_CALLS, maximum: MAXIMUM_CALLS }, context);
  // Now, so that a cursor that is none is refused before the campaign is asked for.
  const resume = options.cursor === undefined ? atStart : readCallCursor(options.cursor, context);
  const omission = toOmission(options.omit, CALL_OMISSIONS, context);
  return createListing<CallAttempt<K>>({
    asker,
    operation: OPERATION,
    options,
    cursor: options.cursor,
    keyOf: (attempt) => attempt.id,
    open(asking) {
      const { campaignId } = options;
      let next: (() => AsyncIterable<PagePart<CallAttempt<K>>>) | undefined;
      return async function* () {
        next ??= walkCalls(source, { campaignId, limit, resume, omission }, await find(asking), asking);
        yield* next();
      };
    },
  });
}

/** The time in which a campaign's calls were created: until now, or until its last change once it is over. */
export function windowOf(createdAt: Instant | undefined, endedAt: Instant | undefined): TimeWindow {
  const slack = (moment: Instant, by: number) => new Date(Date.parse(moment) + by).toISOString();
  return {
    from: createdAt === undefined ? undefined : slack(createdAt, -CLOCK_SLACK_MS),
    to: endedAt === undefined ? undefined : slack(endedAt, CLOCK_SLACK_MS),
  };
}

interface Walk {
  readonly campaignId: string;
  readonly limit: number;
  readonly resume: ReturnType<typeof readCallCursor>;
  readonly omission: Omission;
}

/** One page after the other, from where the listing stands. */
function walkCalls<K extends V1Call>(
  source: CallSource<K>,
  { campaignId, limit, resume, omission }: Walk,
  known: CampaignCalls,
  asking: Asking,
): () => AsyncIterable<PagePart<CallAttempt<K>>> {
  const { rowIds } = known;
  const names = [...rowIds.keys()];
  const toCursor = createCallCursors(names);
  const reading = source.observer.reading(OPERATION);
  const place = resume({ names, isAll: known.isAll });
  const { isAll, named } = place;
  const left = place.left && new Set(place.left);
  let { isSingly, window: position } = place;
  let isShort = false;
  const window = openCallWindow<K>({
    asker: source.asker,
    api: source.api,
    omit: omission.paths,
    campaignId,
    window: known.window,
    limit,
    reading,
    asking,
    before: place,
    onCrowdedInstant(error) {
      // What the campaign names is asked for one by one; what it does not name would be lost.
      if (left === undefined || rowIds.size === 0) throw error;
      isShort = !isAll;
    },
  });

  const isFound = () => isAll && left?.size === 0;
  const isSinglyCheaper = () =>
    isAll && left !== undefined && isCheaperSingly({ named, missing: left.size, limit, soFar: window.soFar() });

  async function askNames(ids: readonly string[]): Promise<Page<CallAttempt<K>>> {
    const { attempts, isShort: areSomeGone } = await askSingles(source, ids, { campaignId, rowIds, omission }, asking);
    for (const id of ids) left?.delete(id);
    return { items: attempts, ...(areSomeGone && { isWhole: false as const }) };
  }

  async function* askWindow(): AsyncGenerator<PagePart<CallAttempt<K>>, Page<CallAttempt<K>>> {
    const inCall = omission.within(within(reading, "[]."));
    for await (const { items, isPart, cursor } of window.ask(position)) {
      const attempts = items.map(({ value, omitted }) => ({
        ...toAttempt(value, inCall, source.shape, rowIds.get(String(value.id))),
        ...omission.toldOf(omitted),
      }));
      for (const { id } of attempts) left?.delete(id);
      yield { items: attempts, isPart: true };
      if (isPart !== true) position = cursor;
    }
    if (isShort) reading.note("incomplete", "[]");
    return { items: [], ...(isShort && { isWhole: false as const }) };
  }

  return async function* () {
    if (isFound()) {
      yield { items: [] };
      return;
    }
    isSingly ||= place.pages === 0 && isSinglyCheaper();
    const most = Math.min(limit, SINGLES_PER_PAGE);
    const page = isSingly ? await askNames([...(left ?? [])].slice(0, most)) : yield* askWindow();
    isSingly ||= position === undefined || isSinglyCheaper();
    const isOver = isSingly ? !left?.size : isFound();
    yield isOver
      ? page
      : { ...page, cursor: toCursor({ ...window.read(), window: position, isSingly, left, isAll, named }) };
  };
}
