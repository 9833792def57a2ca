import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { TransportOptions } from "../src/adapter/transport.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";

const good = () => Response.json({ id: "c1" });

/** An adapter with one place at the limit, whose `fetch` is odd the first time. */
function acmeAfter(odd: () => unknown, more: TransportOptions = {}) {
  let count = 0;
  const clock = createHeldClock();
  const ended: unknown[] = [];
  const acme = createAcme({
    clock,
    baseUrl: "http://127.0.0.1",
    limits: { maxConcurrent: 1 },
    retry: { maxTries: 1 },
    onResponse: (event) => ended.push(event),
    // As a `fetch` without types might: whatever comes of it.
    fetch: (...given) => (count++ === 0 ? Reflect.apply(odd, undefined, given) : Promise.resolve(good())),
    ...more,
  });
  return { ...acme, clock, ended };
}

const oddError = (changes: object) =>
  Object.defineProperties(new Error("odd"), Object.getOwnPropertyDescriptors(changes));

describe("a fetch that is odd is no end of anything", () => {
  it.each<readonly [string, () => unknown]>([
    ["gives nothing", () => undefined],
    ["gives null", () => null],
    ["gives a text", () => "ok"],
    ["gives no headers", () => Promise.resolve({ ok: true, status: 200, text: async () => "{}" })],
    ["gives plain headers", () => Promise.resolve({ ok: false, status: 500, headers: {}, text: async () => "{}" })],
    ["gives a frozen failure", () => Promise.resolve(Object.freeze(new Response("no", { status: 500 })))],
    [
      "throws at once",
      () => {
        throw new Error("at once");
      },
    ],
    ["throws an error whose message is none", () => Promise.reject(oddError({ message: 7 }))],
    ["throws an error whose stack is none", () => Promise.reject(oddError({ stack: [1, 2] }))],
    ["throws an error whose name is none", () => Promise.reject(oddError({ name: Symbol("odd") }))],
    ["throws nothing", () => Promise.reject(undefined)],
  ])("that %s", async (_case, odd) => {
    const { createCampaign, getCampaign, ended } = acmeAfter(odd);
    expect(await thrownBy(() => createCampaign())).toMatchObject({ delivery: "unknown", tries: 1 });
    expect(ended).toHaveLength(1);
    // Its place at the limit is free again.
    expect(await getCampaign()).toEqual({ id: "c1" });
  });

  it("that does not listen to its signal is waited for no longer than any other", async () => {
    const { createCampaign, getCampaign, clock } = acmeAfter(() => new Promise(() => {}));
    const failed = thrownBy(() => createCampaign());
    await new Promise((settled) => setImmediate(settled));
    clock.runOut();
    expect(await failed).toMatchObject({ timedOut: true, delivery: "unknown" });
    expect(await getCampaign()).toEqual({ id: "c1" });
  });

  it("whose body never comes is waited for no longer than any other", async () => {
    const endless = { ok: true, status: 200, headers: new Headers(), text: () => new Promise(() => {}) };
    const { createCampaign, clock } = acmeAfter(() => Promise.resolve(endless));
    const failed = thrownBy(() => createCampaign());
    await new Promise((settled) => setImmediate(settled));
    clock.runOut();
    expect(await failed).toMatchObject({ timedOut: true, delivery: "accepted" });
  });

  it("is called as nobody's method", async () => {
    const callers: unknown[] = [];
    function bound(this: unknown) {
      callers.push(this);
      return Promise.resolve(good());
    }
    await createAcme({ baseUrl: "http://127.0.0.1", fetch: bound }).getCampaign();
    expect(callers).toEqual([undefined]);
  });

  it("is not called once the caller has stopped, not even as it was about to be", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let calls = 0;
    const acme = createAcme({
      baseUrl: "http://127.0.0.1",
      onRequest: () => controller.abort(reason),
      fetch: () => Promise.resolve(calls++ === 0 ? good() : good()),
    });
    expect(await thrownBy(() => acme.createCampaign({}, { signal: controller.signal }))).toBe(reason);
    expect(calls).toBe(0);
  });

  it("that gives one and the same answer again and again is read each time", async () => {
    const one = good();
    const acme = createAcme({ baseUrl: "http://127.0.0.1", fetch: () => Promise.resolve(one) });
    for (let count = 0; count < 20; count++) expect(await acme.getCampaign()).toEqual({ id: "c1" });
  });
});

it("a long text of a request that a refusal repeats goes as a whole, however long", async () => {
  const notes = "Herr Wunderlich möchte nicht mehr angerufen werden. ".repeat(2_000);
  const fetch = () => Promise.resolve(Response.json({ message: `too long: ${notes}` }, { status: 400 }));
  const error = await thrownBy(() => createAcme({ baseUrl: "http://127.0.0.1", fetch }).createCampaign({ notes }));
  expect(error).toMatchObject({ code: "api", kind: "invalid" });
  expect(inspect(error)).not.toContain("Wunderlich");
});
