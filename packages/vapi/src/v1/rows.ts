/** Rows of a first-generation campaign: it has customers and calls, and this ties the ones to the others. */
import {
  type CallAttempt,
  type CampaignStatus,
  type Contact,
  isLive,
  type Row,
  type RowStatus,
  wasReached,
} from "@trunkline/core";
import { compact, object, type Reading, text } from "@trunkline/core/adapter";
import { toRowStatus } from "./end-reasons.ts";
import type { V1Call, V1Customer } from "./wire.ts";

/** Ties calls to customers by number (or SIP address) and extension, then by external id; in doubt, in order of creation. */
export function matchCalls<K extends V1Call>(
  customers: readonly V1Customer[],
  calls: readonly CallAttempt<K>[],
): readonly (readonly CallAttempt<K>[])[] {
  const oldestFirst = [...calls].sort((a, b) => Date.parse(a.raw.createdAt) - Date.parse(b.raw.createdAt) || 0);
  const byLine = groupBy(oldestFirst, (call) => lineOf(call.raw.customer));
  const positions = groupBy([...customers.keys()], (position) => lineOf(customers[position]));
  const matched: CallAttempt<K>[][] = customers.map(() => []);
  for (const [line, waiting] of positions) {
    const rest = [...(byLine.get(line) ?? [])];
    for (const position of waiting) {
      const externalId = customers[position]?.externalId;
      const own = rest.findIndex((call) => externalId !== undefined && call.raw.customer?.externalId === externalId);
      if (own >= 0) matched[position]?.push(...rest.splice(own, 1));
    }
    const unmatched = waiting.filter((position) => matched[position]?.length === 0);
    // More calls than customers on one line: the last of them has them all, so that none is lost.
    for (const [index, call] of rest.entries()) {
      matched[unmatched[index] ?? waiting.at(-1) ?? -1]?.push(call);
    }
  }
  return matched;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function lineOf(customer: V1Customer | null | undefined): string {
  return `${customer?.number ?? customer?.sipUri ?? ""} ${customer?.extension ?? ""}`;
}

/** One row of a campaign that has no rows of its own: its place in the list is its id. */
export function toDerivedRow<C extends V1Customer>(
  raw: C,
  place: { readonly campaignId: string; readonly campaignStatus: CampaignStatus; readonly position: number },
  attempts: readonly CallAttempt[],
  reading: Reading,
): Row<C> {
  const { campaignId, campaignStatus, position } = place;
  const isTold = attempts.length > 0 || isUntried(campaignStatus);
  const overrides = object(raw?.assistantOverrides, reading, "assistantOverrides");
  return {
    provider: reading.provider,
    campaignId,
    id: rowIdOf(campaignId, position),
    idSource: "derived",
    position,
    contact: toContact(raw, reading),
    variables: object(overrides?.variableValues, reading, "assistantOverrides.variableValues") ?? {},
    status: deriveStatus(attempts, campaignStatus),
    reached: isTold ? wasReached(attempts) : null,
    attemptCount: isTold ? attempts.length : null,
    attempts,
    raw,
  };
}

export function rowIdOf(campaignId: string, position: number): string {
  return `${campaignId}:${position}`;
}

function toContact(raw: V1Customer, reading: Reading): Contact {
  const customer = object(raw, reading, "");
  return compact({
    phoneNumber: text(customer?.number, reading, "number"),
    sipUri: text(customer?.sipUri, reading, "sipUri"),
    extension: text(customer?.extension, reading, "extension"),
    name: text(customer?.name, reading, "name"),
    email: text(customer?.email, reading, "email"),
    externalId: text(customer?.externalId, reading, "externalId"),
  });
}

function deriveStatus(attempts: readonly CallAttempt[], campaignStatus: CampaignStatus): RowStatus {
  const last = attempts.at(-1);
  return last === undefined ? statusWithoutCall(campaignStatus) : statusOf(last);
}

/** What no call for a row means. A campaign that is over, or in a state nobody knows, may have lost the record of one. */
export function statusWithoutCall(campaignStatus: CampaignStatus): RowStatus {
  if (campaignStatus === "cancelled" || campaignStatus === "stopping") return "cancelled";
  return isUntried(campaignStatus) ? "pending" : "unknown";
}

function statusOf(attempt: CallAttempt): RowStatus {
  if (attempt.status === "ended") return toRowStatus(attempt.end.category);
  if (attempt.status === "scheduled" || attempt.status === "queued") return "queued";
  return isLive(attempt) && attempt.status !== "unknown" ? "in_progress" : "unknown";
}

/** Campaigns in which no call for a row means that there has been none. */
function isUntried(status: CampaignStatus): boolean {
  return status === "draft" || status === "scheduled" || status === "running";
}
