import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { RetryOptions } from "../src/adapter/retry.ts";
import { ApiError, NetworkError } from "../src/errors.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

/** Waits that are long enough for a limit that is learned from a refusal to let the next try begin at once. */
const RETRY: RetryOptions = { baseDelayMs: 2_000, random: () => 0.999 };

async function acmeAgainst(...steps: readonly Step[]) {
  const server = await startScripted(...steps);
  const clock = createHeldClock();
  return { ...server, ...createAcme({ baseUrl: server.url, clock, retry: RETRY }), clock };
}

const OVERLOADED = [408, 425, 429, 500, 502, 503, 504] as const;
const BROKEN = ["reset", "closed", "broken-off"] as const;

describe("a read", () => {
  it.each([...OVERLOADED, ...BROKEN])("is sent again until it is answered: %s", async (step) => {
    const { getCampaign, requests } = await acmeAgainst(step, step, step, 200);
    expect(await getCampaign()).toEqual({ id: "c1" });
    expect(requests).toHaveLength(4);
  });

  it.each(OVERLOADED)("that is never answered well ends after four tries with the refusal: %i", async (status) => {
    const { getCampaign, requests } = await acmeAgainst(status);
    const error = await thrownBy(() => getCampaign());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, tries: 4, retryable: true, request: "getCampaign" });
    expect(requests).toHaveLength(4);
  });

  it.each([
    ["reset", "unknown", "no answer"],
    ["closed", "unknown", "no answer"],
    ["broken-off", "accepted", "the answer broke off"],
  ] as const)("that is never answered ends after four tries: %s", async (step, delivery, detail) => {
    const { getCampaign, requests } = await acmeAgainst(step);
    const error = await thrownBy(() => getCampaign());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ delivery, detail, tries: 4, retryable: true, timedOut: false });
    expect(requests).toHaveLength(4);
  });

  it.each([400, 401, 403, 404, 409, 422])("is not sent again when the answer would be the same: %i", async (status) => {
    const { getCampaign, requests } = await acmeAgainst(status, 200);
    expect(await thrownBy(() => getCampaign())).toMatchObject({ status, tries: 1, retryable: false });
    expect(requests).toHaveLength(1);
  });

  it("tells of the last try when tries end differently", async () => {
    const { getCampaign } = await acmeAgainst("closed", 503, "closed", 404);
    expect(await thrownBy(() => getCampaign())).toMatchObject({ status: 404, tries: 4, retryable: false });
  });

  it("is not sent again when what came is no JSON", async () => {
    const { getCampaign, requests } = await acmeAgainst({ status: 200, body: "<html>" });
    expect(await thrownBy(() => getCampaign())).toMatchObject({ code: "mapping", tries: 1 });
    expect(requests).toHaveLength(1);
  });
});

describe("a change that may be made twice", () => {
  it.each([...OVERLOADED, ...BROKEN])("is sent again as a read is: %s", async (step) => {
    const { updateCampaign, requests } = await acmeAgainst(step);
    expect(await thrownBy(() => updateCampaign())).toMatchObject({ tries: 4, retryable: true });
    expect(requests).toHaveLength(4);
  });

  it("is sent again with its whole body", async () => {
    const { updateCampaign, bodies } = await acmeAgainst(503, "closed", 200);
    await updateCampaign({ name: "Autumn renewals" });
    expect(await Promise.all(bodies)).toEqual(Array(3).fill(`{"name":"Autumn renewals"}`));
  });
});

describe("what may make phones ring", () => {
  it.each([408, 425, 500, 502, 503, 504])("is never sent again after status %i", async (status) => {
    const { createCampaign, requests } = await acmeAgainst({ status, headers: { "retry-after": "1" } }, 200);
    expect(await thrownBy(() => createCampaign())).toMatchObject({ status, tries: 1, retryable: false });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["reset", "unknown"],
    ["closed", "unknown"],
    ["broken-off", "accepted"],
  ] as const)("is never sent again when the answer is lost: %s", async (step, delivery) => {
    const { createCampaign, requests } = await acmeAgainst(step, 200);
    const error = await thrownBy(() => createCampaign());
    expect(error).toMatchObject({ code: "network", delivery, tries: 1, retryable: false });
    expect(requests).toHaveLength(1);
  });

  it("is sent again after a 429, with its whole body", async () => {
    const { createCampaign, requests, bodies } = await acmeAgainst(429, 429, 201);
    expect(await createCampaign({ name: "Autumn renewals", rows: [1, 2] })).toEqual({ id: "c1" });
    expect(await Promise.all(bodies)).toEqual(Array(3).fill(`{"name":"Autumn renewals","rows":[1,2]}`));
    expect(new Set(requests.map(({ headers }) => headers["content-length"])).size).toBe(1);
  });

  it("ends after four tries of 429 as one that may be sent again later", async () => {
    const { createCampaign, requests } = await acmeAgainst(429);
    const error = await thrownBy(() => createCampaign());
    expect(error).toMatchObject({ kind: "rate-limited", delivery: "rejected", tries: 4, retryable: true });
    expect(requests).toHaveLength(4);
  });

  it("is sent again when no connection was made", async () => {
    const gone = await startScripted(200);
    await gone.stop();
    const slept = createHeldClock();
    const error = await thrownBy(() => createAcme({ baseUrl: gone.url, clock: slept, retry: RETRY }).createCampaign());
    expect(error).toMatchObject({ code: "network", delivery: "not_sent", tries: 4, retryable: true });
    expect(slept.slept).toHaveLength(3);
  });

  it("is what a request counts as that the contract does not have, unless it only reads", async () => {
    const { transport, url, requests } = await acmeAgainst(503, 503, 200);
    expect((await transport.fetch(`${url}/unheard-of`, { method: "POST" })).status).toBe(503);
    expect((await transport.fetch(`${url}/unheard-of`)).status).toBe(200);
    expect(requests.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });
});

describe("the number of tries", () => {
  it.each([
    [1, 1],
    [2, 2],
    [6, 6],
  ])("of %d sends %i times", async (maxTries, count) => {
    const server = await startScripted(503);
    const options = { baseUrl: server.url, clock: createHeldClock(), retry: { ...RETRY, maxTries } };
    expect(await thrownBy(() => createAcme(options).getCampaign())).toMatchObject({ tries: count });
    expect(server.requests).toHaveLength(count);
  });
});

describe("an option that is no number to count with", () => {
  it("is refused before anything is sent, all of them at once", async () => {
    const server = await startScripted(200);
    const retry = { maxTries: 0, baseDelayMs: Number.NaN, maxDelayMs: -1 };
    const error = await thrownBy(() => createAcme({ baseUrl: server.url, retry }).getCampaign());
    expect(error).toMatchObject({
      code: "configuration",
      findings: [
        { field: "retry.maxTries", rule: "is not a number from 1" },
        { field: "retry.baseDelayMs", rule: "is not a number from 0" },
        { field: "retry.maxDelayMs", rule: "is not a number from 0" },
      ],
    });
    expect(server.requests).toEqual([]);
  });
});

describe("the wait between tries", () => {
  it("doubles with each, and is drawn below that", async () => {
    const server = await startScripted("closed");
    const clock = createHeldClock();
    const random = [0, 0.5, 0.75];
    const retry = { random: () => random.shift() ?? 0 };
    await thrownBy(() => createAcme({ baseUrl: server.url, clock, retry }).getCampaign());
    expect(clock.slept).toEqual([0, 500, 1_500]);
  });

  it("is the provider's where it asks for one", async () => {
    const { getCampaign, clock } = await acmeAgainst({ status: 429, headers: { "retry-after": "7" } }, 200);
    await getCampaign();
    expect(clock.slept).toEqual([7_000]);
  });

  it("is not longer than allowed: at once an error that says when", async () => {
    const { getCampaign, clock, requests } = await acmeAgainst({ status: 429, headers: { "retry-after": "31" } });
    const retryAt = new Date(clock.now() + 31_000).toISOString();
    expect(await thrownBy(() => getCampaign())).toMatchObject({ status: 429, tries: 1, retryable: true, retryAt });
    expect([clock.slept, requests.length]).toEqual([[], 1]);
  });
});
