/** Second-generation contacts in our shape. */
import type { Contact, Row, RowStatus } from "@trunkline/core";
import { type Draft, inspect, mustHaveId, type Reading, text, word } from "@trunkline/core/adapter";
import { contactShape } from "./generated/shapes.ts";
import { NEVER_DIALLED, ROW_STATUS } from "./statuses.ts";
import { toAnsweredBy, toDisposition, toEnd } from "./v1/end-reasons.ts";
import type { VapiContact } from "./wire.ts";

/** A contact as a row. What it was uploaded with, external id and variables, does not come back. */
export function toRow(raw: VapiContact, campaignId: string, position: number, reading: Reading): Row<VapiContact> {
  inspect(raw, contactShape, reading);
  const providerStatus = text(raw.status, reading, "status");
  const endedReason = text(raw.endedReason, reading, "endedReason");
  const callId = text(raw.callId, reading, "callId");
  const isUntried = callId === undefined && providerStatus !== undefined && NEVER_DIALLED.has(providerStatus);
  const row: Draft<Row<VapiContact>> = {
    provider: reading.provider,
    campaignId,
    id: mustHaveId(raw.id, reading, "id"),
    idSource: "provider",
    position,
    contact: toContact(raw, reading),
    variables: {},
    status: word<RowStatus>(ROW_STATUS, raw.status, "unknown", reading, "status"),
    reached: isUntried ? false : wasReachedBy(endedReason),
    attemptCount: isUntried ? 0 : callId === undefined ? null : 1,
    raw,
  };
  if (providerStatus !== undefined) row.providerStatus = providerStatus;
  return row;
}

function toContact(raw: VapiContact, reading: Reading): Contact {
  const contact: Draft<Contact> = {};
  const phoneNumber = text(raw.number, reading, "number");
  const name = text(raw.name, reading, "name");
  if (phoneNumber !== undefined) contact.phoneNumber = phoneNumber;
  if (name !== undefined) contact.name = name;
  return contact;
}

/** From why the one call ended: machines and dead lines are told apart, people are not. */
function wasReachedBy(endedReason: string | undefined): boolean | null {
  if (endedReason === undefined) return null;
  return toAnsweredBy(toDisposition(toEnd(endedReason))) === "unknown" ? null : false;
}
