import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { startDeadline, timeoutSignal } from "../src/adapter/timeout.ts";
import { ConfigurationError, NetworkError } from "../src/errors.ts";
import { createListing } from "../src/listing.ts";
import { answerJson, startServer, type TestServer } from "./support/start-server.ts";

const CONTEXT = { provider: "acme", operation: "listRows" };

/** Resolves with the reason once a signal has aborted. */
const abortOf = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => signal.addEventListener("abort", () => resolve(signal.reason)));

describe("a time limit", () => {
  it("aborts with the error that the caller shall see", async () => {
    const reason = await abortOf(timeoutSignal(5, CONTEXT));
    expect(reason).toBeInstanceOf(NetworkError);
    expect(reason).toMatchObject({
      message: "[acme] listRows: no answer within 5 ms",
      timedOut: true,
      delivery: "unknown",
    });
  });
});

describe("a deadline", () => {
  it("is the caller's own signal when no time is given, and none without either", () => {
    const { signal } = new AbortController();
    expect(startDeadline({ signal }, CONTEXT)).toBe(signal);
    expect(startDeadline({}, CONTEXT)).toBeUndefined();
  });

  it("still aborts with the caller's own reason", () => {
    const controller = new AbortController();
    const signal = startDeadline({ signal: controller.signal, timeoutMs: 60_000 }, CONTEXT);
    const reason = new Error("the user left");
    controller.abort(reason);
    expect(signal?.reason).toBe(reason);
  });

  it("is over at once for a caller who has already stopped", () => {
    const reason = new Error("the user left");
    const signal = startDeadline({ signal: AbortSignal.abort(reason), timeoutMs: 60_000 }, CONTEXT);
    expect(signal?.aborted).toBe(true);
    expect(signal?.reason).toBe(reason);
  });

  it("aborts when the time is up although the caller's signal is still quiet", async () => {
    const signal = startDeadline({ signal: new AbortController().signal, timeoutMs: 5 }, CONTEXT);
    if (signal === undefined) throw new Error("there is no deadline");
    expect(await abortOf(signal)).toMatchObject({ code: "network", timedOut: true });
  });
});

describe("a deadline over a whole call", () => {
  let server: TestServer;
  beforeEach(async () => {
    // Every page but the third is answered; the third never is.
    server = await startServer((request, response) => {
      if (request.url !== "/2") answerJson(response, { items: [request.url] });
    });
    // The first connection of a process is the slow one, and no test's time.
    await fetch(`${server.url}/warm-up`);
  });
  afterEach(() => server.stop());

  function listWithin(timeoutMs: number) {
    return createListing<string>({
      ...CONTEXT,
      cursor: undefined,
      keyOf: (item) => item,
      open() {
        const signal = startDeadline({ timeoutMs }, CONTEXT);
        return async (cursor = "0") => {
          const response = await fetch(`${server.url}/${cursor}`, signal === undefined ? {} : { signal });
          return { items: [await response.text()], cursor: String(Number(cursor) + 1) };
        };
      },
    });
  }

  it("covers all pages together: what was read in time is given, then the error", async () => {
    const given: string[] = [];
    const error = await thrownBy(async () => {
      for await (const item of listWithin(150)) given.push(item);
    });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ timedOut: true, message: "[acme] listRows: no answer within 150 ms" });
    expect(given).toHaveLength(2);
    expect(server.requests.map(({ url }) => url)).toEqual(["/warm-up", "/0", "/1", "/2"]);
  });

  it("begins with each iteration, not with the listing", async () => {
    const listing = listWithin(150);
    for (const _ of [1, 2]) {
      const items = listing[Symbol.asyncIterator]();
      expect((await items.next()).done).toBe(false);
      expect((await items.next()).done).toBe(false);
      expect(await thrownBy(() => items.next())).toMatchObject({ timedOut: true });
    }
  });
});

describe("a time that no timer can count", () => {
  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])(
    "is refused before anything is sent: %s",
    async (timeoutMs) => {
      const context = { provider: "acme", operation: "getCampaign" };
      const error = await thrownBy(() => startDeadline({ timeoutMs }, context));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({
        message: "[acme] getCampaign: timeoutMs: is not a whole number of milliseconds from 1 to 2147483647",
      });
    },
  );
});
