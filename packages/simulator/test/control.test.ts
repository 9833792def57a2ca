import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { isRecord } from "../src/contract.ts";
import type { Simulator } from "../src/index.ts";
import { see } from "./fault-support.ts";
import { field, list, using } from "./support.ts";

interface Asked {
  readonly status: number;
  readonly body: unknown;
}

/** As a team in another language would: without a key. Headers are sent as they are, `Host` too. */
function ask(
  { url }: Pick<Simulator, "url">,
  what: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const [method = "", path = ""] = what.split(" ");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/simulator/${path}`, { method, headers, agent: false }, async (response) => {
      let answer = "";
      for await (const chunk of response.setEncoding("utf8")) answer += chunk;
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) });
    });
    asked.on("error", reject);
    asked.end(text);
  });
}

const campaign = {
  assistant_id: "assistant-1",
  name: "Check-ups",
  contacts: [{ to_phone_number: "+15550100", prompt_variables: {} }],
};

describe("the simulator over HTTP", () => {
  it("says which one it is, and what time it has", async () => {
    await using({ provider: "cozmox", seed: 7 }, async (simulator) => {
      const state = { provider: "cozmox", now: "2026-08-18T12:00:00.000Z", clock: "virtual", seed: 7 };
      expect(await ask(simulator, "GET state")).toEqual({ status: 200, body: state });
    });
  });

  it("shows what the simulator's own properties show", async () => {
    await using(
      { provider: "revox", history: { campaigns: 0 }, numbers: { "+15550100": "interested" } },
      async (simulator) => {
        simulator.inject({ fault: "launched_anyway" });
        await see(simulator, "POST /campaigns", { body: campaign });
        await simulator.advance("24h");
        const shown = async (what: string) => (await ask(simulator, `GET ${what}`)).body;
        expect(await shown("rings")).toEqual(simulator.rings);
        expect(await shown("requests")).toEqual(simulator.requests);
        expect(await shown("campaigns")).toEqual(simulator.campaigns);
        expect(await shown("webhooks")).toEqual(simulator.webhooks);
        expect(simulator.rings).toHaveLength(1);
        expect(simulator.campaigns).toHaveLength(1);
        expect(simulator.requests.map(({ path }) => path)).toEqual(["/campaigns"]);
      },
    );
  });

  it("moves a virtual clock, and answers when all that was due has happened", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const { status, body } = await ask(simulator, "POST advance", { by: "1h30m" });
      expect([status, field(body, "now")]).toEqual([200, "2026-08-18T13:30:00.000Z"]);
      expect(simulator.now()).toBe(Date.UTC(2026, 7, 18, 13, 30));
      await ask(simulator, "POST advance", { by: 500 });
      expect(simulator.now()).toBe(Date.UTC(2026, 7, 18, 13, 30, 0, 500));
    });
  });

  it("moves no other clock", async () => {
    await using({ provider: "vapi", clock: "accelerated" }, async (simulator) => {
      const { status, body } = await ask(simulator, "POST advance", { by: "1h" });
      expect([status, body]).toEqual([
        409,
        { message: "The clock is accelerated: only a virtual one can be advanced" },
      ]);
    });
  });

  it("adds a fault or several, shows them, and takes them away", async () => {
    await using({ provider: "vapi" }, async (simulator) => {
      const one = { fault: "status", status: 503, operation: "listCampaigns", count: 1 };
      const others = [{ fault: "content_type" }, { fault: "status", status: 429 }];
      expect(await ask(simulator, "POST faults", one)).toEqual({ status: 200, body: [one] });
      expect(await ask(simulator, "POST faults", others)).toEqual({ status: 200, body: [one, ...others] });
      expect([(await see(simulator)).status, (await see(simulator)).status]).toEqual([503, 429]);
      expect((await ask(simulator, "GET faults")).body).toEqual(others);
      expect(await ask(simulator, "DELETE faults")).toEqual({ status: 200, body: [] });
      expect((await see(simulator)).status).toBe(200);
    });
  });

  it("stays out of the way of faults, and out of the requests", async () => {
    await using({ provider: "vapi", faults: [{ fault: "reset" }] }, async (simulator) => {
      expect((await ask(simulator, "GET state")).status).toBe(200);
      expect((await ask(simulator, "GET nothing")).status).toBe(404);
      expect(simulator.requests).toEqual([]);
    });
  });

  it.each<[string, unknown, number, string]>([
    ["POST advance", { by: "soon" }, 400, "by: must be milliseconds or text such as"],
    ["POST advance", { by: -1 }, 400, "by: must be milliseconds or text such as"],
    ["POST advance", {}, 400, "by: must be milliseconds or text such as"],
    ["POST advance", undefined, 400, "by: must be milliseconds or text such as"],
    ["POST advance", "1h", 400, "The body is not JSON"],
    ["POST faults", {}, 400, "fault: must be one of refused, reset,"],
    ["POST faults", [{ fault: "reset" }, { fault: "late" }], 400, "faults[1].milliseconds: is missing"],
    [
      "POST faults",
      [{ fault: "reset" }, { fault: "refused" }],
      400,
      "fault: refused is for requests through the fetch",
    ],
    ["GET nothing", undefined, 404, "Nothing is called nothing: there are state, rings,"],
    ["GET constructor", undefined, 404, "Nothing is called constructor"],
    ["DELETE state", undefined, 405, "state can be asked for by GET"],
  ])("refuses %s %j", async (what, body, status, message) => {
    await using({ provider: "vapi" }, async (simulator) => {
      expect(await ask(simulator, what, body)).toEqual({ status, body: { message: expect.stringContaining(message) } });
      expect((await ask(simulator, "GET faults")).body).toEqual([]);
    });
  });

  it("tells what an advance ran into", async () => {
    let silent = true;
    const onEvent = () => {
      if (!silent) throw new Error("the teller stumbled");
    };
    const options = { history: { campaigns: 0 }, faults: [{ fault: "launched_anyway" }], onEvent } as const;
    await using({ provider: "revox", ...options }, async (simulator) => {
      await see(simulator, "POST /campaigns", { body: campaign });
      silent = false;
      const { status, body } = await ask(simulator, "POST advance", { by: "24h" });
      expect([status, body]).toEqual([500, { message: "the teller stumbled" }]);
      silent = true;
    });
  });

  it.each([
    [{ host: "simulator.attacker.example" }, 403],
    [{ host: "127.0.0.1.attacker.example:80" }, 403],
    [{ host: "localhost:1234" }, 200],
    [{ host: "[::1]:1234" }, 200],
    [{ origin: "https://attacker.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://localhost:5173" }, 200],
  ])("lets in whoever is on this machine, by %j: %i", async (headers, status) => {
    await using({ provider: "vapi" }, async (simulator) => {
      expect((await ask(simulator, "POST advance", { by: "1h" }, headers)).status).toBe(status);
      expect(simulator.now()).toBe(Date.UTC(2026, 7, 18, status === 200 ? 13 : 12));
    });
  });

  it("shows long lists as a whole", async () => {
    await using({ provider: "revox", history: { rows: 500 } }, async (simulator) => {
      const { body } = await ask(simulator, "GET campaigns");
      const rows = list(body).map((one) => (isRecord(one) ? list(one, "rows").length : 0));
      expect(Math.max(...rows)).toBe(500);
    });
  });
});
