/** Calls of the campaign's time, whosever they are, page by page. */
import type { Instant } from "@trunkline/core";
import {
  type Asker,
  type Asking,
  instant,
  isWithin,
  keysetPages,
  MappingError,
  mustBeList,
  mustBeObject,
  mustHaveId,
  type PagePart,
  type Reading,
  type TimeWindow,
} from "@trunkline/core/adapter";
import { readListPage, type SplitElement } from "@trunkline/core/long-lists";
import type { CallPlace } from "./call-cursor.ts";
import type { WindowSoFar } from "./call-plan.ts";
import { type CallApi, MAXIMUM_CALLS } from "./call-source.ts";
import type { V1Call } from "./wire.ts";

/** Which calls to list. */
export interface CallWindowSource<K extends V1Call> {
  readonly asker: Asker;
  /** Paths of what is left out of calls. */
  readonly omit: readonly string[];
  readonly api: CallApi<K>;
  readonly campaignId: string;
  readonly window: TimeWindow;
  readonly limit: number;
  readonly reading: Reading;
  readonly asking: Asking;
  /** Pages that were read before, and where the first of them began. */
  readonly before: Pick<CallPlace, "pages" | "startedAt">;
  /** More calls share one moment than a page holds; the window ends there, short of the rest, unless this throws. */
  onCrowdedInstant(error: MappingError): void;
}

/** The window, from any cursor on. */
export interface CallWindow<K extends V1Call> {
  /** The campaign's own calls of one page, as they come. */
  ask(cursor: string | undefined): AsyncIterable<PagePart<SplitElement<K>>>;
  /** What its pages have shown, after the first that is asked for here. */
  soFar(): WindowSoFar;
  /** Pages so far, and where the first of them began. */
  read(): CallWindowSource<K>["before"];
}

/** Opens the window of a campaign's time. */
export function openCallWindow<K extends V1Call>(source: CallWindowSource<K>): CallWindow<K> {
  const { asker, api, omit, campaignId, reading, asking } = source;
  const { provider, operation } = reading;
  let { pages, startedAt } = source.before;
  let seen: Omit<WindowSoFar, "pages"> = { coveredMs: 0, brought: 0 };
  const createdAtOf = ({ value }: SplitElement<K>) => instant(value.createdAt, reading, "[].createdAt");

  /** Newest or oldest first, whichever way the answers go. */
  function measure({ first, last, brought }: PageSeen): void {
    startedAt ??= first;
    if (startedAt === undefined || last === undefined) {
      seen = { ...seen, brought };
      return;
    }
    const end = last < startedAt ? source.window.from : source.window.to;
    const leftMs = end === undefined ? undefined : Math.max(0, distance(last, end));
    seen = { coveredMs: distance(startedAt, last), brought, ...(leftMs !== undefined && { leftMs }) };
  }

  const askPage = keysetPages<SplitElement<K>>({
    provider,
    operation,
    window: {},
    onCrowdedInstant() {
      const message = `more than ${MAXIMUM_CALLS} calls share one moment, and cannot be told apart`;
      source.onCrowdedInstant(new MappingError(message, { provider, operation, path: "[].createdAt" }));
    },
    keyOf: ({ value }) => mustHaveId(value.id, reading, "[].id"),
    createdAtOf,
    async *ask(window, _page, isCrowded) {
      const limit = isCrowded ? MAXIMUM_CALLS : source.limit;
      pages++;
      const request = api.listCalls({ limit, ...intersect(window, source.window) });
      for await (const part of readListPage<K, readonly K[]>(asker, asking, request, { omit })) {
        if (part.around !== undefined) mustBeList(part.around, reading);
        for (const { value } of part.elements) mustBeObject(value, reading, "[]");
        yield { items: part.elements, limit, ...(part.isAnew === true && { isAnew: true }) };
      }
    },
  });

  return {
    async *ask(cursor) {
      const page: PageSeen = { first: undefined, last: undefined, brought: 0 };
      for await (const { items, ...part } of askPage(cursor)) {
        const own = items.filter(({ value }) => value.campaignId === campaignId);
        const moments = items.map(createdAtOf).filter((moment) => moment !== undefined);
        page.first ??= moments[0];
        page.last = moments.at(-1) ?? page.last;
        page.brought += own.length;
        if (part.isPart !== true) measure(page);
        yield { ...part, items: own };
      }
    },
    soFar: () => ({ ...seen, pages }),
    read: () => ({ pages, startedAt }),
  };
}

/** What one page has brought so far. */
interface PageSeen {
  first: Instant | undefined;
  last: Instant | undefined;
  brought: number;
}

function distance(a: Instant, b: Instant): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}

function intersect(page: TimeWindow, campaign: TimeWindow): { createdAtGe?: Instant; createdAtLe?: Instant } {
  const from = isWithin(page.from, campaign) ? (page.from ?? campaign.from) : campaign.from;
  const to = isWithin(page.to, campaign) ? (page.to ?? campaign.to) : campaign.to;
  return { ...(from !== undefined && { createdAtGe: from }), ...(to !== undefined && { createdAtLe: to }) };
}
