import { fictionalNumber, type Person, personAt } from "../fiction/people.ts";
import type { components } from "../generated/revox/api.ts";
import { DAY, HOUR, MINUTE, toInstant } from "../instant.ts";
import { createRandom, itemAt } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { type Assistant, createAssistants, RETRY_CONFIG } from "./assistants.ts";
import { type Order, type PlacedAttempt, toOrder } from "./orders.ts";
import {
  type CampaignScript,
  type CampaignStatus,
  createPlanner,
  FILLER,
  type Planner,
  rowRandom,
  scripts,
} from "./plan.ts";

type Schemas = components["schemas"];
export type Campaign = Omit<Schemas["Campaign"], "status"> & { status: CampaignStatus };
export type Row = Omit<Schemas["Row"], "call"> & { call?: Order | null };

/** Everything that one organisation has. */
export interface World {
  readonly campaigns: readonly { readonly campaign: Campaign; readonly rows: readonly Row[] }[];
  readonly orders: ReadonlyMap<string, Order>;
  /** Newest first. */
  readonly attempts: readonly PlacedAttempt[];
}

interface Setting {
  readonly options: WorldOptions;
  readonly organizationId: string;
  readonly assistants: readonly Assistant[];
  readonly planner: Planner;
  /** Takes note of what was made. */
  readonly keep: (made: { readonly order: Order; readonly attempts: readonly PlacedAttempt[] }) => Order;
}

/** Grows an organisation. */
export function createWorld(options: WorldOptions): World {
  const organizationId = createRandom(options.seed, "revox", "organisation").uuid();
  const orders = new Map<string, Order>();
  const attempts: PlacedAttempt[] = [];
  const setting: Setting = {
    options,
    organizationId,
    assistants: createAssistants(options, organizationId),
    planner: createPlanner(options),
    keep: (made) => {
      orders.set(made.order.id, made.order);
      for (const attempt of made.attempts) attempts.push(attempt);
      return made.order;
    },
  };
  const fixed = scripts(options.oddities);
  const campaigns = Array.from({ length: options.campaigns }, (_, index) =>
    createCampaign(setting, fixed[index] ?? itemAt(FILLER, index - fixed.length), index),
  );
  for (let index = 0; index < 20; index++) createDirectOrder(setting, index);
  attempts.sort((a, b) => b.placedAt - a.placedAt || (a.attempt.id < b.attempt.id ? -1 : 1));
  return { campaigns, orders, attempts };
}

function createCampaign(setting: Setting, script: CampaignScript, index: number) {
  const { options, organizationId, assistants } = setting;
  const { seed, now, rows: most } = options;
  const random = createRandom(seed, "revox", "campaign", index);
  const id = random.uuid();
  const createdAt = now - 2 * DAY - index * 30 * HOUR - random.integer(0, index === 0 ? 0 : 8 * HOUR);
  const size = index === 0 ? most : Math.min(most, random.integer(3, 40));
  const assistant = itemAt(assistants, index);
  const reference = { id, name: `Check-ups ${index + 1}` };
  // Retries come two hours apart, three attempts in all: the last of them has to be over by now.
  const span = Math.min(size * 5 * MINUTE, now - createdAt - 5 * HOUR);
  const rows = Array.from({ length: size }, (_, position): Row => {
    const person = toPerson(setting, id, position, index);
    const variables = toVariables(person, `crm-${index + 1}-${position + 1}`);
    const own = rowRandom(seed, id, position);
    const row = { id: own.uuid(), row_index: position, phone_number: person.number, input_data: variables };
    const plan = setting.planner.order(script, position, size, own);
    // Nobody said which of the two a row shows that has no order yet.
    if (plan === undefined) return position % 2 === 0 ? row : { ...row, call: null };
    const common = { plan, person, variables, organizationId, assistant, now, campaign: reference };
    const begun = createdAt + MINUTE + Math.floor((position / size) * span);
    const made = toOrder(
      { ...common, begun, fromNumber: fictionalNumber(90), direction: "outbound", metadata: toMetadata(position) },
      own,
    );
    return { ...row, call: setting.keep(made) };
  });
  const scheduledAt = script.scheduled ? toInstant(now + random.integer(1, 5) * DAY) : null;
  const campaign: Campaign = {
    ...reference,
    assistant_id: assistant.id,
    assistant,
    organization_id: organizationId,
    status: script.status,
    is_cancelled: script.cancelled === true,
    created_at: toInstant(createdAt),
    updated_at: toInstant(toLastChange(script, createdAt, createdAt + span, now)),
    scheduled_at: scheduledAt,
    from_phone_number: fictionalNumber(90),
    max_concurrent_calls: index % 3 === 2 ? null : 10,
    call_retry_config: index % 3 === 1 ? null : RETRY_CONFIG,
    ...(!script.withoutStats && { row_stats: toStats(rows) }),
  };
  return { campaign, rows };
}

function toLastChange(script: CampaignScript, createdAt: number, lastPlaced: number, now: number): number {
  if (script.progress === "not begun") return createdAt;
  return script.live > 0 ? now : lastPlaced + 5 * HOUR;
}

/** Calls that were asked for one by one; the first of them came in from outside. */
function createDirectOrder({ options, organizationId, assistants, planner, keep }: Setting, index: number): void {
  const random = createRandom(options.seed, "revox", "direct", index);
  const person = personAt(options.seed, "revox direct", index);
  const begun = options.now - DAY - random.integer(0, 10 * DAY);
  const made = toOrder(
    {
      plan: planner.finished(random),
      person,
      variables: toVariables(person, `direct-${index + 1}`),
      organizationId,
      assistant: itemAt(assistants, index),
      campaign: null,
      fromNumber: fictionalNumber(90),
      direction: index === 0 ? "inbound" : "outbound",
      metadata: toMetadata(index),
      begun,
      now: options.now,
    },
    random,
  );
  keep(made);
}

/** Two rows of the largest campaign have one number: what is told apart by number alone, is not. */
function toPerson({ options: { seed } }: Setting, campaignId: string, position: number, index: number): Person {
  const person = personAt(seed, campaignId, position);
  return index === 0 && position === 5 ? { ...person, number: personAt(seed, campaignId, 4).number } : person;
}

function toVariables({ firstName, name, email, city }: Person, externalId: string): Record<string, string> {
  return { first_name: firstName, name, email, city, external_id: externalId };
}

function toMetadata(position: number): Record<string, string> | null {
  return position % 5 === 4 ? null : { source: "crm", batch: String(Math.floor(position / 50) + 1) };
}

type Stats = Schemas["RowStats"];

/** How many rows stand where. A status that nobody knows is counted as pending. */
function toStats(rows: readonly Row[]): Stats {
  const stats: Stats = {
    calling: 0,
    completed: 0,
    failed: 0,
    not_launched: 0,
    pending: 0,
    retry: 0,
    skipped: 0,
    total: rows.length,
  };
  for (const { call } of rows) stats[toBucket(call)]++;
  return stats;
}

function toBucket(call: Order | null | undefined): Exclude<keyof Stats, "total"> {
  switch (call?.status) {
    case undefined:
      return "not_launched";
    case "calling":
      return "calling";
    case "completed":
      return "completed";
    case "errored":
      return "failed";
    case "cancelled":
      return "skipped";
    case "scheduled":
      return call && call.calls_count > 0 ? "retry" : "pending";
    default:
      return "pending";
  }
}
