import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Exchange } from "./exchange.ts";

/** Fails when an error tells a key or the number of anybody on a campaign's list, in any way of printing it. */
export function assertTellsNobody(error: unknown, exchange: Exchange, ...keys: readonly string[]): void {
  const told = printed(error);
  for (const key of [exchange.apiKey, ...keys]) assert.ok(!told.includes(key), "an error tells the key");
  const digits = told.replace(/[^\d\n]+/g, " ");
  for (const number of numbersOf(exchange)) {
    assert.ok(!told.includes(number) && !digits.includes(number.slice(1)), "an error tells a phone number");
  }
}

/** Everything that printing, logging or storing an error shows. */
function printed(error: unknown): string {
  const parts = [String(error), inspect(error, { depth: 10 }), JSON.stringify(error) ?? ""];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    parts.push(cause.message, cause.stack ?? "", JSON.stringify(cause) ?? "");
  }
  return parts.join("\n");
}

function numbersOf({ campaigns }: Exchange): ReadonlySet<string> {
  return new Set(campaigns.flatMap(({ rows }) => rows.map(({ phoneNumber }) => phoneNumber)));
}
