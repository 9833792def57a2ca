import { describe, expect, it } from "vitest";
import { checkAnswer, FAULT_STATUSES, type Fault, INVENTED_DRIFT } from "../src/index.ts";
import { LISTING, see } from "./fault-support.ts";
import { field, list, PROVIDERS, text, using, valuesOf } from "./support.ts";

describe.each(PROVIDERS)("%s: a fault", (provider) => {
  const path = LISTING[provider];
  const key = provider === "revox" ? "campaigns" : "results";
  const parsed = (text = "") => JSON.parse(text);

  it("refused: nobody listens, for requests through the simulator's fetch only", async () => {
    await using({ provider, faults: [{ fault: "refused", count: 2 }] }, async (simulator) => {
      const { fetch, url, apiKey } = simulator;
      expect(await see(simulator, undefined, { fetch })).toEqual({ broken: "ECONNREFUSED" });
      const request = new Request(`${url}${path}?a=b`, { headers: { authorization: `Bearer ${apiKey}` } });
      await expect(fetch(request)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
      expect(simulator.requests).toEqual([]);
      expect(await see(simulator, undefined, { fetch })).toMatchObject({ status: 200 });
      simulator.inject({ fault: "refused" });
      expect(await see(simulator)).toMatchObject({ status: 200 });
      expect(await see(simulator, "GET /nowhere", { fetch })).toMatchObject({ status: 404 });
      expect(simulator.requests.map(({ faults }) => faults)).toEqual([undefined, undefined, undefined]);
    });
  });

  it("reset: the connection breaks, and nothing was done", async () => {
    await using({ provider, faults: [{ fault: "reset", count: 1 }] }, async (simulator) => {
      expect(await see(simulator)).toEqual({ broken: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) });
      expect(simulator.requests).toEqual([
        {
          id: 1,
          at: "2026-08-18T12:00:00.000Z",
          method: "GET",
          path,
          operation: "listCampaigns",
          acted: false,
          faults: ["reset"],
        },
      ]);
      expect(await see(simulator)).toMatchObject({ status: 200 });
    });
  });

  it("lost_answer: the connection breaks, and it was done", async () => {
    await using({ provider, faults: [{ fault: "lost_answer", count: 1 }] }, async (simulator) => {
      expect(await see(simulator)).toEqual({ broken: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) });
      expect(simulator.requests).toMatchObject([{ acted: true, faults: ["lost_answer"] }]);
      expect(simulator.requests[0]).not.toHaveProperty("status");
      expect(await see(simulator)).toMatchObject({ status: 200 });
    });
  });

  it("late: it is done at once, and the answer is the right one, later", async () => {
    await using({ provider }, async (simulator) => {
      const right = await see(simulator);
      simulator.inject({ fault: "late", milliseconds: 200 });
      const begin = performance.now();
      const seeing = see(simulator);
      while (simulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
      const waiting = { ...simulator.requests[1] };
      expect((await seeing).text).toBe(right.text);
      expect(performance.now() - begin).toBeGreaterThanOrEqual(199);
      expect(waiting).toMatchObject({ acted: true, faults: ["late"] });
      expect(waiting).not.toHaveProperty("status");
      expect(simulator.requests[1]).toMatchObject({ status: 200 });
    });
  });

  it("late: ends when whoever asked has left", async () => {
    await using({ provider, faults: [{ fault: "late", milliseconds: 600_000 }] }, async (simulator) => {
      const headers = { authorization: `Bearer ${simulator.apiKey}` };
      const caller = new AbortController();
      const answer = fetch(simulator.url + path, { headers, signal: caller.signal });
      // Whoever leaves before they were heard has asked for nothing.
      while (simulator.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
      caller.abort();
      await expect(answer).rejects.toThrow();
      expect(simulator.requests).toMatchObject([{ acted: true }]);
      expect(simulator.requests[0]).not.toHaveProperty("status");
    });
  });

  it.each(FAULT_STATUSES)("status: %i, without having been done, or with it", async (status) => {
    const faults: Fault[] = [
      { fault: "status", status, retryAfterSeconds: 7, count: 1 },
      { fault: "status", status, acted: true, count: 1 },
    ];
    await using({ provider, faults }, async (simulator) => {
      const [first, second] = [await see(simulator), await see(simulator)];
      expect([first.status, second.status]).toEqual([status, status]);
      expect([first.headers?.get("retry-after"), second.headers?.get("retry-after")]).toEqual(["7", null]);
      expect(simulator.requests).toMatchObject([
        { acted: false, status, faults: ["status"] },
        { acted: true, status, faults: ["status"] },
      ]);
      if (status === 429 || status === 500) {
        const body: unknown = parsed(first.text);
        expect(checkAnswer({ provider, method: "GET", path, status, body })).toEqual([]);
        expect(text(body, "message")).toMatch(/Too Many Requests|Internal Server Error/);
      } else {
        expect(first.headers?.get("content-type")).toBe("text/html");
        expect(first.text).toContain(`<h1>${status} `);
      }
    });
  });

  it("truncated: the body ends after half of what was promised", async () => {
    await using({ provider, faults: [{ fault: "truncated" }] }, async (simulator) => {
      const seen = await see(simulator);
      expect(seen).toMatchObject({ status: 200, broken: expect.stringMatching(/^UND_ERR/) });
      expect(Number(seen.headers?.get("content-length"))).toBeGreaterThan(100);
      expect(simulator.requests).toMatchObject([{ acted: true, status: 200, faults: ["truncated"] }]);
      const { headers, received } = await readRaw(simulator.url, path, simulator.apiKey);
      expect(received).toBe(Math.floor(Number(headers.get("content-length")) / 2));
    });
  });

  it("not_json: a page of HTML that says it is JSON", async () => {
    await using({ provider, faults: [{ fault: "not_json" }] }, async (simulator) => {
      const { status, headers, text } = await see(simulator);
      expect([status, headers?.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
      expect(text).toMatch(/^<!doctype html>/);
    });
  });

  it("content_type: the right body under another name", async () => {
    await using({ provider }, async (simulator) => {
      const right = await see(simulator);
      simulator.inject({ fault: "content_type", count: 1 });
      simulator.inject({ fault: "content_type", contentType: "application/problem+json" });
      const [first, second] = [await see(simulator), await see(simulator)];
      expect(first.headers?.get("content-type")).toBe("text/html");
      expect(second.headers?.get("content-type")).toBe("application/problem+json");
      expect([first.text, second.text]).toEqual([right.text, right.text]);
    });
  });

  it("trickled: the right body, byte by byte", async () => {
    await using({ provider, history: { campaigns: 2, rows: 2 } }, async (simulator) => {
      const right = await see(simulator);
      simulator.inject({ fault: "trickled" });
      const { received, largest } = await readRaw(simulator.url, path, simulator.apiKey);
      expect(received).toBe(Buffer.byteLength(right.text ?? ""));
      // What comes close together may be read together.
      expect(largest).toBeLessThan(received / 2);
      expect((await see(simulator)).text).toBe(right.text);
    });
  });

  it.each(["insertion", "removal"] as const)("shifted: behind a page, the listing moves by an %s", async (by) => {
    await using({ provider }, async (simulator) => {
      const ids = async () => list(parsed((await see(simulator)).text), key).map((campaign) => text(campaign, "id"));
      const before = await ids();
      simulator.inject({ fault: "shifted", by, count: 1 });
      expect(await ids()).toEqual(before);
      const after = await ids();
      if (by === "insertion") expect(after.slice(1)).toEqual(before);
      else expect(before.filter((id) => after.includes(id))).toEqual(after);
      expect(after.length - before.length).toBe(by === "insertion" ? 1 : -1);
      expect(await see(simulator, "GET /nowhere")).toMatchObject({ status: 404 });
    });
  });

  it.each([
    ["word", `${key}[].status`, "enum"],
    ["null", `${key}[].id`, "type"],
    ["missing", `${key}[].id`, "required"],
    ["retyped", `${key}[].name`, "type"],
    ["retyped", key, "type"],
    ["retyped", `${key}[]`, "type"],
  ] as const)("drift: %s at %s, in every place", async (drift, place, rule) => {
    await using({ provider, history: { oddities: false } }, async (simulator) => {
      const right: unknown = parsed((await see(simulator)).text);
      simulator.inject({ fault: "drift", drift, path: place });
      const body: unknown = parsed((await see(simulator)).text);
      const findings = checkAnswer({ provider, method: "GET", path, status: 200, body });
      const places = place === key ? 1 : list(right, key).length;
      expect(findings.filter((finding) => finding.endsWith(`: ${rule}`))).toHaveLength(places);
      expect(simulator.requests[1]).toMatchObject({ faults: ["drift"] });
      simulator.clearFaults();
      expect(parsed((await see(simulator)).text)).toEqual(right);
    });
  });

  it("drift: missing, an item of a list", async () => {
    await using({ provider }, async (simulator) => {
      const ids = async () => list(parsed((await see(simulator)).text), key).map((campaign) => text(campaign, "id"));
      const right = await ids();
      simulator.inject({ fault: "drift", drift: "missing", path: `${key}[1]` });
      expect(await ids()).toEqual(right.toSpliced(1, 1));
    });
  });

  it("drift: extra, a property that no contract has", async () => {
    await using({ provider, history: { oddities: false } }, async (simulator) => {
      simulator.inject({ fault: "drift", drift: "extra", path: `${key}[0]` });
      const body: unknown = parsed((await see(simulator)).text);
      expect(valuesOf(INVENTED_DRIFT.property, body)).toEqual([INVENTED_DRIFT.value]);
      expect(valuesOf(INVENTED_DRIFT.property, list(body, key)[0])).toHaveLength(1);
      expect(checkAnswer({ provider, method: "GET", path, status: 200, body })).toEqual([]);
    });
  });

  it.each(["word", "null", "missing", "retyped", "extra"] as const)(
    "drift: %s somewhere, in one place, which the seed decides",
    async (drift) => {
      const bodies = (seed: number) =>
        using({ provider, seed: 1, history: { campaigns: 12, oddities: false } }, async (simulator) => {
          const right = (await see(simulator)).text ?? "";
          // Other draws, over the same data.
          for (let index = 0; index < seed; index++) simulator.inject({ fault: "drift", drift, operation: "getCall" });
          simulator.inject({ fault: "drift", drift });
          const drifted = (await see(simulator)).text ?? "";
          expect(differences(parsed(right), parsed(drifted))).toBe(1);
          const findings = checkAnswer({ provider, method: "GET", path, status: 200, body: parsed(drifted) });
          if (drift === "word") expect(findings).toEqual([expect.stringMatching(/: enum$/)]);
          return drifted;
        });
      const [first, again, ...others] = [await bodies(1), await bodies(1), await bodies(2), await bodies(3)];
      expect(again).toBe(first);
      expect(others.filter((other) => other !== first)).not.toEqual([]);
    },
  );

  it("drift: an answer without such a place is left alone, and says so", async () => {
    await using(
      { provider, faults: [{ fault: "drift", drift: "word", path: "nothing[].here" }] },
      async (simulator) => {
        const { text } = await see(simulator);
        expect(text).not.toContain(INVENTED_DRIFT.word);
        expect(simulator.requests[0]).not.toHaveProperty("faults");
      },
    );
  });

  it("clock_skew: every instant is ahead or behind, and so is the date", async () => {
    await using({ provider }, async (simulator) => {
      const right = await see(simulator);
      const created = (text = "") => valuesOf(provider === "revox" ? "created_at" : "createdAt", parsed(text));
      expect(right.headers?.get("date")).toBe("Tue, 18 Aug 2026 12:00:00 GMT");
      for (const seconds of [90, -3600]) {
        const away = simulator.inject({ fault: "clock_skew", seconds });
        const skewed = await see(simulator);
        expect(created(skewed.text)).toEqual(
          created(right.text).map((at) => new Date(Date.parse(String(at)) + seconds * 1000).toISOString()),
        );
        expect(Date.parse(skewed.headers?.get("date") ?? "")).toBe(Date.UTC(2026, 7, 18, 12) + seconds * 1000);
        away();
      }
      expect((await see(simulator)).text).toBe(right.text);
    });
  });

  it("befalls requests together with others, the first of each kind", async () => {
    const faults: Fault[] = [
      { fault: "drift", drift: "word", path: `${key}[].status` },
      { fault: "drift", drift: "null", path: `${key}[].status` },
      { fault: "content_type", contentType: "text/plain" },
      { fault: "trickled" },
      { fault: "clock_skew", seconds: 1 },
    ];
    await using({ provider, faults, history: { campaigns: 3, rows: 2 } }, async (simulator) => {
      const { headers, text } = await see(simulator);
      expect(headers?.get("content-type")).toBe("text/plain");
      expect(headers?.get("date")).toBe("Tue, 18 Aug 2026 12:00:01 GMT");
      expect(new Set(list(parsed(text), key).map((campaign) => field(campaign, "status")))).toEqual(
        new Set([INVENTED_DRIFT.word]),
      );
      expect(simulator.requests[0]?.faults).toEqual(["drift", "content_type", "trickled", "clock_skew"]);
    });
  });
});

/** How many values of `a` are others in `b`, or are not there, or are new: a change inside something counts once. */
function differences(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.reduce<number>((sum, item, index) => sum + differences(item, b[index]), 0);
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].reduce((sum, key) => sum + differences(a[key], b[key]), 0);
  }
  return JSON.stringify(a) === JSON.stringify(b) ? 0 : 1;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads what comes, as it comes, however it ends. */
async function readRaw(url: string, path: string, apiKey: string) {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${apiKey}` } });
  let received = 0;
  let largest = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read().catch(() => undefined);
    if (piece?.value === undefined) return { headers: response.headers, received, largest };
    received += piece.value.length;
    largest = Math.max(largest, piece.value.length);
  }
}
