import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { TransportOptions } from "../src/adapter/transport.ts";
import { ConfigurationError, NetworkError } from "../src/errors.ts";
import { createListing } from "../src/listing.ts";
import { createAcme, getJson } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

/** An adapter whose every answer takes `passMs`, and whose tries run out of time where no answer comes, or not the whole. */
async function acmeOver(steps: readonly Step[], options: TransportOptions = {}, passMs = 0) {
  const server = await startScripted(...steps);
  const clock = createHeldClock();
  const timers: number[] = [];
  let count = 0;
  const through: typeof fetch = async (input, init) => {
    timers.push(clock.running());
    const step = steps[Math.min(count++, steps.length - 1)];
    const asked = fetch(input, init);
    if (step === "silent") void until(() => server.requests.length === count).then(clock.runOut);
    else if (step === "stalled") void asked.then(() => setImmediate(clock.runOut));
    else clock.pass(passMs);
    return asked;
  };
  const retry = { baseDelayMs: 2_000, random: () => 0.999 };
  return { ...createAcme({ baseUrl: server.url, clock, fetch: through, retry, ...options }), clock, server, timers };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

describe("the time of one try", () => {
  it.each([
    ["no answer comes", "silent", "unknown"],
    ["the answer stops in the middle", "stalled", "accepted"],
  ] as const)("is bounded, and a read tried again, when %s", async (_case, step, delivery) => {
    const { getCampaign, server } = await acmeOver([step], { requestTimeoutMs: 40 });
    const error = await thrownBy(() => getCampaign());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      message: "[acme] getCampaign: no whole answer within 40 ms",
      timedOut: true,
      delivery,
      tries: 4,
      retryable: true,
    });
    expect(server.requests).toHaveLength(4);
  });

  it("starts anew with each", async () => {
    const { getCampaign, server } = await acmeOver(["silent", "stalled", 200], { requestTimeoutMs: 40 });
    expect(await getCampaign()).toEqual({ id: "c1" });
    expect(server.requests).toHaveLength(3);
  });

  it.each(["silent", "stalled"] as const)("ends what may make phones ring for good: %s", async (step) => {
    const { createCampaign, server } = await acmeOver([step], { requestTimeoutMs: 40 });
    const error = await thrownBy(() => createCampaign());
    expect(error).toMatchObject({ timedOut: true, tries: 1, retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  it("is a minute unless the options say otherwise", async () => {
    const { createCampaign } = await acmeOver(["silent"]);
    expect(await thrownBy(() => createCampaign())).toMatchObject({ detail: "no whole answer within 60000 ms" });
  });

  it("is not bounded when it is 0", async () => {
    const { getCampaign, timers } = await acmeOver([200], { requestTimeoutMs: 0 });
    expect(await getCampaign()).toEqual({ id: "c1" });
    expect(timers).toEqual([0]);
  });

  it("leaves no timer behind", async () => {
    const { getCampaign, clock } = await acmeOver(["closed", 503, "silent", 200]);
    await getCampaign();
    expect(clock.running()).toBe(0);
  });

  it("of a refusal whose text does not come is no loss: its status is enough", async () => {
    const clock = createHeldClock();
    const refuse: typeof fetch = async (_, init) => {
      const { signal } = new Request("http://x", init);
      const body = new ReadableStream({
        start(controller) {
          signal.addEventListener("abort", () => controller.error(signal.reason));
          setImmediate(clock.runOut);
        },
      });
      return new Response(body, { status: 422 });
    };
    const error = await thrownBy(() => createAcme({ clock, fetch: refuse }).getCampaign());
    expect(error).toMatchObject({ status: 422, tries: 1, providerMessage: undefined });
  });
});

describe("the deadline of a call", () => {
  it("runs over its tries and what is waited for between them", async () => {
    const { getCampaign, clock, server } = await acmeOver([503], {}, 1_000);
    const error = await thrownBy(() => getCampaign("c1", { timeoutMs: 7_000 }));
    // 1 s, wait 2 s, 1 s: to wait 4 s more would be too late.
    expect(error).toMatchObject({ status: 503, tries: 2, retryable: true });
    expect(clock.slept).toEqual([1_998]);
    expect(server.requests).toHaveLength(2);
  });

  it("that a wait asked for would pass is an error at once, which says when", async () => {
    const busy = { status: 429, headers: { "retry-after": "10" } };
    const { getCampaign, clock } = await acmeOver([busy]);
    const retryAt = new Date(clock.now() + 10_000).toISOString();
    const error = await thrownBy(() => getCampaign("c1", { timeoutMs: 10_000 }));
    expect(error).toMatchObject({ status: 429, tries: 1, retryable: true, retryAt });
    expect(clock.slept).toEqual([]);
  });

  it.each(["silent", "stalled"] as const)("ends a try that is under way: %s", async (step) => {
    const { getCampaign, clock } = await acmeOver([503, step]);
    const error = await thrownBy(() => getCampaign("c1", { timeoutMs: 5_000 }));
    expect(error).toMatchObject({ detail: "no whole answer within 5000 ms", timedOut: true, tries: 2 });
    expect(clock.running()).toBe(0);
  });

  it("that comes while it waits for its turn is a request never sent", async () => {
    const limits = { maxConcurrent: 1 };
    const { getCampaign, clock, server } = await acmeOver(["silent"], { limits, fetch });
    const controller = new AbortController();
    const first = thrownBy(() => getCampaign("first", { signal: controller.signal }));
    await server.firstRequest;
    const second = thrownBy(() => getCampaign("second", { timeoutMs: 5_000 }));
    await until(() => clock.running() === 2);
    clock.runOut();
    expect(await second).toMatchObject({
      message: "[acme] getCampaign: had no turn within 5000 ms",
      delivery: "not_sent",
      timedOut: true,
      retryable: true,
      tries: 0,
    });
    controller.abort();
    await first;
    expect(server.requests.map(({ url }) => url)).toEqual(["/campaign/first"]);
    expect(clock.running()).toBe(0);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31])("that no timer can count is refused: %d", async (timeoutMs) => {
    const { getCampaign, server } = await acmeOver([200]);
    const error = await thrownBy(() => getCampaign("c1", { timeoutMs }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ operation: "getCampaign", findings: [{ field: "timeoutMs" }] });
    expect(server.requests).toEqual([]);
  });
});

describe("the deadline of a listing", () => {
  async function listing(timeoutMs: number) {
    // Every page takes a second.
    const acme = await acmeOver([200], {}, 1_000);
    const items = createListing<string>({
      asker: acme.asker,
      operation: "listCampaigns",
      options: { timeoutMs },
      cursor: undefined,
      keyOf: (item) => item,
      open:
        (asking) =>
        async (cursor = "0") => {
          await acme.asker.ask(asking, (fetch) => getJson(fetch, `${acme.server.url}/campaign/${cursor}`));
          return { items: [cursor], cursor: String(Number(cursor) + 1) };
        },
    });
    return { ...acme, items };
  }

  it("covers all pages together: what was read in time is given, then the error", async () => {
    const { items, server } = await listing(2_500);
    const given: string[] = [];
    const error = await thrownBy(async () => {
      for await (const item of items) given.push(item);
    });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ timedOut: true, operation: "listCampaigns", delivery: "not_sent" });
    expect(given).toEqual(["0", "1", "2"]);
    expect(server.requests).toHaveLength(3);
  });

  it("begins with each iteration, not with the listing, and counts what the reader takes", async () => {
    const { items, clock } = await listing(2_500);
    for (const _ of [1, 2]) {
      clock.pass(10_000);
      const iterator = items[Symbol.asyncIterator]();
      expect(await iterator.next()).toMatchObject({ value: "0" });
      clock.pass(10_000);
      expect(await thrownBy(() => iterator.next())).toMatchObject({ timedOut: true });
    }
  });
});
