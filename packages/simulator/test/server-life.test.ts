import { describe, expect, it } from "vitest";
import { type SimulatorEvent, type SimulatorOptions, startSimulator } from "../src/index.ts";
import { LISTING, see } from "./fault-support.ts";
import { field, get, list, PROVIDERS, text, using } from "./support.ts";

describe("a simulator that is disconnected", () => {
  it("cannot be reached, until it is reconnected at the same address", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const { url } = simulator;
      const before = await see(simulator);
      await simulator.disconnect();
      await simulator.disconnect();
      expect(await see(simulator)).toEqual({ broken: "ECONNREFUSED" });
      await simulator.reconnect();
      await simulator.reconnect();
      expect(simulator.url).toBe(url);
      expect((await see(simulator)).text).toBe(before.text);
      expect(simulator.requests).toHaveLength(2);
    });
  });

  it("drops whoever waits for an answer", async () => {
    await using({ provider: "vapi", faults: [{ fault: "late", milliseconds: 600_000 }] }, async (simulator) => {
      const seen = see(simulator);
      while (simulator.requests.length < 1) await new Promise((resolve) => setImmediate(resolve));
      await simulator.disconnect();
      expect(await seen).toEqual({ broken: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) });
    });
  });

  it("lets its world go on", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      await simulator.disconnect();
      await simulator.advance("2h");
      await simulator.reconnect();
      expect((await see(simulator)).headers?.get("date")).toBe("Tue, 18 Aug 2026 14:00:00 GMT");
    });
  });

  it("can be closed, and not reconnected then", async () => {
    const simulator = await startSimulator({ provider: "vapi" });
    await simulator.disconnect();
    await simulator.close();
    await expect(simulator.reconnect()).rejects.toThrow("The simulator is closed");
    await simulator.disconnect();
  });
});

describe("closing a simulator", () => {
  it("may be asked for again, at once or later", async () => {
    const simulator = await startSimulator({ provider: "revox" });
    await Promise.all([simulator.close(), simulator.close()]);
    await simulator.close();
    expect(await see(simulator)).toEqual({ broken: "ECONNREFUSED" });
    await expect(simulator.advance("1s")).rejects.toThrow("stopped");
  });

  it.each([{ fault: "late", milliseconds: 600_000 } as const, { fault: "trickled", milliseconds: 600_000 } as const])(
    "does not wait for an answer that a fault holds back: $fault",
    async (fault) => {
      const simulator = await startSimulator({ provider: "vapi", faults: [fault] });
      const headers = { authorization: `Bearer ${simulator.apiKey}` };
      const seen = fetch(`${simulator.url}/campaign`, { headers }).then((response) => response.text());
      const broken = expect(seen).rejects.toThrow(TypeError);
      while (simulator.requests.length < 1) await new Promise((resolve) => setImmediate(resolve));
      const begin = performance.now();
      await simulator.close();
      expect(performance.now() - begin).toBeLessThan(900);
      await broken;
    },
  );

  it("lets an answer be finished that is under way", async () => {
    const simulator = await startSimulator({ provider: "revox", history: { campaigns: 1, rows: 3_000 } });
    const { body } = await get(simulator, "/campaigns");
    const id = text(list(body, "campaigns")[0], "id");
    const headers = { authorization: `Bearer ${simulator.apiKey}` };
    const response = await fetch(`${simulator.url}/campaigns/${id}/rows`, { headers });
    const [answer] = await Promise.all([response.text(), simulator.close()]);
    expect(answer.length).toBeGreaterThan(1_000_000);
    expect(list(JSON.parse(answer), "rows")).toHaveLength(3_000);
  });

  it("does not wait for ever for somebody who does not read", async () => {
    const simulator = await startSimulator({ provider: "revox", history: { campaigns: 1, rows: 3_000 } });
    const { body } = await get(simulator, "/campaigns");
    const id = text(list(body, "campaigns")[0], "id");
    const headers = { authorization: `Bearer ${simulator.apiKey}` };
    const response = await fetch(`${simulator.url}/campaigns/${id}/rows`, { headers });
    await simulator.close();
    await expect(response.text()).rejects.toThrow();
  });
});

describe.each(PROVIDERS)("%s: requests", (provider) => {
  it("are entered in the order in which they arrived, before they are answered", async () => {
    const entered: unknown[] = [];
    const onEvent = (event: SimulatorEvent) => {
      if (event.type === "request") entered.push(event.requestId);
    };
    await using(
      { provider, onEvent, faults: [{ fault: "late", milliseconds: 600_000, count: 1 }] },
      async (simulator) => {
        const first = see(simulator);
        while (simulator.requests.length < 1) await new Promise((resolve) => setImmediate(resolve));
        await see(simulator, "GET /call?limit=1");
        expect(simulator.requests.map(({ id, path }) => [id, path])).toEqual([
          [1, LISTING[provider]],
          [2, "/call?limit=1"],
        ]);
        expect(simulator.requests.map(({ status }) => typeof status)).toEqual(["undefined", "number"]);
        await simulator.disconnect();
        await first;
        expect(entered).toEqual([2, 1]);
      },
    );
  });

  it("are refused with 413 when they are larger than anything that makes sense", async () => {
    await using({ provider, history: { campaigns: 0 } }, async (simulator) => {
      const path = LISTING[provider];
      const seen = await see(simulator, `POST ${path}`, { body: { name: "a".repeat(65 * 1024 * 1024) } });
      expect(seen.status).toBe(413);
      expect(field(JSON.parse(seen.text ?? ""), "message")).toBe("Payload Too Large");
      expect(simulator.requests).toMatchObject([{ status: 413, acted: false }]);
      expect(simulator.requests[0]).not.toHaveProperty("body");
      expect((await see(simulator)).status).toBe(200);
    });
  });
});

describe("what goes wrong inside", () => {
  it("is told, and whoever asked sees a connection that broke", async () => {
    const errors: unknown[] = [];
    const onEvent = () => {
      throw new Error("the teller stumbled");
    };
    await using({ provider: "vapi", onEvent, onError: (error) => errors.push(error) }, async (simulator) => {
      expect(await see(simulator)).toEqual({ broken: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) });
      expect(errors).toEqual([new Error("the teller stumbled")]);
    });
  });

  it("is nothing when somebody leaves in the middle of a request or an answer", async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    await using({ provider: "revox", history: { campaigns: 1, rows: 3_000 }, onError }, async (simulator) => {
      const headers = { authorization: `Bearer ${simulator.apiKey}` };
      const { body } = await get(simulator, "/campaigns");
      const id = text(list(body, "campaigns")[0], "id");
      const response = await fetch(`${simulator.url}/campaigns/${id}/rows`, { headers });
      await response.body?.cancel();
      const halting = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"name":')) });
      const leave = AbortSignal.timeout(30);
      const init = { method: "POST", headers, body: halting, duplex: "half", signal: leave } as const;
      await expect(fetch(`${simulator.url}/campaigns`, init)).rejects.toThrow();
      await see(simulator);
      expect(errors).toEqual([]);
      expect(simulator.requests.map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
    });
  });
});

describe("starting a simulator", () => {
  it("says so when its port is taken", async () => {
    await using({ provider: "vapi" }, async ({ url }) => {
      const port = Number(new URL(url).port);
      await expect(startSimulator({ provider: "revox", port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
    });
  });

  it.each<[object, string]>([
    [{ provider: "nobody" }, "provider: must be one of vapi, revox, cozmox"],
    [{ provider: undefined }, "provider: is missing"],
    [{ seed: "lucky" }, "seed: must be a number"],
    [{ port: 70_000 }, "port: must be a whole number, from 0 to 65535"],
    [{ apiKey: "" }, "apiKey: must be text"],
    [{ clock: "wall" }, "clock: must be one of virtual, real, accelerated"],
    [{ speed: 0 }, "speed: must be more than 0"],
    [{ now: "today" }, "now: must be a whole number"],
    [{ concurrency: 0 }, "concurrency: must be a whole number, 1 or more"],
    [{ outcomes: { bussy: 1 } }, "outcomes.bussy: is none of"],
    [{ numbers: { "+15550100": "bussy" } }, "numbers[0]: must be one or more of"],
    [{ outcomes: null }, "outcomes: must be an object"],
    [{ numbers: null }, "numbers: must be an object"],
    [{ history: null }, "history: must be an object"],
    [{ webhooks: null }, "webhooks: must be an object"],
    [{ apiKey: "two\nlines" }, "apiKey: must be text that a header can hold"],
    [{ history: { rows: -1 } }, "history.rows: must be a whole number, 0 or more"],
    [{ history: { oddity: true } }, "history.oddity: is none of campaigns, rows, oddities"],
    [{ campaignsV2: "yes" }, "campaignsV2: must be true or false"],
    [{ generation: "g4" }, "generation: must be one of g1, g2, g3"],
    [{ pageBase: 2 }, "pageBase: must be one of 0, 1"],
    [{ faults: { fault: "reset" } }, "faults: must be a list"],
    [{ webhooks: "http://127.0.0.1" }, "webhooks: must be an object"],
    [{ onEvent: "tell" }, "onEvent: must be a function"],
    [{ sede: 5 }, "sede: is none of provider, seed,"],
  ])("refuses %j", async (options, message) => {
    const unchecked: SimulatorOptions = JSON.parse(JSON.stringify({ provider: "vapi", ...options }));
    const started = startSimulator(unchecked);
    await expect(started).rejects.toThrow(TypeError);
    await expect(started).rejects.toThrow(message);
  });
});
