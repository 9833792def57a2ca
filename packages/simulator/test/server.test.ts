import { describe, expect, it } from "vitest";
import { checkAnswer, type ProviderId } from "../src/index.ts";
import { get, list, PROVIDERS, readEverything, text, using } from "./support.ts";

const LISTING = { vapi: "/campaign", cozmox: "/campaign", revox: "/campaigns" } as const;

describe.each(PROVIDERS)("%s on loopback", (provider) => {
  it("answers the same bytes for the same seed, and others for another", async () => {
    const read = async (seed: number) => {
      const answers = await using({ provider, seed, history: { campaigns: 12 } }, readEverything);
      return answers.map((answer) => `${answer.path} ${answer.text}`);
    };
    const first = await read(7);
    expect(await read(7)).toEqual(first);
    expect(await read(8)).not.toEqual(first);
  });

  it("repeats headers too, so that an answer can be recorded", async () => {
    await using({ provider }, async ({ url, apiKey }) => {
      const ask = () => fetch(url + LISTING[provider], { headers: { authorization: `Bearer ${apiKey}` } });
      const [first, second] = [await ask(), await ask()];
      expect([...second.headers]).toEqual([...first.headers]);
      await Promise.all([first.text(), second.text()]);
    });
  });

  it("refuses a wrong key with 401 and its own kind of body", async () => {
    await using({ provider, apiKey: "right" }, async (simulator) => {
      const answer = await get(simulator, LISTING[provider], "wrong");
      expect(answer).toMatchObject({ status: 401, body: refusal(provider, 401, "Unauthorized") });
      expect((await fetch(simulator.url + LISTING[provider])).status).toBe(401);
      expect((await get(simulator, LISTING[provider])).status).toBe(200);
    });
  });

  it("answers 404 for what does not exist, in a body that fits the contract", async () => {
    const missing = "00000000-0000-4000-8000-000000000000";
    const paths = [
      `${LISTING[provider]}/${missing}`,
      `/call/${missing}`,
      "/nowhere",
      `${LISTING[provider]}/`,
      "//",
      "/%",
    ];
    await using({ provider }, async (simulator) => {
      for (const path of paths) {
        const { status, body } = await get(simulator, path);
        expect([path, status]).toEqual([path, 404]);
        const findings = checkAnswer({ provider, method: "GET", path, status, body });
        expect(findings.filter((finding) => !finding.endsWith(": operation"))).toEqual([]);
      }
    });
  });

  it("remembers what it was asked", async () => {
    await using({ provider }, async (simulator) => {
      await get(simulator, LISTING[provider]);
      await get(simulator, "/call?page=x");
      await get(simulator, "/nowhere?a=b");
      expect(simulator.requests).toMatchObject([
        { method: "GET", path: LISTING[provider], operation: "listCampaigns", status: 200 },
        {
          method: "GET",
          path: "/call?page=x",
          operation: expect.stringMatching(/^listCall/),
          status: expect.any(Number),
        },
        { method: "GET", path: "/nowhere?a=b", status: 404 },
      ]);
    });
  });

  it("lets two run side by side, and frees its port when closed", async () => {
    const port = await using({ provider }, (one) =>
      using({ provider, seed: 2 }, async (other) => {
        expect(other.url).not.toBe(one.url);
        return Number(new URL(one.url).port);
      }),
    );
    await using({ provider, port }, async (again) => expect(new URL(again.url).port).toBe(String(port)));
  });

  it("has nothing later than its present but what is planned", async () => {
    const now = Date.UTC(2026, 10, 2, 9, 30);
    const answers = await using({ provider, now }, readEverything);
    const instants = answers.flatMap((answer) => [
      ...answer.text.matchAll(/"(?:created_?[aA]t|updated_?[aA]t|started_?[aA]t|answered_at|ended_?[aA]t)":"([^"]+)"/g),
    ]);
    expect(instants.length).toBeGreaterThan(500);
    expect(instants.filter(([, instant]) => Date.parse(instant ?? "") > now)).toEqual([]);
  });
});

describe.each(["vapi", "cozmox"] as const)("%s: query parameters", (provider) => {
  it.each([
    "/campaign?limit=1001",
    "/campaign?limit=-1",
    "/campaign?limit=many",
    "/campaign?limit=",
    "/campaign?limit=5&limit=6",
    "/campaign?page=0",
    "/campaign?sortOrder=up",
    "/campaign?status=running",
    "/call?createdAtGt=yesterday",
    "/call?createdAtGt=2026-08-18T12:00:00%2B05",
    "/call?limit=1001",
  ])("refuses %s", async (path) => {
    await using({ provider }, async (simulator) => {
      const { status, body } = await get(simulator, path);
      const message = [expect.stringMatching(/^\w+ must /)];
      expect({ status, body }).toEqual({ status: 400, body: { message, error: "Bad Request", statusCode: 400 } });
      expect(checkAnswer({ provider, method: "GET", path, status, body })).toEqual([]);
    });
  });

  it("answers an empty page when asked for no items", async () => {
    await using({ provider }, async (simulator) => {
      expect(list((await get(simulator, "/campaign?limit=0")).body, "results")).toEqual([]);
      expect(list((await get(simulator, "/call?limit=0")).body)).toEqual([]);
    });
  });
});

describe("revox: query parameters", () => {
  it.each(["/call", "/call?page=0", "/call?page_size=5", "/call?page=0&page_size=0", "/call?page=1.5&page_size=5"])(
    "refuses %s",
    async (path) => {
      await using({ provider: "revox" }, async (simulator) => {
        const { status, body } = await get(simulator, path);
        expect(status).toBe(400);
        expect(text(body, "message")).not.toBe("");
      });
    },
  );
});

function refusal(provider: ProviderId, statusCode: number, message: string): object {
  return provider === "revox" ? { message } : { message, error: message, statusCode };
}
