import { VapiClient, VapiError } from "@vapi-ai/server-sdk";
import { afterAll, describe, expect, it } from "vitest";
import { fictionalNumber } from "../src/fiction/people.ts";
import { startSimulator } from "../src/index.ts";

/** Vapi's own client, as it comes from the registry, against the simulator: it knows nothing of us, nor we of it. */
const simulator = await startSimulator({ provider: "vapi", outcomes: { interested: 1, no_answer: 1, voicemail: 1 } });
const { campaigns, calls } = new VapiClient({ baseUrl: simulator.url, token: simulator.apiKey, maxRetries: 0 });

afterAll(() => simulator.close());

const customers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: fictionalNumber(index), externalId: `crm-${index}` }));
const input = { assistantId: "a1", phoneNumberId: "p1", customers: customers(12) };

describe("the vendor's own client", () => {
  it("runs a campaign of the first generation from its creation to its end", async () => {
    const created = await campaigns.campaignControllerCreate({ ...input, name: "First", maxConcurrency: 4 });
    expect(created).toMatchObject({ name: "First", status: "in-progress", callsCounterEnded: 0 });
    expect(created.customers?.map(({ number }) => number)).toEqual(input.customers.map(({ number }) => number));

    await simulator.advance("20s");
    const running = await campaigns.campaignControllerFindOne({ id: created.id });
    expect(running.callsCounterQueued + running.callsCounterInProgress).toBe(4);

    await simulator.advance("24h");
    const ended = await campaigns.campaignControllerFindOne({ id: created.id });
    expect(ended).toMatchObject({ status: "ended", endedReason: "campaign.ended.success", callsCounterEnded: 12 });
    const rung = simulator.rings.filter(({ campaignId }) => campaignId === created.id);
    expect(rung.map(({ phoneNumber }) => phoneNumber)).toEqual(input.customers.map(({ number }) => number));
  });

  it("renames, stops and deletes a campaign of the first generation before anybody is rung", async () => {
    const earliestAt = new Date(simulator.now() + 60 * 60_000).toISOString();
    const { id } = await campaigns.campaignControllerCreate({ ...input, name: "Later", schedulePlan: { earliestAt } });
    const renamed = await campaigns.campaignControllerUpdate({ id, body: { name: "Never" } });
    expect(renamed).toMatchObject({ name: "Never", status: "scheduled" });
    const stopped = await campaigns.campaignControllerUpdate({ id, body: { status: "ended" } });
    expect(stopped).toMatchObject({ status: "ended", endedReason: "campaign.scheduled.ended-by-user" });
    expect(await campaigns.campaignControllerRemove({ id })).toMatchObject({ id });
    await expect(campaigns.campaignControllerFindOne({ id })).rejects.toMatchObject({ statusCode: 404 });
    await simulator.advance("24h");
    expect(simulator.rings.filter(({ campaignId }) => campaignId === id)).toEqual([]);
  });

  it("runs, reads and archives a campaign of the second generation", async () => {
    const { id } = await campaigns.campaignControllerCreateV2({ ...input, name: "Second" });
    await simulator.advance("24h");
    const summary = await campaigns.campaignControllerFindOneV2({ id, includeCounters: true });
    expect(summary).toMatchObject({ name: "Second", status: "ended" });
    const { completed = 0, failed = 0 } = summary.contactCounters ?? {};
    expect(completed + failed).toBe(12);
    const contacts = await campaigns.campaignControllerGetCampaignV2Contacts({ id, limit: 5, page: 2 });
    expect(contacts.results.map(({ number }) => number)).toEqual(
      input.customers.slice(5, 10).map(({ number }) => number),
    );
    expect(await campaigns.campaignControllerRemoveV2({ id })).toMatchObject({ id, status: "archived" });
  });

  it("stops a campaign of the second generation while it runs, and nobody is rung any more", async () => {
    const body = { ...input, name: "Stopped", maxConcurrency: 2 };
    const { id } = await campaigns.campaignControllerCreateV2(body);
    await simulator.advance("20s");
    const renamed = await campaigns.campaignControllerUpdateV2({ id, body: { name: "Stopped short" } });
    expect(renamed.name).toBe("Stopped short");
    expect(await campaigns.campaignControllerUpdateV2({ id, body: { status: "cancelled" } })).toMatchObject({
      status: "cancelled",
    });
    const rung = simulator.rings.length;
    expect(rung).toBeGreaterThan(0);
    await simulator.advance("24h");
    expect(simulator.rings.length).toBe(rung);
  });

  it("lists campaigns of both generations page by page", async () => {
    const first = await campaigns.campaignControllerFindAll({ limit: 2, sortOrder: "ASC" });
    expect(first.metadata).toMatchObject({ itemsPerPage: 2, currentPage: 1, totalItems: 3 });
    const second = await campaigns.campaignControllerFindAll({ limit: 2, page: 2, sortOrder: "ASC" });
    const names = [...first.results, ...second.results].map(({ name }) => name);
    expect(names).toEqual(["First", "Second", "Stopped short"]);
    const summaries = await campaigns.campaignControllerFindAllV2({ limit: 10, status: "archived" });
    expect(summaries.results.map(({ name }) => name)).toEqual(["Second"]);
  });

  it("lists the calls that campaigns placed, and reads one with what was said", async () => {
    const listed = await calls.list({ limit: 1000 });
    const [ended] = listed.filter(({ analysis }) => analysis !== undefined);
    expect(listed.length).toBeGreaterThan(24);
    if (ended === undefined) throw new Error("Nobody picked up");
    const call = await calls.get({ id: ended.id });
    expect(call).toEqual(ended);
    expect(call.artifact?.transcript).toMatch(/^AI: |^User: /);
    expect(call.cost).toBeGreaterThan(0);
  });

  it("is told what is wrong with a request as Vapi tells it", async () => {
    const refused = campaigns.campaignControllerCreate({ ...input, name: "Both", squadId: "s1" });
    const refusal: unknown = await refused.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(VapiError);
    expect(refusal).toMatchObject({ statusCode: 400, body: { statusCode: 400, error: "Bad Request" } });
    expect(JSON.stringify(refusal)).toMatch(/assistantId.*squadId/);
    const stranger = new VapiClient({ baseUrl: simulator.url, token: "another", maxRetries: 0 });
    await expect(stranger.campaigns.campaignControllerFindAll()).rejects.toMatchObject({ statusCode: 401 });
  });
});
