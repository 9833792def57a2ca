/** Rows of a first-generation campaign, which has none of its own: a customer, and the calls that were tied to it. */
import type { CallAttempt, CampaignStatus, Contact, Row, RowStatus } from "@trunkline/core";
import { compact, isLive, object, type Reading, text, wasReached } from "@trunkline/core/adapter";
import { toRowStatus } from "./end-reasons.ts";
import type { V1Customer } from "./wire.ts";

/** Where a row stands. */
export interface RowPlace {
  readonly campaignId: string;
  readonly position: number;
  /** What it means that no call was tied to the row; see `statusWithoutCall`. */
  readonly withoutCall: RowStatus;
  /** Whether it is proven that no call can have been for it. Absent: its status says so, or nothing does. */
  readonly isUntried?: boolean;
}

/** One row of a campaign that has no rows of its own: its place in the list is its id. */
export function toDerivedRow<C extends V1Customer>(
  raw: C,
  { campaignId, position, withoutCall, isUntried = false }: RowPlace,
  attempts: readonly CallAttempt[],
  reading: Reading,
): Row<C> {
  const last = attempts.at(-1);
  const isTold = last !== undefined || withoutCall === "pending" || isUntried;
  const overrides = object(raw?.assistantOverrides, reading, "assistantOverrides");
  return {
    provider: reading.provider,
    campaignId,
    id: rowIdOf(campaignId, position),
    idSource: "derived",
    position,
    contact: toContact(raw, reading),
    variables: object(overrides?.variableValues, reading, "assistantOverrides.variableValues") ?? {},
    status: last === undefined ? withoutCall : statusOf(last),
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

/** What no call for a row means. A campaign that is over, or in a state nobody knows, may have lost the record of one. */
export function statusWithoutCall(campaignStatus: CampaignStatus): RowStatus {
  if (campaignStatus === "cancelled" || campaignStatus === "stopping") return "cancelled";
  const isUnderWay = campaignStatus === "draft" || campaignStatus === "scheduled" || campaignStatus === "running";
  return isUnderWay ? "pending" : "unknown";
}

function statusOf(attempt: CallAttempt): RowStatus {
  if (attempt.status === "ended") return toRowStatus(attempt.end.category);
  if (attempt.status === "scheduled" || attempt.status === "queued") return "queued";
  return isLive(attempt) && attempt.status !== "unknown" ? "in_progress" : "unknown";
}
