import { createRandom } from "../random.ts";
import { type Assistant, RETRY_CONFIG } from "./assistants.ts";
import { createLine } from "./line.ts";
import type { Attempt, Campaign, Contact, Order, Organisation, RetryConfig, Row } from "./state.ts";

/** What a campaign is made from; what is left out is nobody's or the usual. */
export interface CampaignMaking
  extends Pick<Campaign, "id" | "assistant" | "createdAt" | "name">,
    Partial<Pick<Campaign, "stats" | "status" | "scheduledAt" | "fromNumber" | "maxConcurrentCalls" | "retryConfig">> {
  readonly contacts: readonly Contact[];
}

/** A draft, unless it is told otherwise, that the organisation does not have yet. Its rows have no orders. */
export function makeCampaign({ seed }: Organisation, { contacts, ...making }: CampaignMaking): Campaign {
  return {
    stats: "counted",
    status: "draft",
    isCancelled: false,
    updatedAt: making.createdAt,
    scheduledAt: undefined,
    fromNumber: undefined,
    maxConcurrentCalls: undefined,
    retryConfig: undefined,
    start: undefined,
    startedBy: undefined,
    live: 0,
    open: contacts.length,
    line: createLine(),
    rows: contacts.map((contact, position): Row => {
      const id = createRandom(seed, "revox", making.id, "row", position).uuid();
      return { id, position, contact, order: undefined };
    }),
    ...making,
  };
}

/** Gives a row the order that it does not have yet. */
export function makeRowOrder(
  organisation: Organisation,
  campaign: Campaign,
  row: Row,
  making: Pick<Order, "createdAt"> & Partial<Pick<Order, "metadata">>,
): Order {
  const order = makeOrder({
    id: createRandom(organisation.seed, "revox", row.id, "order").uuid(),
    campaign,
    assistant: campaign.assistant,
    position: row.position,
    contact: row.contact,
    direction: "outbound",
    metadata: undefined,
    ...making,
  });
  row.order = order;
  organisation.orders.set(order.id, order);
  return order;
}

type OrderMaking = Pick<
  Order,
  "id" | "campaign" | "assistant" | "position" | "contact" | "direction" | "metadata" | "createdAt"
>;

export function makeOrder(making: OrderMaking): Order {
  return {
    ...making,
    status: "initializing",
    updatedAt: making.createdAt,
    isLaunched: false,
    isStopped: false,
    dueAt: undefined,
    planned: undefined,
    launchedBy: undefined,
    attempts: [],
  };
}

/** The next attempt of an order, which does not know yet how it will end. */
export function makeAttempt({ seed }: Organisation, order: Order, placedAt: number): Attempt {
  const { campaign, launchedBy, attempts } = order;
  const attempt: Attempt = {
    id: createRandom(seed, "revox", order.id, "attempt", attempts.length + 1).uuid(),
    order,
    placedAt,
    requestId: latest(launchedBy, campaign?.startedBy),
    status: "queued",
    startedAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
    ending: undefined,
  };
  attempts.push(attempt);
  return attempt;
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

export function retryConfigOf({ campaign, assistant }: Order): RetryConfig {
  return campaign?.retryConfig ?? assistant.call_retry_config ?? RETRY_CONFIG;
}

/** An organisation takes any id for an assistant's: nobody has to set one up before a campaign. */
export function assistantOf({ assistants, id: organizationId }: Organisation, id: string): Assistant {
  const known = assistants.get(id);
  if (known !== undefined) return known;
  const [example] = assistants.values();
  if (example === undefined) throw new Error("The organisation has no assistant");
  const assistant = { ...example, id, organization_id: organizationId };
  assistants.set(id, assistant);
  return assistant;
}
