import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCommand } from "../src/cli/arguments.ts";
import { createBoard } from "../src/cli/board.ts";
import { draw } from "../src/cli/draw.ts";
import { createFirstCampaign } from "../src/cli/first-campaign.ts";
import { createSay } from "../src/cli/say.ts";
import { SCENARIOS } from "../src/cli/scenarios.ts";
import { type Simulator, type SimulatorEvent, startSimulator } from "../src/index.ts";
import { PROVIDERS } from "../src/words.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli.ts", ...args], { cwd: ROOT });
  const errors: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  return { child, lines: createInterface(child.stdout), errors, exit: once(child, "exit") };
}

/** What a program in another language sees: lines of JSON, and HTTP. */
async function firstLines(lines: AsyncIterable<string>, count: number): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const line of lines) {
    read.push(JSON.parse(line));
    if (read.length === count) break;
  }
  return read;
}

describe("the command line", () => {
  it("says how it is used when nothing is asked for, or help is", () => {
    expect(readCommand([])).toBe("help");
    expect(readCommand(["vapi", "--help"])).toBe("help");
  });

  it("takes providers with their ports, and options", () => {
    expect(readCommand(["vapi:4010", "revox", "--seed", "7", "-x", "600", "-g", "g1"])).toEqual({
      providers: [
        { provider: "vapi", port: 4010 },
        { provider: "revox", port: 0 },
      ],
      clock: "accelerated",
      scenario: "empty",
      seed: 7,
      speed: 600,
      generation: "g1",
    });
  });

  it.each([
    [["twilio"], "provider: must be one of vapi, revox, cozmox"],
    [["vapi:x"], "port of vapi: must be from 0 to 65535"],
    [["vapi", "--seed", "1.5"], "--seed: must be a whole number"],
    [["vapi", "--speed", "0"], "--speed: must be more than 0"],
    [["vapi", "--clock", "sundial"], "--clock: must be one of virtual, real, accelerated"],
    [["vapi", "--now", "noon"], "--now: must be an instant"],
    [["vapi", "--webhooks", "here"], "--webhooks: must be a URL"],
    [["vapi", "--lines", "--json"], "--lines and --json exclude each other"],
    [["vapi", "--clock", "real", "--speed", "5"], "--speed: only an accelerated clock has one"],
    [["vapi", "--loud"], "Unknown option '--loud'"],
  ])("refuses %j, and says why", (args, reason) => {
    expect(() => readCommand(args)).toThrow(reason);
  });

  it("serves a program in any language: it reads addresses, moves the clock, counts rings, and ends it", async () => {
    const { child, lines, exit } = run("vapi", "revox", "--clock", "virtual", "--scenario", "demo", "--json");
    const started = await firstLines(lines, 2);
    expect(started).toMatchObject([
      { type: "listening", provider: "vapi", apiKey: "sim-key" },
      { type: "listening", provider: "revox", apiKey: "sim-key" },
    ]);
    for (const { url } of started.filter(isListening)) {
      await untilCampaign(url);
      await fetch(`${url}/simulator/advance`, { method: "POST", body: JSON.stringify({ by: "7d" }) });
      const rings: unknown = await (await fetch(`${url}/simulator/rings`)).json();
      expect(rings).toSatisfy((list: unknown) => Array.isArray(list) && list.length > 30);
    }
    child.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
  });

  it("ends with code 2 and the reason when a port is taken", async () => {
    const other = await startSimulator({ provider: "vapi" });
    const { port } = new URL(other.url);
    const { errors, exit } = run("revox", `vapi:${port}`);
    expect(await exit).toEqual([2, null]);
    await other.close();
    expect(errors.join("")).toBe(`Port ${port} of 127.0.0.1 is taken\nSee --help.\n`);
  });

  it("sums up the rings of each provider by itself", async () => {
    // Neither of them tries anybody again.
    const { child, lines, exit } = run("vapi", "cozmox", "--clock", "virtual", "--scenario", "demo", "--lines");
    const told: string[] = [];
    lines.on("line", (line) => told.push(line));
    while (told.length < 2) await once(lines, "line");
    for (const [url = ""] of told.slice(0, 2).map((line) => /http:\S+/.exec(line) ?? [])) {
      await untilCampaign(url);
      await fetch(`${url}/simulator/advance`, { method: "POST", body: JSON.stringify({ by: "1h" }) });
    }
    child.kill("SIGINT");
    expect(await exit).toEqual([0, null]);
    expect(told.at(-1)).toMatch(/^1?\d\d phones rang; 0 numbers more than once\.$/);
  });

  it("ends well when nobody reads it any more", async () => {
    const { child, errors, lines, exit } = run("vapi", "--scenario", "demo", "--speed", "1000", "--json");
    await firstLines(lines, 3);
    child.stdout.destroy();
    expect(await exit).toEqual([0, null]);
    expect(errors).toEqual([]);
  });

  it.each([
    [["vapi", "--scenario", "no-such"], "--scenario: must be one of empty, demo, organisation, storm, drift"],
    [["vapi", "--scenario", "no-such.json"], "--scenario: there is no file no-such.json that can be read"],
    [["vapi", "--scenario", "package.json"], "package.json: name: is none of now, speed"],
  ])("ends with code 2 and the reason for %j", async (args, reason) => {
    const { errors, exit } = run(...args);
    expect(await exit).toEqual([2, null]);
    expect(errors.join("")).toContain(reason);
  });
});

describe("the first campaign", () => {
  const numbers = { "+15550100": "interested", "+15550101": "interested" } as const;
  const clock = { provider: "revox", now: Date.UTC(2026, 7, 18, 15), numbers } as const;

  it("may suffer what the scenario has in store, which is there to be seen", async () => {
    const faults = [
      { fault: "lost_answer", operation: "createCampaign" },
      { fault: "reset", operation: "launchCampaign" },
    ] as const;
    const simulator = await startSimulator({ ...clock, faults });
    await createFirstCampaign(simulator, 2, new AbortController().signal);
    await simulator.close();
    expect(simulator.requests).toMatchObject([{ faults: ["lost_answer"] }, { faults: ["reset"] }]);
    expect(simulator.campaigns).toHaveLength(1);
  });

  it("is launched, and no other when it could not be created", async () => {
    const faults = [{ fault: "status", status: 503, operation: "createCampaign" }] as const;
    const simulator = await startSimulator({ ...clock, faults, history: {} });
    await createFirstCampaign(simulator, 2, new AbortController().signal);
    await simulator.close();
    expect(simulator.requests).toHaveLength(1);
  });

  it("is waited for no longer than anybody watches", async () => {
    const simulator = await startSimulator({ ...clock, faults: [{ fault: "late", milliseconds: 600_000 }] });
    const stop = new AbortController();
    const created = createFirstCampaign(simulator, 2, stop.signal);
    while (simulator.requests.length === 0) await new Promise(setImmediate);
    stop.abort();
    await created;
    await simulator.close();
    expect(simulator.requests).toHaveLength(1);
  });
});

describe.each(PROVIDERS)("what a person sees of %s", (provider) => {
  async function watched(): Promise<{ simulator: Simulator; board: ReturnType<typeof createBoard>; lines: string[] }> {
    const board = createBoard();
    const say = createSay();
    const lines: string[] = [];
    const events: SimulatorEvent[] = [];
    const simulator = await startSimulator({
      provider,
      ...SCENARIOS.demo?.options,
      onEvent: (event) => events.push(event),
    });
    await createFirstCampaign(simulator, 12, new AbortController().signal);
    await simulator.advance("40s");
    for (const event of events) {
      const line = say(simulator, event);
      board.tell(simulator, event, line);
      if (line !== undefined) lines.push(line);
    }
    return { simulator, board, lines };
  }

  it("is a picture that fits the terminal: addresses, each campaign with its bar, and the last events", async () => {
    const { simulator, board } = await watched();
    const text = draw([simulator], board, SMALL);
    await simulator.close();
    const lines = text.split("\n");
    expect(lines.length).toBeLessThanOrEqual(16);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(text).toContain(simulator.url);
    expect(text).toMatch(/Spring check-ups {2}\w+/);
    expect(text).toMatch(/[█▓░]{24} {2}\d+ of 12 rows/);
    expect(text).toMatch(/row \d+ {2}(rings|is picked up|is over)/);
  });

  it("shows campaigns as a whole, the newest ones, where there is no room for all", async () => {
    const { simulator, board } = await watched();
    await simulator.close();
    const { campaigns } = board;
    const four = [...campaigns, ...campaigns, ...campaigns, ...campaigns];
    const text = draw([simulator], { ...board, campaigns: four }, SMALL);
    const [, first = ""] = text.split("\n\n");
    expect(first).toMatch(/^Spring check-ups/);
    expect(text.match(/Spring check-ups {2}\w+/g)).toHaveLength(2);
  });

  it("leaves out those that nobody is on the phone for first", async () => {
    const { simulator, board } = await watched();
    await simulator.close();
    const [busy] = board.campaigns;
    if (busy === undefined) throw new Error("Nothing was to be seen");
    const quiet = { ...busy, name: "Over", live: { queued: 0, ringing: 0, answered: 0 } };
    const text = draw([simulator], { ...board, campaigns: [busy, quiet, quiet, quiet] }, SMALL);
    expect(text).toMatch(/Spring check-ups {2}\w+/);
    expect(text).toContain("Over");
  });

  it("holds no phone number", async () => {
    const { simulator, board, lines } = await watched();
    const text = [...lines, draw([simulator], board, { columns: 200, rows: 50, colours: true })].join("\n");
    await simulator.close();
    expect(simulator.rings.length).toBeGreaterThan(0);
    for (const { phoneNumber } of simulator.rings) expect(text).not.toContain(phoneNumber);
    expect(lines.some((line) => line.includes("rings"))).toBe(true);
  });
});

const SMALL = { columns: 60, rows: 16, colours: false };

function isListening(value: unknown): value is { readonly url: string } {
  return typeof value === "object" && value !== null && "url" in value;
}

/** The first campaign is created through the API, and at Revox launched, a moment after the addresses are printed. */
async function untilCampaign(url: string): Promise<void> {
  for (;;) {
    const requests = await (await fetch(`${url}/simulator/requests`)).text();
    if (/"operation":"(createCampaign|launchCampaign)".*"status":20[01]/.test(requests) && !isDraft(requests)) return;
  }
}

function isDraft(requests: string): boolean {
  return requests.includes("/campaigns") && !requests.includes("launchCampaign");
}
