import { expect, it, onTestFinished } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { Asking } from "../src/adapter/ask.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { startScripted } from "./support/scripted-server.ts";

it("one signal may stop any number of calls, without a warning of a leak", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  onTestFinished(() => void process.off("warning", listen));
  const { url } = await startScripted("silent");
  const acme = createAcme({ baseUrl: url, clock: createHeldClock() });
  const controller = new AbortController();
  const calls = Array.from({ length: 40 }, () =>
    thrownBy(() => acme.transport.send(new Request(`${url}/campaign/c1`), { ...ASKING, signal: controller.signal })),
  );
  await new Promise((settled) => setImmediate(settled));
  const reason = new Error("enough");
  controller.abort(reason);
  expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
  await new Promise((settled) => setImmediate(settled));
  expect(warnings).toEqual([]);
});

const ASKING: Asking = {
  operation: "getCampaign",
  fetch: () => Promise.reject(new Error("asks by send")),
  caller: {},
  but: () => ASKING,
};
