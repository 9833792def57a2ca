import { describe, expect, it } from "vitest";
import { field, get, list, readPages, text, using, words } from "./support.ts";

describe("vapi: campaigns of the second generation", () => {
  it("are refused with 403 to an organisation without them, and nothing else is", async () => {
    await using({ provider: "vapi", campaignsV2: false }, async (simulator) => {
      const [campaign] = list((await get(simulator, "/campaign")).body, "results");
      const id = text(campaign, "id");
      const odd = ["/v2/campaign?page=none", "/v2/campaign/no-such-id"];
      for (const path of ["/v2/campaign", `/v2/campaign/${id}`, `/v2/campaign/${id}/contacts`, ...odd]) {
        expect(await get(simulator, path)).toMatchObject({
          status: 403,
          body: { message: "Campaigns V2 is not enabled for your organization", error: "Forbidden", statusCode: 403 },
        });
      }
      expect((await get(simulator, `/campaign/${id}`)).status).toBe(200);
      const headers = { authorization: `Bearer ${simulator.apiKey}` };
      const create = { method: "POST", headers, body: JSON.stringify({ nonsense: true }) };
      expect((await fetch(`${simulator.url}/v2/campaign`, create)).status).toBe(403);
    });
  });

  it("are the same ones as those of the first", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const read = async (path: string) => (await get(simulator, path)).body;
      expect(await readPages(read, "/v2/campaign?limit=5")).toEqual(await readPages(read, "/campaign?limit=1000"));
      const [first, second] = [await read("/campaign"), await read("/v2/campaign")];
      for (const key of ["id", "status", "endedReason", "createdAt", "updatedAt", "name"]) {
        const values = (page: unknown) => list(page, "results").map((campaign) => field(campaign, key));
        expect(values(second)).toEqual(values(first));
      }
    });
  });

  it("count their contacts and calls only when asked", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      for (const campaign of list((await get(simulator, "/v2/campaign?includeCounters=true")).body, "results")) {
        const id = text(campaign, "id");
        const contacts = list((await get(simulator, `/v2/campaign/${id}/contacts?limit=1000`)).body, "results");
        const count = (status: string) => contacts.filter((contact) => field(contact, "status") === status).length;
        expect(field(campaign, "contactCounters")).toEqual({
          pending: count("contact.pending"),
          dispatched: count("contact.dispatched"),
          completed: count("contact.completed"),
          failed: count("contact.failed"),
          skipped: count("contact.skipped"),
          predialFailed: count("contact.predial-failed"),
        });
        const dialed = contacts.filter((contact) => field(contact, "callId") !== undefined).length;
        expect(field(campaign, "callMetrics")).toMatchObject({ dialed });
        const plain = (await get(simulator, `/v2/campaign/${id}`)).body;
        expect(plain).not.toHaveProperty("contactCounters");
        expect({ ...Object(campaign), contactCounters: undefined, callMetrics: undefined }).toEqual(plain);
      }
    });
  });

  it("can be ordered by what they cost and how long they talked", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const read = async (path: string) => (await get(simulator, path)).body;
      const calls = list(await read("/call?limit=1000"));
      const cost = (id: string) =>
        calls
          .filter((call) => field(call, "campaignId") === id)
          .reduce<number>((sum, call) => sum + Number(field(call, "cost") ?? 0), 0);
      const costs = (await readPages(read, "/campaign?limit=5&sortBy=cost")).map(cost);
      expect(costs).toEqual([...costs].sort((a, b) => b - a));
      expect((await readPages(read, "/v2/campaign?limit=5&sortBy=duration")).length).toBe(24);
    });
  });
});

describe("vapi: contacts", () => {
  it("cover the rows exactly once by pages, in the order of upload", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const read = async (path: string) => (await get(simulator, path)).body;
      const [campaign] = list(await read("/campaign"), "results");
      const path = `/v2/campaign/${text(campaign, "id")}/contacts`;
      const ids = await readPages(read, `${path}?limit=33`);
      expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
      const everyone = list(await read(`${path}?limit=1000`), "results");
      const numbers = (items: readonly unknown[]) => items.map((item) => text(item, "number"));
      expect(numbers(everyone)).toEqual(numbers(list(campaign, "customers")));
      expect(await read(path)).toMatchObject({
        metadata: { itemsPerPage: 50, totalItems: 120, totalPages: 3, hasNextPage: true, currentPage: 1 },
      });
      expect((await get(simulator, `${path}?limit=0`)).status).toBe(400);
    });
  });

  it("are narrowed by one status or several", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const [campaign] = list((await get(simulator, "/campaign")).body, "results");
      const path = `/v2/campaign/${text(campaign, "id")}/contacts?limit=1000`;
      const read = async (query: string) => list((await get(simulator, path + query)).body, "results");
      const all = await read("");
      const wanted = ["contact.failed", "contact.skipped"];
      const kept = await read(wanted.map((status) => `&status=${status}`).join(""));
      expect(kept).toEqual(all.filter((contact) => wanted.includes(text(contact, "status"))));
      expect(await read("&status=contact.skipped")).not.toEqual(kept);
      expect((await get(simulator, `${path}&status=skipped`)).status).toBe(400);
      const statuses = (await read("&sortBy=status")).map((contact) => text(contact, "status"));
      expect(statuses).toEqual([...statuses].sort());
    });
  });

  it("are in every status, and point to their call once dialled", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const contacts: unknown[] = [];
      for (const campaign of list((await get(simulator, "/v2/campaign")).body, "results")) {
        const path = `/v2/campaign/${text(campaign, "id")}/contacts?limit=1000`;
        contacts.push(...list((await get(simulator, path)).body, "results"));
      }
      const seen = new Set(contacts.map((contact) => text(contact, "status")));
      expect(words("vapi", "ContactStatus").filter((word) => !seen.has(String(word)))).toEqual([]);

      const calls = list((await get(simulator, "/call?limit=1000")).body);
      const byId = new Map(calls.map((call) => [text(call, "id"), call]));
      const undialled = ["contact.pending", "contact.skipped", "contact.predial-failed"];
      for (const contact of contacts) {
        const callId = field(contact, "callId");
        if (undialled.includes(text(contact, "status"))) expect(callId).toBeUndefined();
        if (typeof callId !== "string") continue;
        const call = byId.get(callId);
        expect(field(field(call, "customer"), "number")).toBe(field(contact, "number"));
        expect(field(call, "endedReason")).toBe(field(contact, "endedReason"));
        expect(field(call, "createdAt")).toBe(field(contact, "dispatchedAt"));
      }
    });
  });
});
