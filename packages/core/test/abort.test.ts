import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { SYSTEM_CLOCK } from "../src/clock.ts";
import type { ResponseEvent } from "../src/hooks.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { startScripted } from "./support/scripted-server.ts";

const reason = new Error("the user left");

describe("an abort by the caller", () => {
  it("passes through with its own reason while no answer comes, and nothing is sent again", async () => {
    const { url, requests, firstRequest } = await startScripted("silent");
    const clock = createHeldClock();
    const controller = new AbortController();
    const { getCampaign } = createAcme({ baseUrl: url, clock });
    const thrown = thrownBy(() => getCampaign("c1", { signal: controller.signal, timeoutMs: 5_000 }));
    await firstRequest;
    controller.abort(reason);
    expect(await thrown).toBe(reason);
    expect([requests.length, clock.slept.length, clock.running()]).toEqual([1, 0, 0]);
  });

  it("passes through while the answer comes", async () => {
    const { url, requests } = await startScripted("stalled");
    const clock = createHeldClock();
    const controller = new AbortController();
    const through: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      void setImmediate().then(() => controller.abort(reason));
      return answer;
    };
    const { getCampaign } = createAcme({ baseUrl: url, clock, fetch: through });
    expect(await thrownBy(() => getCampaign("c1", { signal: controller.signal }))).toBe(reason);
    expect([requests.length, clock.running()]).toEqual([1, 0]);
  });

  it("passes through while a refusal's text comes", async () => {
    const controller = new AbortController();
    const refuse: typeof fetch = async (_, init) => {
      const { signal } = new Request("http://x", init);
      const body = new ReadableStream({
        start: (stream) => signal.addEventListener("abort", () => stream.error(signal.reason)),
      });
      void setImmediate().then(() => controller.abort(reason));
      return new Response(body, { status: 422 });
    };
    const { getCampaign } = createAcme({ clock: createHeldClock(), fetch: refuse });
    expect(await thrownBy(() => getCampaign("c1", { signal: controller.signal }))).toBe(reason);
  });

  it("passes through between two tries at once, and nothing is sent after it", async () => {
    const { url, requests } = await startScripted(503);
    let asleep = 0;
    const clock = {
      ...SYSTEM_CLOCK,
      sleep: (milliseconds: number, signal?: AbortSignal) => {
        asleep += 1;
        void setImmediate().then(() => controller.abort(reason));
        return SYSTEM_CLOCK.sleep(milliseconds, signal);
      },
    };
    const controller = new AbortController();
    const retry = { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000, random: () => 0.999 };
    const { getCampaign } = createAcme({ baseUrl: url, clock, retry });
    expect(await thrownBy(() => getCampaign("c1", { signal: controller.signal }))).toBe(reason);
    expect([asleep, requests.length]).toEqual([1, 1]);
  });

  it.each([
    ["", {}],
    [", also one that has a deadline", { timeoutMs: 60_000 }],
  ])("passes through while it waits for its turn, and it never has one%s", async (_case, call) => {
    const { url, requests, firstRequest } = await startScripted("silent");
    const clock = createHeldClock();
    const [first, second] = [new AbortController(), new AbortController()];
    const { getCampaign } = createAcme({ baseUrl: url, clock, limits: { maxConcurrent: 1 } });
    const busy = thrownBy(() => getCampaign("first", { signal: first.signal }));
    await firstRequest;
    const waiting = thrownBy(() => getCampaign("second", { signal: second.signal, ...call }));
    await setImmediate();
    second.abort(reason);
    expect(await waiting).toBe(reason);
    first.abort(reason);
    expect(await busy).toBe(reason);
    expect(requests.map((request) => request.url)).toEqual(["/campaign/first"]);
    expect(clock.running()).toBe(0);
  });

  it("without a reason of its own is the platform's AbortError", async () => {
    const { url, firstRequest } = await startScripted("silent");
    const controller = new AbortController();
    const thrown = thrownBy(() => createAcme({ baseUrl: url }).getCampaign("c1", { signal: controller.signal }));
    await firstRequest;
    controller.abort();
    expect(await thrown).toMatchObject({ name: "AbortError" });
  });

  it("before the call sends nothing", async () => {
    const { url, requests } = await startScripted(200);
    const { getCampaign } = createAcme({ baseUrl: url });
    expect(await thrownBy(() => getCampaign("c1", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(requests).toEqual([]);
  });

  it("by the caller's own clock is the caller's TimeoutError, not ours", async () => {
    const { url } = await startScripted("silent");
    const signal = AbortSignal.timeout(30);
    const error = await thrownBy(() => createAcme({ baseUrl: url }).getCampaign("c1", { signal }));
    expect(error).toBe(signal.reason);
    expect(error).toMatchObject({ name: "TimeoutError" });
  });

  it("stops a request of the typed client too, by the request's own signal", async () => {
    const { url, firstRequest, requests } = await startScripted("silent");
    const controller = new AbortController();
    const { transport } = createAcme({ baseUrl: url });
    const thrown = thrownBy(() => transport.fetch(`${url}/campaign/c1`, { signal: controller.signal }));
    await firstRequest;
    controller.abort(reason);
    expect(await thrown).toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it("is told as how the try ended, and of what may make phones ring that nobody knows", async () => {
    const { url, firstRequest } = await startScripted("silent");
    const seen: ResponseEvent[] = [];
    const controller = new AbortController();
    const { createCampaign } = createAcme({ baseUrl: url, onResponse: (event) => seen.push(event) });
    const thrown = thrownBy(() => createCampaign({}, { signal: controller.signal }));
    await firstRequest;
    controller.abort(reason);
    await thrown;
    expect(seen).toMatchObject([{ failure: "aborted", delivery: "unknown" }]);
  });
});
