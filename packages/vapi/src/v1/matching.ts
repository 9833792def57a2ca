/** Which calls were made for which customers: nothing but what a call repeats of its customer says so. */
import type { CallAttempt } from "@trunkline/core";
import { instant, type Reading } from "@trunkline/core/adapter";
import type { V1Call, V1Customer } from "./wire.ts";

export interface MatchedCalls<K extends V1Call> {
  /** By position of the customer, oldest first. */
  readonly byPosition: readonly (readonly CallAttempt<K>[])[];
  /** Calls that could be tied to no customer: one of them may have been made for any customer without a call. */
  readonly untied: readonly CallAttempt<K>[];
  /**
   * By position, whether none of the calls can have been for that customer: calls on the same line are told apart only where
   * both have external ids.
   */
  readonly isApart: readonly boolean[];
}

type KeyOf = (customer: V1Customer | null | undefined) => string | undefined;

/** The line that was dialled, however its number is written. */
const lineOf: KeyOf = (customer) => {
  const number = typeof customer?.number === "string" ? customer.number.replace(/\D/g, "") : "";
  const line = number || customer?.sipUri;
  return line ? `${line} ${customer?.extension ?? ""}` : undefined;
};

const externalIdOf: KeyOf = (customer) => (customer?.externalId ? String(customer.externalId) : undefined);

const lineAndExternalIdOf: KeyOf = (customer) => {
  const [line, externalId] = [lineOf(customer), externalIdOf(customer)];
  return line === undefined || externalId === undefined ? undefined : `${line} ${externalId}`;
};

/**
 * Ties each call to a customer without one: by line and external id, then by line alone, then by external id alone; of
 * several that fit, to the first. Calls beyond that go to the last customer of their line, so that none is lost.
 */
export function matchCalls<K extends V1Call>(
  customers: readonly V1Customer[],
  calls: readonly CallAttempt<K>[],
  reading: Reading,
): MatchedCalls<K> {
  const order = new Map(sortByCreation(calls, reading).map((call, index) => [call, index]));
  const byPosition: CallAttempt<K>[][] = customers.map(() => []);
  let untied = [...order.keys()];

  for (const keyOf of [lineAndExternalIdOf, lineOf, externalIdOf]) {
    const free = new Map<string, number[]>();
    for (const [position, customer] of customers.entries()) {
      const key = keyOf(customer);
      if (key !== undefined && byPosition[position]?.length === 0) free.set(key, [...(free.get(key) ?? []), position]);
    }
    untied = untied.filter((call) => {
      const position = free.get(keyOf(call.raw.customer) ?? "")?.shift();
      if (position !== undefined) byPosition[position]?.push(call);
      return position === undefined;
    });
  }

  const lastOfLine = new Map(customers.map((customer, position) => [lineOf(customer), position]));
  untied = untied.filter((call) => {
    const line = lineOf(call.raw.customer);
    const position = line === undefined ? undefined : lastOfLine.get(line);
    if (position !== undefined) byPosition[position]?.push(call);
    return position === undefined;
  });

  for (const own of byPosition) own.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { byPosition, untied, isApart: customers.map(apartFrom(calls)) };
}

/** Tells customers whom no call can have been for. */
function apartFrom(calls: readonly CallAttempt<V1Call>[]): (customer: V1Customer) => boolean {
  const externalIds = new Set<string>();
  const lines = new Set<string>();
  const linesOfNobody = new Set<string>();
  for (const { raw } of calls) {
    const [line, externalId] = [lineOf(raw.customer), externalIdOf(raw.customer)];
    if (externalId !== undefined) externalIds.add(externalId);
    if (line !== undefined) lines.add(line);
    if (line !== undefined && externalId === undefined) linesOfNobody.add(line);
  }
  return (customer) => {
    const [line, externalId] = [lineOf(customer), externalIdOf(customer)];
    if (externalId !== undefined && externalIds.has(externalId)) return false;
    return line !== undefined && !(externalId === undefined ? lines : linesOfNobody).has(line);
  };
}

/** Oldest first; those of one moment, or of none, keep their place. */
function sortByCreation<K extends V1Call>(calls: readonly CallAttempt<K>[], reading: Reading): CallAttempt<K>[] {
  const moments = new Map(calls.map((call) => [call, instant(call.raw.createdAt, reading, "createdAt") ?? ""]));
  const momentOf = (call: CallAttempt<K>) => moments.get(call) ?? "";
  return [...calls].sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0));
}
