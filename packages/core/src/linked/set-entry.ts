import type { CampaignStart } from "../create-campaign.ts";
import type { Json, LedgerEntry } from "../ledger.ts";
import { CAMPAIGN_STATUSES } from "../model/campaign.ts";
import { ROW_STATUSES, type RowStatus } from "../model/row.ts";
import { type ClosedLink, type LinkedSet, type Part, SET_STATES, type SetLink } from "./linked-set.ts";
import { toRanges, toText } from "./ranges.ts";

/** What tells our entries from others in the same ledger. */
export const KIND = "links";

type Fields = { readonly [name: string]: Json | undefined };

export function toLedgerEntry({ start, parts, links, ...set }: LinkedSet): LedgerEntry {
  return {
    kind: KIND,
    ...set,
    start: startToJson(start),
    parts: parts.map(({ rows, digest }) => ({ rows, digest })),
    links: links.map(({ positions, start, closed, ...link }) => ({
      ...link,
      positions: toText(positions),
      start: startToJson(start),
      ...(closed && { closed: closedToJson(closed) }),
    })),
  };
}

function startToJson(start: CampaignStart): Json {
  return typeof start === "object" ? { at: start.at } : start;
}

function closedToJson({ status, untried, doubtful, rows }: ClosedLink): Json {
  return { status, untried: toText(untried), doubtful: toText(doubtful), rows: { ...rows } };
}

/** Undefined for what is no entry of this kind, or of a version that knows more. */
export function toLinkedSet(entry: LedgerEntry): LinkedSet | undefined {
  const { key, kind, provider, digest, size, total } = entry;
  const state = SET_STATES.find((word) => word === entry.state);
  const start = toStart(entry.start);
  const parts = allOf(entry.parts, toPart);
  const links = allOf(entry.links, toLink);
  if (kind !== KIND || typeof provider !== "string" || typeof digest !== "string" || state === undefined)
    return undefined;
  if (start === undefined || parts === undefined || links === undefined) return undefined;
  if (!(size === null || isCount(size)) || !(total === undefined || isCount(total))) return undefined;
  return { key, provider, state, digest, start, size, ...(total !== undefined && { total }), parts, links };
}

function toPart({ rows, digest }: Fields): Part | undefined {
  return isCount(rows) && typeof digest === "string" ? { rows, digest } : undefined;
}

function toLink({ number, part, campaignId, isEndedElsewhere, ...fields }: Fields): SetLink | undefined {
  const positions = toRanges(fields.positions);
  const start = toStart(fields.start);
  const closed = fields.closed === undefined ? undefined : toClosed(fields.closed);
  if (!isCount(number) || !isCount(part) || positions === undefined || start === undefined) return undefined;
  if (fields.closed !== undefined && closed === undefined) return undefined;
  return {
    ...{ number, part, positions, start },
    ...(typeof campaignId === "string" && { campaignId }),
    ...(isEndedElsewhere === true && { isEndedElsewhere }),
    ...(closed !== undefined && { closed }),
  };
}

function toClosed(value: Json): ClosedLink | undefined {
  const fields = toFields(value);
  const status = CAMPAIGN_STATUSES.find((word) => word === fields?.status);
  const [untried, doubtful] = [toRanges(fields?.untried), toRanges(fields?.doubtful)];
  const counts = toFields(fields?.rows);
  if (status === undefined || untried === undefined || doubtful === undefined || counts === undefined) return undefined;
  const rows: Partial<Record<RowStatus, number>> = {};
  for (const word of ROW_STATUSES) {
    const count = counts[word];
    if (isCount(count)) rows[word] = count;
  }
  return { status, untried, doubtful, rows };
}

function toStart(value: Json | undefined): CampaignStart | undefined {
  if (value === "now" || value === "draft") return value;
  const at = toFields(value)?.at;
  return typeof at === "string" ? { at } : undefined;
}

/** Undefined unless each of them is one. */
function allOf<T>(value: Json | undefined, toItem: (fields: Fields) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: T[] = [];
  for (const each of value) {
    const fields = toFields(each);
    const item = fields && toItem(fields);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function toFields(value: Json | undefined): Fields | undefined {
  return typeof value === "object" && value !== null && !isList(value) ? value : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
