import { type Asker, createAsker } from "../../src/adapter/ask.ts";
import { SYSTEM_CLOCK } from "../../src/clock.ts";

/** Calls of an adapter that sends nothing. */
export function createQuietAsker(provider: string): Asker {
  let count = 0;
  return createAsker({
    provider,
    hooks: {},
    clock: SYSTEM_CLOCK,
    account: () => "account",
    nextId: () => String(++count),
    ready: async () => {},
    send: () => Promise.reject(new Error("sends nothing")),
    again: async () => undefined,
  });
}
