import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createTransport } from "../src/adapter/transport.ts";
import { ApiError } from "../src/errors.ts";
import { createAcme, DESTINATION, KEY } from "./support/acme.ts";
import { startScripted } from "./support/scripted-server.ts";

describe("a request", () => {
  it("keeps its own method, headers and body", async () => {
    const { url, requests, bodies } = await startScripted(200);
    const transport = createTransport(DESTINATION, { apiKey: KEY });
    const body = JSON.stringify({ name: "Autumn renewals" });
    const request = new Request(`${url}/campaign`, { method: "POST", headers: { "x-trace": "t1" }, body });
    expect((await transport.fetch(request)).status).toBe(200);
    expect(requests[0]).toMatchObject({
      method: "POST",
      headers: { "x-trace": "t1", authorization: `Bearer ${KEY}`, "content-length": "26" },
    });
    expect(await bodies[0]).toBe(body);
  });

  it("goes through the fetch of the options", async () => {
    const { url } = await startScripted(200);
    const urls: string[] = [];
    const through: typeof fetch = (input, init) => {
      urls.push(input instanceof Request ? input.url : String(input));
      return fetch(input, init);
    };
    expect(await createAcme({ baseUrl: url, fetch: through }).getCampaign()).toEqual({ id: "c1" });
    expect(urls).toEqual([`${url}/campaign/c1`]);
  });

  it("leaves the caller's own request as it was", async () => {
    const { url } = await startScripted(200);
    const request = new Request(`${url}/campaign/c1`);
    await createTransport(DESTINATION, { apiKey: KEY }).fetch(request);
    expect(request.headers.has("authorization")).toBe(false);
  });

  it.each(["GET", "POST"])(
    "has no body where requests do not tell whether they have one, as in some browsers: %s",
    async (method) => {
      const { url, requests, bodies } = await startScripted(200);
      const path = method === "GET" ? "/campaign/c1" : "/campaign";
      const request = Object.defineProperty(new Request(url + path, { method }), "body", { value: undefined });
      expect((await createTransport(DESTINATION, { apiKey: KEY }).fetch(request)).status).toBe(200);
      expect([requests.length, await bodies[0]]).toEqual([1, ""]);
    },
  );

  it("whose body is no JSON is refused, and sent all the same where checks are switched off", async () => {
    const { url, bodies } = await startScripted(200);
    const send = (preflight: boolean) =>
      createTransport(DESTINATION, { apiKey: KEY, preflight }).fetch(`${url}/campaign`, {
        method: "POST",
        body: "{broken",
      });
    expect(await thrownBy(() => send(true))).toMatchObject({
      message: "[acme] createCampaign: body: is not JSON",
      tries: 0,
    });
    expect((await send(false)).status).toBe(200);
    expect(await Promise.all(bodies)).toEqual(["{broken"]);
  });

  it("is sent though its path has escapes that are none", async () => {
    const { url, requests } = await startScripted(200);
    await createTransport(DESTINATION, { apiKey: KEY }).fetch(`${url}/campaign/100%`);
    expect(requests.map((request) => request.url)).toEqual(["/campaign/100%"]);
  });
});

describe("a redirect", () => {
  it.each([
    // Some services answer so what they have just done.
    [301, "unknown"],
    [302, "unknown"],
    [303, "unknown"],
    [307, "rejected"],
    [308, "rejected"],
  ] as const)("of what may make phones ring is not followed: %i", async (status, delivery) => {
    const { url, requests } = await startScripted({ status, headers: { location: "/elsewhere" } }, 200);
    const error = await thrownBy(() => createAcme({ baseUrl: url }).createCampaign());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, kind: "other", delivery, retryable: false });
    expect(requests).toHaveLength(1);
  });

  it("of a change is not followed either", async () => {
    const { url, requests } = await startScripted({ status: 307, headers: { location: "/elsewhere" } }, 200);
    expect(await thrownBy(() => createAcme({ baseUrl: url }).updateCampaign())).toMatchObject({ status: 307 });
    expect(requests).toHaveLength(1);
  });

  it.each([301, 307])("of a read is followed: %i", async (status) => {
    const { url, requests } = await startScripted({ status, headers: { location: "/campaign/moved" } }, 200);
    expect(await createAcme({ baseUrl: url }).getCampaign()).toEqual({ id: "c1" });
    expect(requests.map((request) => request.url)).toEqual(["/campaign/c1", "/campaign/moved"]);
  });

  it("does not take the key to another address", async () => {
    const other = await startScripted(200);
    const { url } = await startScripted({ status: 307, headers: { location: `${other.url}/campaign/c1` } });
    await createAcme({ baseUrl: url }).getCampaign();
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });
});
