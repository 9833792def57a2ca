import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { ApiError, MappingError } from "../src/errors.ts";
import { createAcme, KEY, PHONE_NUMBER } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

/** What one try of a read comes to. */
async function failure(step: Step, options: { readonly id?: string } = {}) {
  const { url } = await startScripted(step);
  const acme = createAcme({ baseUrl: url, clock: createHeldClock(), retry: { maxTries: 1 }, ...options });
  return thrownBy(() => acme.getCampaign());
}

const REFUSED = { message: `${PHONE_NUMBER} is not allowed` };

describe("an answer that says no", () => {
  it.each([
    [401, "unauthorized", "rejected"],
    [404, "not-found", "rejected"],
    [422, "invalid", "rejected"],
    [429, "rate-limited", "rejected"],
    [503, "server", "unknown"],
  ])("is an ApiError by its status: %i %s", async (status, kind, delivery) => {
    const error = await failure({ status, body: REFUSED });
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, kind, delivery, operation: "getCampaign", request: "getCampaign", tries: 1 });
    expect(error).toHaveProperty("body.message", REFUSED.message);
    expect(inspect(error, { depth: 10 })).not.toContain(PHONE_NUMBER);
  });

  it("repeats what the provider said, without what is personal", async () => {
    expect(await failure({ status: 422, body: REFUSED })).toMatchObject({
      message: "[acme] getCampaign: 422 invalid: ‹…› is not allowed",
      providerMessage: "‹…› is not allowed",
    });
  });

  it("keeps a body that is not JSON as text", async () => {
    expect(await failure({ status: 400, body: `no: ${PHONE_NUMBER}` })).toMatchObject({
      kind: "invalid",
      body: `no: ${PHONE_NUMBER}`,
      providerMessage: "no: ‹…›",
    });
  });

  it("takes out what the request held, wherever the provider repeats it", async () => {
    const body = { message: "Ada Lovelace (notes: likes\ntea) was refused for KEY by Li, see Limit" };
    const { url } = await startScripted({
      status: 422,
      body: { ...body, message: body.message.replace("KEY", KEY) },
    });
    const input = { rows: [{ name: "ada lovelace", notes: ["likes\ntea"] }, { name: "Li" }], title: "refused" };
    const error = await thrownBy(() => createAcme({ baseUrl: url }).createCampaign(input));
    expect(error).toMatchObject({ providerMessage: "‹…› (notes: ‹…›) was refused for ‹…› by ‹…›, see Limit" });
  });

  it("of many rows is told without delay", async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => ({ name: `Person ${row}`, phoneNumber: `+1555${row}` }));
    const { url } = await startScripted({ status: 422, body: { message: "Person 19999 has no number" } });
    const before = performance.now();
    const error = await thrownBy(() => createAcme({ baseUrl: url }).createCampaign({ rows }));
    expect(error).toMatchObject({ providerMessage: "‹…› has no number" });
    // It took minutes once. How fast a busy machine is, is no result.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe("the provider's id of a request", () => {
  it.each(["x-request-id", "request-id", "cf-ray"])("is in the error, from the header %s", async (header) => {
    const error = await failure({ status: 404, headers: { [header]: "req-1" } });
    expect(error).toMatchObject({ providerRequestId: "req-1" });
  });

  it("is the provider's own before that of a network before it", async () => {
    const headers = { "cf-ray": "ray-1", "x-request-id": "req-1" };
    expect(await failure({ status: 404, headers })).toMatchObject({ providerRequestId: "req-1" });
  });

  it("is that of the last try, and absent where that had none", async () => {
    const { url } = await startScripted({ status: 503, headers: { "request-id": "a" } }, 404);
    const clock = createHeldClock();
    const error = await thrownBy(() => createAcme({ baseUrl: url, clock }).getCampaign());
    expect(error).toMatchObject({ status: 404, tries: 2, providerRequestId: undefined });
  });

  it("is in the error about an answer that cannot be used, too", async () => {
    const headers = { "cf-ray": "ray-1" };
    expect(await failure({ status: 200, body: "<html>", headers })).toMatchObject({ providerRequestId: "ray-1" });
  });
});

describe("an answer that cannot be used", () => {
  it.each([`<html>call ${PHONE_NUMBER}</html>`, `{"id":"c1","number":"${PHONE_NUMBER}`])(
    "is a MappingError that quotes nothing of it: %s",
    async (body) => {
      const error = await failure({ status: 200, body });
      expect(error).toBeInstanceOf(MappingError);
      // A page in place of an answer may come from something before the provider.
      expect(error).toMatchObject({ message: "[acme] getCampaign: the answer is not JSON", delivery: "unknown" });
      for (const text of [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error)]) {
        expect(text).not.toContain(PHONE_NUMBER);
        expect(text).not.toContain("<html>");
      }
    },
  );

  it("is a MappingError when it is empty", async () => {
    const error = await failure(204);
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({
      message: "[acme] getCampaign: the answer is empty",
      request: "getCampaign",
      tries: 1,
    });
  });
});

describe("an error", () => {
  const STEPS: readonly Step[] = [401, 503, { status: 200, body: "<html>" }, 204, "reset", "broken-off"];

  it.each(STEPS)("never prints the key: %o", async (step) => {
    const error = await failure(step);
    for (const text of [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)]) {
      expect(text).not.toContain(KEY);
    }
  });

  it.each([404, "reset", 204] as const)(
    "speaks of the provider by the id that the options give it: %s",
    async (step) => {
      expect(await failure(step, { id: "acme-west" })).toMatchObject({ provider: "acme-west" });
    },
  );

  it("about the options speaks of the provider by that id too", async () => {
    const id = "acme-west";
    for (const options of [{ apiKey: "" }, { baseUrl: "nowhere" }]) {
      expect(await thrownBy(() => createAcme({ id, ...options }).getCampaign())).toMatchObject({ provider: id });
    }
  });
});
