import { createLinkedCampaigns, createMemoryLedger } from "@trunkline/core";
import { startSimulator } from "@trunkline/simulator";
import { expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { createRevox } from "../src/index.ts";

const LIST = {
  intentKey: "check-ups",
  name: "Check-ups",
  agent: { kind: "assistant", id: "robin" },
  callers: [{ phoneNumber: "+15550100" }],
  rows: ["+15550101", "+15550102", "+15550103"].map((phoneNumber) => ({ contact: { phoneNumber } })),
  start: "draft",
} as const;

/** A linked list at Revox, whose rows come in the order that is made of it. */
async function linkWith(order: (rows: unknown[]) => unknown[]) {
  const simulator = await startSimulator({ provider: "revox" });
  onTestFinished(() => simulator.close());
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    if (!String(input).endsWith("/rows")) return response;
    const { rows } = await response.json();
    return Response.json({ rows: order(rows) });
  };
  const ledger = createMemoryLedger();
  const revox = createRevox({ apiKey: simulator.apiKey, baseUrl: simulator.url, ledger, fetch });
  const linked = createLinkedCampaigns(revox, { ledger });
  await linked.createCampaign(LIST);
  return linked;
}

it("a linked list gives the rows of a stream in order of upload", async () => {
  const linked = await linkWith((rows) => rows);
  expect((await collect(linked.listRows(LIST))).map(({ position }) => position)).toEqual([0, 1, 2]);
});

it("a linked list of rows that come in another order is an error, and leaves nobody out in silence", async () => {
  const linked = await linkWith((rows) => rows.reverse());
  expect(await thrownBy(() => collect(linked.listRows(LIST)))).toMatchObject({
    code: "mapping",
    path: "rows[].position",
  });
});
