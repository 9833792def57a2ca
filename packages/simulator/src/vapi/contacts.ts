import type { components } from "../generated/vapi/api.ts";
import { toInstant } from "../instant.ts";
import type { Query } from "../query.ts";
import { contactId } from "../v1/contact.ts";
import { NO_LINE } from "../v1/endings.ts";
import { addressOf } from "../v1/request.ts";
import type { Campaign, Row, RowState } from "../v1/state.ts";
import type { Open } from "../words.ts";
import { toFullPage } from "./listing.ts";

type Schemas = components["schemas"];
type ContactStatus = Schemas["ContactStatus"];
type Contact = Omit<Schemas["Contact"], "status"> & { status: Open<ContactStatus> };

/** One page of a campaign's rows, in the order of upload or by status. */
export function contactPage(campaign: Campaign, query: Query) {
  const statuses = query.list("status");
  const rows = campaign.rows.filter((row) => statuses.length === 0 || statuses.includes(contactStatus(row)));
  // Sorting keeps the order of upload among equals.
  if (query.text("sortBy") === "status") rows.sort((a, b) => compare(contactStatus(a), contactStatus(b)));
  const page = toFullPage(rows, query, (row) => toContact(campaign, row), 50);
  // A cursor is given out, though no operation takes one.
  const nextCursor = page.metadata.hasNextPage ? { nextCursor: page.results.at(-1)?.id } : {};
  return { ...page, metadata: { ...page.metadata, ...nextCursor } };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A row, as the second generation lists it: without what it came with. */
function toContact(campaign: Campaign, row: Row): Contact {
  const { call, customer, state } = row;
  const endedReason = state === "starved" ? NO_LINE : call?.ending?.reason;
  return {
    id: contactId(campaign, row),
    number: addressOf(customer),
    ...(customer.name !== undefined && { name: customer.name }),
    status: contactStatus(row),
    ...(call && { callId: call.id, dispatchedAt: toInstant(call.createdAt) }),
    ...(endedReason !== undefined && { endedReason }),
  };
}

const UNDIALLED = {
  waiting: "contact.pending",
  asking: "contact.pending",
  skipped: "contact.skipped",
  "predial-failed": "contact.predial-failed",
  late: "contact.skipped",
  starved: "contact.failed",
} as const satisfies Record<Exclude<RowState, "dialled">, ContactStatus>;

function contactStatus({ state, call, waitingWord }: Row): Open<ContactStatus> {
  if (state === "waiting" && waitingWord !== undefined) return waitingWord;
  if (state !== "dialled") return UNDIALLED[state];
  if (call?.ending === undefined) return "contact.dispatched";
  return call.ending.failed ? "contact.failed" : "contact.completed";
}

/** How many contacts stand where. A contact in no known state is counted nowhere. */
export function toCounts({ rows }: Campaign) {
  const counts = new Map<string, number>();
  for (const status of rows.map(contactStatus)) counts.set(status, (counts.get(status) ?? 0) + 1);
  const count = (status: ContactStatus) => counts.get(status) ?? 0;
  return {
    contactCounters: {
      pending: count("contact.pending"),
      dispatched: count("contact.dispatched"),
      completed: count("contact.completed"),
      failed: count("contact.failed"),
      skipped: count("contact.skipped"),
      predialFailed: count("contact.predial-failed"),
    },
    callMetrics: {
      dialed: rows.filter(({ call }) => call !== undefined).length,
      connected: rows.filter(spokeWithAPerson).length,
    },
  };
}

const MACHINES: readonly (string | undefined)[] = [undefined, "voicemail", "menu", "screening"];

function spokeWithAPerson({ call }: Row): boolean {
  return !MACHINES.includes(call?.ending?.talk);
}
