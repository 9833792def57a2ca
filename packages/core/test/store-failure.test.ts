import { expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { LimitStore } from "../src/adapter/limits.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { startScripted } from "./support/scripted-server.ts";

it("a store of the limits that fails is an error of the contract's, and nothing was sent", async () => {
  const server = await startScripted(200);
  const cause = Object.assign(new Error("store is away"), { code: "ECONNREFUSED" });
  const store: LimitStore = {
    enter: () => Promise.reject(cause),
    renew: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  };
  const limits = { requestsPerSecond: 5, store };
  const error = await thrownBy(() =>
    createAcme({ baseUrl: server.url, clock: createHeldClock(), limits }).createCampaign({}),
  );
  expect(error).toMatchObject({
    code: "network",
    delivery: "not_sent",
    timedOut: false,
    retryable: true,
    tries: 0,
    message: "[acme] createCampaign: the store of the limits failed",
  });
  expect(server.requests).toEqual([]);
});
