import { toCalleeZone } from "./callee-zone.ts";
import { type CallingRule, nextAllowed, nextAttempt, toCallingRule } from "./calling-windows.ts";
import { type Ending, isWorthAnother } from "./endings.ts";
import { retryConfigOf } from "./making.ts";
import type { Attempt, Order, RetryConfig } from "./state.ts";

/** The first moment from `at` on at which an order may be called by its plan; undefined if there never is one. */
export function callableFrom(order: Order, at: number): number | undefined {
  return nextAllowed(ruleOf(order), zoneOf(order), at);
}

/** Whether another attempt follows one that ended like this. */
export function mayRetry(order: Order, ending: Ending): boolean {
  return isWorthAnother(ending) && !order.isStopped && !isExhausted(order);
}

/** Whether it has had all the attempts that it may have, the first one included. */
export function isExhausted(order: Order): boolean {
  return order.attempts.length >= Math.max(1, Math.floor(retryConfigOf(order).max_retry_attempts));
}

/** When the attempt after one that is over is due; undefined if never. */
export function retryAt({ order, placedAt, endedAt = placedAt }: Attempt): number | undefined {
  const isSecondAtOnce = order.attempts.length === 1 && retryConfigOf(order).call_twice_in_a_row;
  if (isSecondAtOnce) return callableFrom(order, endedAt);
  return nextAttempt(ruleOf(order), zoneOf(order), placedAt, endedAt);
}

/** What has had its last attempt was done with, had something break, or was called off before its time. */
export function fateOf(order: Order, ending: Ending): "completed" | "cancelled" | "errored" {
  if (ending.status === "error") return "errored";
  return order.isStopped && isWorthAnother(ending) && !isExhausted(order) ? "cancelled" : "completed";
}

const rules = new WeakMap<RetryConfig, CallingRule>();

function ruleOf(order: Order): CallingRule {
  const config = retryConfigOf(order);
  const rule = rules.get(config) ?? toCallingRule(config);
  rules.set(config, rule);
  return rule;
}

function zoneOf(order: Order): string {
  return retryConfigOf(order).timezone ?? toCalleeZone(order.contact.phoneNumber);
}
