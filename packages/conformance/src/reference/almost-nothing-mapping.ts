/** What next to nothing says, in our shapes. Where a row stands is derived from its call. */
import {
  type AnsweredBy,
  type CallAttempt,
  type Campaign,
  type CampaignStatus,
  type Disposition,
  type EndCategory,
  isLive,
  type Row,
  type RowStatus,
  wasReached,
} from "@trunkline/core";
import { compact, instant, mustHaveId, object, type Reading, readName, text, word } from "@trunkline/core/adapter";
import type { BareCall, BareCampaign } from "./bare-wire.ts";

const CAMPAIGN_STATUS: Readonly<Record<string, CampaignStatus>> = {
  active: "running",
  planned: "scheduled",
  held: "paused",
  ending: "stopping",
  finished: "completed",
  stopped: "cancelled",
};

const ENDINGS: Readonly<Record<string, readonly [EndCategory, Disposition, AnsweredBy]>> = {
  callee_hangup: ["callee_hangup", "answered", "unknown"],
  agent_hangup: ["agent_hangup", "answered", "unknown"],
  transferred: ["transferred", "answered", "unknown"],
  platform_error: ["platform_error", "failed", "unknown"],
  silence_timeout: ["silence_timeout", "answered", "unknown"],
  voicemail: ["voicemail", "voicemail", "machine"],
  no_answer: ["no_answer", "no_answer", "nobody"],
  busy: ["busy", "busy", "nobody"],
  dial_failed: ["dial_failed", "unreachable", "nobody"],
  invalid_number: ["invalid_number", "invalid_number", "nobody"],
  capacity: ["capacity", "not_dialled", "nobody"],
};
const CATEGORY: Readonly<Record<string, EndCategory>> = Object.fromEntries(
  Object.entries(ENDINGS).map(([reason, [category]]) => [reason, category]),
);

export function toCampaign(raw: BareCampaign, reading: Reading): Campaign<BareCampaign> {
  const earliestAt = instant(raw.starts, reading, "starts");
  return {
    ...compact({
      provider: reading.provider,
      id: mustHaveId(raw.id, reading, "id"),
      ...readName(text(raw.name, reading, "name") ?? ""),
      status: word<CampaignStatus>(CAMPAIGN_STATUS, raw.state, "unknown", reading, "state"),
      providerStatus: text(raw.state, reading, "state") ?? "",
      createdAt: instant(raw.created, reading, "created"),
      updatedAt: instant(raw.changed, reading, "changed"),
      schedule: earliestAt === undefined ? undefined : { earliestAt },
      callers: [],
    }),
    raw,
  };
}

/** Where a contact stands in its list, and what is known of its call. */
interface Place {
  readonly position: number;
  readonly call: CallAttempt | undefined;
  readonly areAllTied: boolean;
}

/** A contact as a row: where it stands, only its call says. */
export function toRow(
  raw: BareCampaign["contacts"][number],
  { id: campaignId, status, provider }: Campaign,
  { position, call, areAllTied }: Place,
  reading: Reading,
): Row<BareCampaign["contacts"][number]> {
  const contact = object(raw, reading, "");
  const withoutCall = (areAllTied ? WITHOUT_CALL[status] : undefined) ?? "unknown";
  const isTold = call !== undefined || areAllTied;
  return {
    provider,
    campaignId,
    id: `${campaignId}:${position}`,
    idSource: "derived",
    position,
    contact: compact({
      phoneNumber: text(contact?.number, reading, "number"),
      name: text(contact?.name, reading, "name"),
    }),
    variables: {},
    status: call === undefined ? withoutCall : statusOf(call),
    reached: isTold ? wasReached(call === undefined ? [] : [call]) : null,
    attemptCount: isTold ? (call === undefined ? 0 : 1) : null,
    raw,
  };
}

/** Where somebody stands who has no call, by where the campaign does. */
const WITHOUT_CALL: Readonly<Partial<Record<CampaignStatus, RowStatus>>> = {
  scheduled: "pending",
  running: "pending",
  paused: "pending",
  stopping: "cancelled",
  cancelled: "cancelled",
};

function statusOf(call: CallAttempt): RowStatus {
  if (call.status !== "ended") return isLive(call) && call.status !== "unknown" ? "in_progress" : "unknown";
  if (call.end.category === "unknown") return "unknown";
  return call.disposition === "not_dialled" || call.disposition === "invalid_number" ? "failed" : "completed";
}

export function toAttempt(raw: BareCall & { readonly reason?: string }, reading: Reading): CallAttempt<BareCall> {
  const status = toStatus(raw.state, reading);
  const reason = text(raw.reason, reading, "reason");
  const category = word<EndCategory>(CATEGORY, reason, "unknown", reading, "reason");
  const [, disposition, answeredBy] = ENDINGS[category] ?? ["unknown", "unknown", "unknown"];
  const head = compact({
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    campaignId: text(raw.campaign, reading, "campaign"),
    phoneNumber: text(raw.number, reading, "number"),
    providerStatus: text(raw.state, reading, "state") ?? "",
    answeredBy: status === "ended" ? answeredBy : ("unknown" as const),
  });
  if (status !== "ended") return { ...head, raw, status };
  return {
    ...head,
    raw,
    status,
    disposition,
    end: compact({ category, by: "unknown" as const, providerReason: reason }),
  };
}

function toStatus(state: unknown, reading: Reading): "in_progress" | "ended" | "unknown" {
  return word<"in_progress" | "ended" | "unknown">(
    { open: "in_progress", done: "ended" },
    state,
    "unknown",
    reading,
    "state",
  );
}
