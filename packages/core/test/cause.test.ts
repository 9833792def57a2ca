import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createRedactor } from "../src/adapter/redact.ts";
import { showable } from "../src/adapter/showable.ts";
import { createAcme, KEY, PHONE_NUMBER } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { startScripted } from "./support/scripted-server.ts";

/** What a request comes to whose `fetch` throws this. */
const failure = (thrown: unknown) =>
  thrownBy(() =>
    createAcme({
      clock: createHeldClock(),
      fetch: () => Promise.reject(thrown),
    }).createCampaign({ name: "Ada Lovelace", phoneNumber: PHONE_NUMBER }),
  );

/** Everything that is likely to be written to a log of an error. */
function written(error: unknown): string {
  const stacks: unknown[] = [];
  for (let inner = error; inner instanceof Error; inner = inner.cause) stacks.push(inner.stack, { ...inner });
  return [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), JSON.stringify(stacks)].join("\n");
}

it("is found although an error is its own cause", async () => {
  const circle = new Error("round and round");
  circle.cause = circle;
  expect(await failure(circle)).toMatchObject({ code: "network", delivery: "unknown" });
});

const config = {
  url: `https://api.acme.example/campaign?key=${KEY}`,
  headers: { Authorization: `Bearer ${KEY}` },
  data: JSON.stringify({ name: "Ada Lovelace", phoneNumber: PHONE_NUMBER }),
};

class RequestFailed extends Error {
  readonly config = config;
  readonly request = { socket: { _httpMessage: config } };
  toJSON() {
    return { message: this.message, config };
  }
}

const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), {
  code: "ECONNREFUSED",
  errno: -111,
  syscall: "connect",
  address: "127.0.0.1",
  port: 9,
});

/** Its message was changed after its stack was written. */
const changed = Object.assign(new Error("failed"), {
  stack: `Error: POST with ${KEY} failed\n    at send (client.js:1:1)`,
});

describe("the cause of an error that a fetch threw", () => {
  it.each([
    ["holds the request", new RequestFailed("Request failed")],
    ["holds the request further inside", new TypeError("fetch failed", { cause: new RequestFailed("no") })],
    ["holds the request by a symbol", Object.assign(new Error("no"), { [Symbol("request")]: config })],
    ["quotes the key", new Error(`no answer to Authorization: Bearer ${KEY}`)],
    ["quotes the body", new Error(`no answer to ${config.data}`)],
    ["quoted the key once, which its stack still does", changed],
    ["quotes the address", new TypeError("fetch failed", { cause: new Error(config.url) })],
    ["has one of several that holds the request", new AggregateError([refused, new RequestFailed("no")], "no")],
    ["has a cause that is no error", new Error("no", { cause: config })],
    ["has a code that quotes the key", Object.assign(new Error(`no ${KEY}`), { code: KEY })],
    ["is no error", config],
    ["is text", KEY],
  ])("shows nothing of the request: one that %s", async (_case, thrown) => {
    const text = written(await failure(thrown));
    for (const secret of [KEY, PHONE_NUMBER, "5550100123", "Ada", "Lovelace", "api.acme.example/campaign?key"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("still says what happened, with its name and code", async () => {
    const error = Object.assign(new RequestFailed("connect ECONNREFUSED"), { name: "RequestFailed", code: "E_OFF" });
    expect(await failure(error)).toMatchObject({
      cause: { name: "RequestFailed", message: "connect ECONNREFUSED", code: "E_OFF" },
    });
  });

  it.each([
    ["of a system call", refused],
    ["around one", new TypeError("fetch failed", { cause: refused })],
    ["around several", new TypeError("fetch failed", { cause: new AggregateError([refused, refused]) })],
    ["of the platform", new DOMException("This operation was aborted", "AbortError")],
    ["that is marked by a symbol", Object.assign(new Error("other side closed"), { [Symbol("undici")]: true })],
  ])("is the error itself where it holds nothing of a request: %s", async (_case, thrown) => {
    const error = await failure(thrown);
    expect(error instanceof Error && error.cause).toBe(thrown);
  });

  it("is the platform's own for a real connection that was refused", async () => {
    const gone = await startScripted(200);
    await gone.stop();
    const error = await thrownBy(() => createAcme({ baseUrl: gone.url, clock: createHeldClock() }).getCampaign());
    const { cause } = error instanceof Error ? error : {};
    expect(cause).toBeInstanceOf(TypeError);
    expect(cause).toMatchObject({ cause: { code: "ECONNREFUSED", syscall: "connect" } });
  });

  it("says by its code why a real connection broke", async () => {
    const { url } = await startScripted("closed");
    const error = await thrownBy(() => createAcme({ baseUrl: url }).createCampaign());
    expect(error).toMatchObject({ cause: { message: "fetch failed", cause: { code: "UND_ERR_SOCKET" } } });
  });
});

describe("what is left of a cause", () => {
  it("is nothing of what is no error", () => {
    expect(showable({ message: "no" }, createRedactor([]))).toBeUndefined();
    expect(showable("no", createRedactor([]))).toBeUndefined();
  });
});
