import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { type SimulatorEvent, type SimulatorOptions, startSimulator, type WebhookOptions } from "../src/index.ts";
import { type ClockKind, createTimeline, type Timeline } from "../src/timeline.ts";
import { createSender, type Sender } from "../src/webhooks/sender.ts";
import type { Webhook } from "../src/webhooks.ts";
import { see } from "./fault-support.ts";
import { using } from "./support.ts";

const START = Date.UTC(2026, 7, 18, 12);

/** What came to somebody who listens. */
interface Letter {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
  /** Simulated seconds since the start. */
  readonly at: number;
}

interface Scene {
  readonly url: string;
  readonly timeline: Timeline;
  readonly sender: Sender;
  readonly letters: readonly Letter[];
  readonly events: readonly SimulatorEvent[];
  /** Sends messages that are told apart by number. */
  send(...numbers: readonly number[]): void;
  /** Numbers of the messages, as they came. */
  arrived(): unknown[];
}

interface SceneOptions extends Omit<WebhookOptions, "url"> {
  readonly clock?: ClockKind;
  readonly speed?: number;
  readonly seed?: number;
  /** What each message says of itself, beside its number. */
  readonly webhook?: Partial<Webhook>;
  /** The answer to a message: its status, or its text; nothing: none, ever. */
  readonly answer?: (body: unknown, count: number) => number | string | undefined;
}

async function onScene(options: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const { clock = "virtual", speed = 1, seed = 1, webhook = {}, answer = () => 200, ...unreliable } = options;
  const letters: Letter[] = [];
  const events: SimulatorEvent[] = [];
  const timeline = createTimeline({ clock, start: START, speed, onError: fail });
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const body: unknown = JSON.parse(text);
    const at = (timeline.now() - START) / 1000;
    letters.push({ path: request.url ?? "", headers: request.headers, text, body, at });
    const answered = answer(body, letters.length);
    if (typeof answered === "number") response.writeHead(answered).end();
    if (typeof answered === "string") response.end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/hook`;
  const sender = createSender({
    webhooks: { url, ...unreliable },
    seed,
    timeline,
    speed: clock === "virtual" ? Number.POSITIVE_INFINITY : speed,
    tell: (event) => events.push(event),
    onError: fail,
  });
  const send = (...numbers: readonly number[]) => {
    for (const number of numbers) sender.send({ message: "note", body: { number }, ...webhook });
  };
  try {
    await play({ url, timeline, sender, letters, events, send, arrived: () => letters.map(numberOf) });
  } finally {
    sender.stop();
    timeline.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function numberOf({ body }: Letter): unknown {
  return typeof body === "object" && body !== null && "number" in body ? body.number : undefined;
}

function fail(error: unknown): never {
  throw error;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe("a webhook", () => {
  it("is JSON, posted to the address of the options, with the headers of the message", async () => {
    await onScene(
      { webhook: { headers: { "X-Team": "blue" } } },
      async ({ timeline, sender, letters, events, send, url }) => {
        send(7);
        await timeline.advance(0);
        expect(letters).toMatchObject([
          { path: "/hook", text: '{"number":7}', headers: { "content-type": "application/json", "x-team": "blue" } },
        ]);
        const at = "2026-08-18T12:00:00.000Z";
        expect(sender.sent).toEqual([{ at, message: "note", url, fate: "delivered" }]);
        expect(events).toEqual([{ type: "webhook", at, message: "note", fate: "delivered" }]);
      },
    );
  });

  it("says what it said when it was sent, though it arrives later", async () => {
    await onScene({ delay: { share: 1, seconds: 60 } }, async ({ timeline, sender, letters }) => {
      const body = { status: "queued" };
      sender.send({ message: "note", body });
      body.status = "ended";
      await timeline.advance(60_000);
      expect(letters.map(({ body }) => body)).toEqual([{ status: "queued" }]);
    });
  });

  it("goes to an address of its own, on loopback or at the host of the options, and to no stranger", async () => {
    await onScene({}, async ({ timeline, sender, letters, url }) => {
      const { port } = new URL(url);
      const near = [`http://localhost:${port}/own`, `http://127.0.0.1:${port}/other`];
      const far = [
        "https://hooks.acme.example/x",
        "http://nobody.invalid",
        "http://203.0.113.7/",
        "ftp://127.0.0.1/",
        "hook",
      ];
      for (const own of [...near, ...far]) sender.send({ message: "note", body: {}, url: own });
      expect([...near, ...far, undefined].map((own) => sender.reaches(own))).toEqual([
        ...[true, true],
        ...[false, false, false, false, false],
        true,
      ]);
      await timeline.advance(0);
      expect(letters.map(({ path }) => path)).toEqual(["/own", "/other"]);
      expect(sender.sent).toHaveLength(2);
    });
  });

  it("goes nowhere without an address", async () => {
    await onScene({}, async ({ timeline, url, letters }) => {
      const nowhere = createSender({ webhooks: undefined, seed: 1, timeline, speed: 1, tell: fail, onError: fail });
      expect([nowhere.reaches(undefined), nowhere.reaches(url)]).toEqual([false, true]);
      nowhere.send({ message: "note", body: {} });
      expect(await nowhere.ask({ message: "note", body: {} })).toBe(undefined);
      expect([nowhere.sent, letters]).toEqual([[], []]);
    });
  });

  it("proves where it comes from by a secret, a token or a signature", async () => {
    const proofs: [WebhookOptions["authentication"], IncomingHttpHeaders][] = [
      [{ kind: "secret", secret: "s3" }, { "x-vapi-secret": "s3" }],
      [{ kind: "bearer", token: "t0" }, { authorization: "Bearer t0" }],
      [{ kind: "hmac", secret: "k" }, { "x-signature": signature("sha256", '{"number":1}') }],
      [
        { kind: "hmac", secret: "k", algorithm: "sha512", header: "X-Sign", timestampHeader: "X-Time" },
        { "x-sign": signature("sha512", `${START}.{"number":1}`), "x-time": String(START) },
      ],
    ];
    for (const [authentication, headers] of proofs) {
      await onScene({ ...(authentication && { authentication }) }, async ({ timeline, letters, send }) => {
        send(1);
        await timeline.advance(0);
        expect(letters).toMatchObject([{ headers }]);
      });
    }
  });

  it("arrives one after the other, and time stands still meanwhile", async () => {
    await onScene({}, async ({ timeline, letters, send, arrived }) => {
      for (const second of upTo(5)) timeline.at(START + second * 1000, () => send(second, second + 10));
      await timeline.advance(5_000);
      expect(arrived()).toEqual(upTo(5).flatMap((second) => [second, second + 10]));
      expect(letters.map(({ at }) => at)).toEqual(upTo(5).flatMap((second) => [second, second]));
    });
  });

  it("arrives while a clock that goes by itself goes on", async () => {
    await onScene({ clock: "accelerated", speed: 1000 }, async ({ sender, send, arrived }) => {
      send(...upTo(4));
      while (sender.sent.length < 4) await new Promise((resolve) => setImmediate(resolve));
      expect(arrived().sort()).toEqual(upTo(4));
    });
  });
});

describe("a webhook whose way is unreliable", () => {
  it("gets lost, the same ones for the same seed", async () => {
    const survivors = async (seed: number) => {
      let numbers: unknown[] = [];
      await onScene({ lose: 0.5, seed }, async ({ timeline, sender, events, send, arrived }) => {
        send(...upTo(20));
        await timeline.advance(0);
        numbers = arrived();
        expect(sender.sent.filter(({ fate }) => fate === "lost")).toHaveLength(20 - numbers.length);
        expect(events).toHaveLength(20);
      });
      return numbers;
    };
    const first = await survivors(1);
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThan(17);
    expect(await survivors(1)).toEqual(first);
    expect(await survivors(2)).not.toEqual(first);
  });

  it("arrives twice, which is told", async () => {
    await onScene({ double: 1 }, async ({ timeline, sender, send, arrived }) => {
      send(1, 2);
      await timeline.advance(0);
      expect(arrived()).toEqual([1, 1, 2, 2]);
      expect(sender.sent.map(({ repeated }) => repeated)).toEqual([undefined, true, undefined, true]);
    });
  });

  it("arrives late, by simulated seconds", async () => {
    await onScene({ delay: { share: 1, seconds: 90 } }, async ({ timeline, letters, send }) => {
      send(1);
      await timeline.advance(89_000);
      expect(letters).toEqual([]);
      await timeline.advance(60_000);
      expect(letters.map(({ at }) => at)).toEqual([90]);
    });
  });

  it("arrives after the one that was sent next, or a minute later when nothing was", async () => {
    await onScene({ reorder: 1 }, async ({ timeline, letters, send, arrived }) => {
      send(...upTo(5));
      await timeline.advance(59_000);
      expect(arrived()).toEqual([2, 1, 4, 3]);
      await timeline.advance(1_000);
      expect(arrived()).toEqual([2, 1, 4, 3, 5]);
      expect(letters.at(-1)?.at).toBe(60);
    });
  });

  it("is drawn for one by one: another share of one mishap leaves the others as they are", async () => {
    const lost = async (double: number) => {
      let messages: unknown[] = [];
      await onScene(
        { lose: 0.3, double, delay: { share: double, seconds: 1 } },
        async ({ timeline, send, arrived }) => {
          send(...upTo(20));
          await timeline.advance(1_000);
          messages = upTo(20).filter((number) => !arrived().includes(number));
        },
      );
      return messages;
    };
    expect(await lost(0.7)).toEqual(await lost(0));
  });
});

describe("a webhook that fails", () => {
  it("is not repeated", async () => {
    await onScene({ answer: () => 500 }, async ({ timeline, sender, events, send }) => {
      send(1);
      await timeline.advance(600_000);
      expect(sender.sent).toMatchObject([{ fate: "failed" }]);
      expect(events).toMatchObject([{ fate: "failed" }]);
    });
  });

  it.each([302, 404, 503])("fails by an answer of %i", async (status) => {
    await onScene({ answer: () => status }, async ({ timeline, sender, send }) => {
      send(1);
      await timeline.advance(0);
      expect(sender.sent).toMatchObject([{ fate: "failed" }]);
    });
  });

  it("fails where nobody listens, and with headers that cannot be sent", async () => {
    await onScene({}, async ({ timeline, sender }) => {
      sender.send({ message: "note", body: {}, url: "http://127.0.0.1:4/" });
      sender.send({ message: "note", body: {}, headers: { "bad header": "\n" } });
      await timeline.advance(0);
      expect(sender.sent).toMatchObject([{ fate: "failed" }, { fate: "failed" }]);
    });
  });

  const backoff = { maxRetries: 3, baseDelaySeconds: 5 };

  it.each([
    ["fixed", [0, 5, 10, 15]],
    ["exponential", [0, 5, 15, 35]],
  ] as const)("is repeated with a %s backoff, in simulated time, so often and no more", async (type, seconds) => {
    await onScene(
      { answer: () => 503, webhook: { backoff: { ...backoff, type } } },
      async ({ timeline, sender, letters, send }) => {
        send(1);
        await timeline.advance(600_000);
        expect(letters.map(({ at }) => at)).toEqual(seconds);
        expect(sender.sent.map(({ repeated }) => repeated)).toEqual([undefined, true, true, true]);
      },
    );
  });

  it("is repeated until it is taken", async () => {
    const answer = (_: unknown, count: number) => (count < 3 ? 500 : 204);
    await onScene(
      { answer, webhook: { backoff: { ...backoff, type: "fixed" } } },
      async ({ timeline, sender, send }) => {
        send(1);
        await timeline.advance(600_000);
        expect(sender.sent.map(({ fate }) => fate)).toEqual(["failed", "failed", "delivered"]);
      },
    );
  });

  it("fails when nobody answers in time, and does not hold the clock for ever", async () => {
    const webhook = { timeoutSeconds: 0.05 };
    await onScene({ answer: () => undefined, webhook }, async ({ timeline, sender, send }) => {
      send(1);
      await timeline.advance(1_000);
      expect(sender.sent).toMatchObject([{ fate: "failed" }]);
      expect(timeline.now()).toBe(START + 1_000);
    });
  });

  it("has two real seconds at least, however fast the clock goes", async () => {
    await onScene({ clock: "accelerated", speed: 100_000, answer: () => undefined }, async ({ sender, send }) => {
      const begin = performance.now();
      send(1);
      while (sender.sent.length < 1) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(performance.now() - begin).toBeGreaterThan(1_900);
      expect(sender.sent).toMatchObject([{ fate: "failed" }]);
    });
  });

  it("is given up at once when everything stops", async () => {
    await onScene({ answer: () => undefined }, async ({ sender, letters }) => {
      const begin = performance.now();
      const asked = sender.ask({ message: "note", body: {} });
      while (letters.length < 1) await new Promise((resolve) => setImmediate(resolve));
      sender.stop();
      expect(await asked).toBe(undefined);
      expect(performance.now() - begin).toBeLessThan(1_500);
    });
  });

  it("is waited for no more when everything stops", async () => {
    await onScene({ answer: () => undefined }, async ({ timeline, sender, send, letters }) => {
      send(1, 2);
      const moved = timeline.advance(1_000);
      while (letters.length < 1) await new Promise((resolve) => setImmediate(resolve));
      timeline.stop();
      sender.stop();
      await moved;
      expect([letters.length, sender.sent]).toEqual([1, []]);
    });
  });
});

describe("a question", () => {
  const answer = () => '{"eligible":true}';
  const question = { message: "campaign.predial", body: { number: 1 } };

  it("gives the parsed answer, never astray, and time stands still meanwhile", async () => {
    const unreliable = { lose: 1, double: 1, delay: { share: 1, seconds: 9 }, reorder: 1 };
    await onScene({ ...unreliable, answer }, async ({ timeline, sender, letters }) => {
      const heard: unknown[] = [];
      timeline.at(START + 10, async () => {
        heard.push(await sender.ask(question), timeline.now() - START);
      });
      await timeline.advance(20);
      expect(heard).toEqual([{ eligible: true }, 10]);
      expect(letters).toHaveLength(1);
      expect(sender.sent).toMatchObject([{ message: "campaign.predial", fate: "delivered" }]);
    });
  });

  it.each([
    ["a refusal", () => 500],
    ["no JSON", () => "certainly"],
    ["an empty answer", () => 204],
    ["silence", () => undefined],
  ])("gives nothing for %s", async (_, answer) => {
    await onScene({ answer }, async ({ sender }) => {
      expect(await sender.ask({ ...question, timeoutSeconds: 0.2 })).toBe(undefined);
    });
  });
});

describe("a simulator with webhooks", () => {
  it("sends what its provider has to say, and remembers what became of it", async () => {
    await onScene({}, async ({ url, letters }) => {
      const told: string[] = [];
      const onEvent = ({ type }: SimulatorEvent) => told.push(type);
      const options = { history: { campaigns: 0 }, generation: "g1", webhooks: { url }, onEvent } as const;
      await using({ provider: "revox", ...options }, async (simulator) => {
        const contacts = [{ to_phone_number: "+15550100", prompt_variables: {} }];
        const body = { assistant_id: "assistant-1", name: "Check-ups", contacts };
        await see(simulator, "POST /campaigns", { body });
        await simulator.advance("7d");
        expect(letters.length).toBeGreaterThan(0);
        expect(simulator.webhooks.map(({ fate, message }) => [fate, message])).toEqual(
          letters.map(() => ["delivered", "call"]),
        );
        expect(told.filter((type) => type === "webhook")).toHaveLength(letters.length);
      });
    });
  });
});

describe("options of webhooks", () => {
  const url = "http://127.0.0.1:4000/hook";
  it.each<[object, string]>([
    [{}, "webhooks.url: must be an http or https URL"],
    [{ url: "hook" }, "webhooks.url: must be an http or https URL"],
    [{ url: "https://hooks.acme.example" }, "webhooks.url: must be an http or https URL of a host that can exist"],
    [{ url, lose: 2 }, "webhooks.lose: must be from 0 to 1"],
    [{ url, double: "often" }, "webhooks.double: must be from 0 to 1"],
    [{ url, reorder: -1 }, "webhooks.reorder: must be from 0 to 1"],
    [{ url, delay: 5 }, "webhooks.delay: must be an object"],
    [{ url, delay: { share: 1 } }, "webhooks.delay.seconds: is missing"],
    [{ url, delay: { share: 1, seconds: -1 } }, "webhooks.delay.seconds: must be 0 or more"],
    [{ url, losses: 1 }, "webhooks.losses: is none of url,"],
    [{ url, authentication: { kind: "seal" } }, "webhooks.authentication.kind: must be one of secret, bearer, hmac"],
    [{ url, authentication: { kind: "constructor" } }, "webhooks.authentication.kind: must be one of secret,"],
    [{ url, authentication: null }, "webhooks.authentication.kind: must be one of secret, bearer, hmac"],
    [{ url, authentication: { kind: "secret" } }, "webhooks.authentication.secret: is missing"],
    [
      { url, authentication: { kind: "hmac", secret: "k", algorithm: "md5" } },
      "webhooks.authentication.algorithm: must be",
    ],
  ])("are not %j", async (webhooks, message) => {
    const unchecked: SimulatorOptions = JSON.parse(JSON.stringify({ provider: "vapi", webhooks }));
    const started = startSimulator(unchecked);
    await expect(started).rejects.toThrow(TypeError);
    await expect(started).rejects.toThrow(message);
  });

  it("prove nothing for Revox", async () => {
    const webhooks = { url, authentication: { kind: "secret", secret: "s" } } as const;
    await expect(startSimulator({ provider: "revox", webhooks })).rejects.toThrow(
      "webhooks.authentication: Revox signs",
    );
  });
});

function signature(algorithm: string, text: string): string {
  return createHmac(algorithm, "k").update(text).digest("hex");
}
