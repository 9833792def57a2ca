import { type Person, personAt } from "../fiction/people.ts";
import { DAY, HOUR, SECOND } from "../instant.ts";
import { createRandom, itemAt, type Random } from "../random.ts";
import { conversationOf } from "./conversations.ts";
import { makeAttempt, makeOrder } from "./making.ts";
import type { Operating } from "./operating.ts";
import type { AttemptOutline, OrderOutline, Planner } from "./outline.ts";
import type { Attempt, Contact, Order } from "./state.ts";

/** What is needed to tell what happened before the beginning, which is `now`. */
export interface Telling extends Operating {
  readonly planner: Planner;
  readonly now: number;
}

interface OrderTelling {
  readonly plan: OrderOutline;
  /** When the first attempt was placed, or would have been. */
  readonly begun: number;
  readonly random: Random;
}

/** Gives an order the status and the attempts that it had at the beginning. */
export function tellOrder(telling: Telling, order: Order, { plan, begun, random }: OrderTelling): void {
  order.status = plan.status;
  order.isLaunched = true;
  plan.attempts.forEach((outline, index) => {
    const placedAt = "live" in outline ? telling.now - random.integer(10, 300) * SECOND : begun + index * 2 * HOUR;
    tellAttempt(telling, makeAttempt(telling.organisation, order, placedAt), outline, random);
  });
  const last = order.attempts.at(-1);
  if (last) order.updatedAt = last.endedAt ?? last.answeredAt ?? last.placedAt;
  if (plan.status === "scheduled") order.dueAt = telling.now + HOUR;
}

function tellAttempt({ organisation }: Telling, attempt: Attempt, outline: AttemptOutline, random: Random): void {
  const { placedAt } = attempt;
  organisation.attempts.push(attempt);
  if ("live" in outline) {
    attempt.status = outline.live;
    attempt.startedAt = outline.live === "queued" ? undefined : placedAt;
    attempt.answeredAt = outline.live === "ongoing" ? placedAt + 8 * SECOND : undefined;
    return;
  }
  const { ending } = outline;
  attempt.ending = ending;
  attempt.status = ending.status;
  const answeredAt = placedAt + random.integer(4, 30) * SECOND;
  const conversation = conversationOf(organisation, attempt);
  attempt.startedAt = placedAt;
  attempt.answeredAt = conversation && answeredAt;
  attempt.endedAt = answeredAt + (ending.seconds ?? conversation?.seconds ?? 0) * SECOND;
}

/** Calls that were asked for one by one; the first of them came in from outside. */
export function tellDirectOrder(telling: Telling, index: number): void {
  const { setting, organisation, now, planner } = telling;
  const random = createRandom(setting.seed, "revox", "direct", index);
  const begun = now - DAY - random.integer(0, 10 * DAY);
  const order = makeOrder({
    id: random.uuid(),
    campaign: undefined,
    assistant: itemAt([...organisation.assistants.values()], index),
    position: index,
    contact: toContact(personAt(setting.seed, "revox direct", index), `direct-${index + 1}`),
    direction: index === 0 ? "inbound" : "outbound",
    metadata: toMetadata(index),
    createdAt: begun - SECOND,
  });
  organisation.orders.set(order.id, order);
  tellOrder(telling, order, { plan: planner.finished(random), begun, random });
}

export function toContact({ firstName, name, email, city, number }: Person, externalId: string): Contact {
  return {
    phoneNumber: number,
    variables: { first_name: firstName, name, email, city, external_id: externalId },
  };
}

export function toMetadata(position: number): Record<string, string> | undefined {
  return position % 5 === 4 ? undefined : { source: "crm", batch: String(Math.floor(position / 50) + 1) };
}
