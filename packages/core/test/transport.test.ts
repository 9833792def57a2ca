import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createAsk, signalled } from "../src/adapter/ask.ts";
import { baseUrlOf, createTransport, type Destination, type TransportOptions } from "../src/adapter/transport.ts";
import { ApiError, ConfigurationError, MappingError, NetworkError } from "../src/errors.ts";
import { answerJson, startServer, type TestServer } from "./support/start-server.ts";

const KEY = "sk-test-9f8e7d6c5b4a";
const VARIABLE = "TRUNKLINE_CORE_TEST_API_KEY";
const PHONE_NUMBER = "+15550100123";
const READ = { method: "GET", effect: "read", evidence: "published" } as const;

const DESTINATION: Destination = {
  provider: "acme",
  apiKeyVariable: VARIABLE,
  defaultBaseUrl: "https://api.acme.example",
  operations: {
    getCampaign: { ...READ, path: "/campaign/{id}" },
    createCampaign: { ...READ, method: "POST", path: "/campaign", effect: "physical" },
  },
};

let server: TestServer;
beforeEach(async () => {
  server = await startServer((request, response) => {
    const [, , situation = ""] = (request.url ?? "").split("/");
    const status = Number(situation);
    if (status >= 400) {
      const body = { message: `${PHONE_NUMBER} is not allowed` };
      return answerJson(response, body, status, { "x-request-id": `req-${status}` });
    }
    switch (situation) {
      case "text":
        return answerJson(response, `<html>call ${PHONE_NUMBER}</html>`);
      case "truncated":
        return answerJson(response, `{"id":"c1","number":"${PHONE_NUMBER}`);
      case "empty":
        return response.writeHead(204, { "cf-ray": "ray-1" }).end();
      case "refused-in-text":
        return answerJson(response, `no: ${PHONE_NUMBER}`, 400);
      case "silent":
        return;
      case "stalled":
        return response.writeHead(200, { "content-length": "1000" }).write(`{"id":`);
      case "reset":
        return request.socket.destroy();
      case "broken-off":
        response.writeHead(200, { "content-length": "1000" });
        return response.write(`{"id":`, () => request.socket.destroy());
      default:
        return answerJson(response, { id: situation });
    }
  });
});
afterEach(async () => {
  delete process.env[VARIABLE];
  await server.stop();
});

/** Fetch and JSON, as `openapi-fetch` does it. */
async function getJson(
  request: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<{ data?: { id: string }; error?: unknown; response: Response }> {
  const response = await request(new Request(url, init));
  if (response.status === 204) return { response };
  if (response.ok) return { data: await response.json(), response };
  const error = await response.text();
  try {
    return { error: JSON.parse(error), response };
  } catch {
    return { error, response };
  }
}

/** One call through the whole of it: transport, client, unwrapping. */
function getCampaign(id: string, options: TransportOptions & { readonly signal?: AbortSignal } = {}) {
  const { signal, ...transportOptions } = { apiKey: KEY, baseUrl: server.url, ...options };
  const transport = createTransport(DESTINATION, transportOptions);
  const url = `${baseUrlOf(DESTINATION, transportOptions)}/campaign/${id}`;
  return createAsk(options.id ?? "acme")(
    { operation: "getCampaign", ...signalled(signal) },
    getJson(transport, url, signalled(signal)),
  );
}

const failure = (...args: Parameters<typeof getCampaign>) => thrownBy(() => getCampaign(...args));

describe("another path for an operation", () => {
  it("is asked in place of the contract's, with the same values and below the same address", async () => {
    await getCampaign("c%201", { paths: { getCampaign: "/v9/{id}/campaign" }, baseUrl: `${server.url}/proxy` });
    expect(server.requests.map(({ url }) => url)).toEqual(["/proxy/v9/c%201/campaign"]);
  });

  it("leaves the other operations alone", async () => {
    await getCampaign("c1", { paths: { createCampaign: "/v9/campaign" } });
    expect(server.requests.map(({ url }) => url)).toEqual(["/campaign/c1"]);
  });

  it.each([
    [{ getCampain: "/x" }, "paths.getCampain: is none of getCampaign, createCampaign"],
    [{ getCampaign: "/x/{row}" }, "paths.getCampaign: is not a path with no placeholders but those of /campaign/{id}"],
    [{ getCampaign: "x" }, "paths.getCampaign: is not a path with no placeholders but those of /campaign/{id}"],
  ])("is refused before anything is sent when it cannot be asked: %o", async (paths, message) => {
    const error = await failure("c1", { paths });
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ detail: message });
    expect(server.requests).toEqual([]);
  });
});

describe("the key", () => {
  it("travels in the Authorization header", async () => {
    expect(await getCampaign("c1")).toEqual({ id: "c1" });
    expect(server.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, accept: "application/json" });
  });

  it("comes from the environment when the options have none, read at each request", async () => {
    const transport = createTransport(DESTINATION, {});
    for (const key of ["first-key", "second-key"]) {
      process.env[VARIABLE] = key;
      await transport(`${server.url}/campaign/c1`);
    }
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first-key",
      "Bearer second-key",
    ]);
  });

  it("is taken from the options before the environment", async () => {
    process.env[VARIABLE] = "another-key";
    await getCampaign("c1");
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it.each([undefined, ""])(
    "that is missing is refused by the name of the variable, and nothing is sent: %j",
    async (apiKey) => {
      const transport = createTransport(DESTINATION, apiKey === undefined ? {} : { apiKey });
      const error = await thrownBy(() => transport(`${server.url}/campaign/c1`));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({
        message: `[acme] no API key: pass \`apiKey\`, or set ${VARIABLE}`,
        delivery: "not_sent",
      });
      expect(server.requests).toEqual([]);
    },
  );

  it.each([
    ["a line break at its end", `${KEY}\n`],
    ["a header behind it", `${KEY}\r\nX-Evil: 1`],
    ["a space", `${KEY} x`],
    ["a letter beyond ASCII", `${KEY}é`],
  ])("with %s is refused without being quoted, and nothing is sent", async (_case, apiKey) => {
    const error = await failure("c1", { apiKey });
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(inspect(error, { depth: 10 })).not.toContain(KEY);
    expect(server.requests).toEqual([]);
  });
});

describe("a request", () => {
  it("keeps its own method, headers and body", async () => {
    const transport = createTransport(DESTINATION, { apiKey: KEY });
    const request = new Request(`${server.url}/campaign`, {
      method: "POST",
      headers: { "x-trace": "t1" },
      body: JSON.stringify({ name: "Autumn renewals" }),
    });
    expect((await transport(request)).status).toBe(200);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      headers: { "x-trace": "t1", authorization: `Bearer ${KEY}`, "content-length": "26" },
    });
  });

  it("goes through the fetch of the options", async () => {
    const urls: string[] = [];
    const through: typeof fetch = (input, init) => {
      urls.push(input instanceof Request ? input.url : String(input));
      return fetch(input, init);
    };
    expect(await getCampaign("c1", { fetch: through })).toEqual({ id: "c1" });
    expect(urls).toEqual([`${server.url}/campaign/c1`]);
  });

  it("leaves the caller's own request as it was", async () => {
    const request = new Request(`${server.url}/campaign/c1`);
    await createTransport(DESTINATION, { apiKey: KEY })(request);
    expect(request.headers.has("authorization")).toBe(false);
  });

  it("is sent once, whatever comes back", async () => {
    for (const situation of ["503", "429", "reset", "broken-off", "text"]) await failure(situation);
    expect(server.requests).toHaveLength(5);
  });
});

describe("the base URL", () => {
  it("is the provider's own unless another is given, without a slash at its end", () => {
    expect(baseUrlOf(DESTINATION, {})).toBe("https://api.acme.example");
    expect(baseUrlOf(DESTINATION, { baseUrl: "http://127.0.0.1:8080/proxy//" })).toBe("http://127.0.0.1:8080/proxy");
  });

  it.each(["http://user:secret@acme.example", "https://acme.example?key=secret", "https://acme.example/#secret"])(
    "refuses an address that could hold a secret, without repeating it: %s",
    async (baseUrl) => {
      const error = await thrownBy(() => baseUrlOf(DESTINATION, { baseUrl }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(inspect(error, { depth: 10 })).not.toContain("secret");
    },
  );

  it.each(["", "api.acme.example", "/proxy", "ftp://api.acme.example", "javascript:alert(1)", "http://"])(
    "is refused when it is not an http or https URL: %j",
    async (baseUrl) => {
      const error = await thrownBy(() => baseUrlOf(DESTINATION, { baseUrl }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({ message: "[acme] baseUrl: is not an http or https URL" });
    },
  );
});

describe("an answer that says no", () => {
  it.each([
    [401, "unauthorized", "rejected"],
    [404, "not-found", "rejected"],
    [422, "invalid", "rejected"],
    [429, "rate-limited", "rejected"],
    [503, "server", "unknown"],
  ])("is an ApiError by its status: %i %s", async (status, kind, delivery) => {
    const error = await failure(String(status));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, kind, delivery, operation: "getCampaign", requestId: `req-${status}` });
    expect(error).toHaveProperty("body.message", `${PHONE_NUMBER} is not allowed`);
    expect(inspect(error, { depth: 10 })).not.toContain(PHONE_NUMBER);
  });

  it("keeps a body that is not JSON as text", async () => {
    expect(await failure("refused-in-text")).toMatchObject({ kind: "invalid", body: `no: ${PHONE_NUMBER}` });
  });
});

describe("an answer that cannot be used", () => {
  it.each(["text", "truncated"])("is a MappingError that quotes nothing of it: %s", async (situation) => {
    const error = await failure(situation);
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ message: "[acme] getCampaign: the answer is not JSON", delivery: "accepted" });
    for (const text of [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error)]) {
      expect(text).not.toContain(PHONE_NUMBER);
      expect(text).not.toContain("<html>");
    }
  });

  it("is a MappingError when it is empty, with the id that a network before the provider gave it", async () => {
    const error = await failure("empty");
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ message: "[acme] getCampaign: the answer is empty", requestId: "ray-1" });
  });
});

describe("a connection that fails", () => {
  it("is a request not sent when it was refused", async () => {
    const gone = await startServer(() => {});
    await gone.stop();
    const error = await failure("c1", { baseUrl: gone.url });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ delivery: "not_sent", timedOut: false, operation: "getCampaign" });
  });

  it.each([
    ["before the answer", "reset"],
    ["in the middle of the answer", "broken-off"],
  ])("leaves unknown what became of the request when it broke %s", async (_case, situation) => {
    const error = await failure(situation);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ delivery: "unknown", timedOut: false, operation: "getCampaign" });
    expect(error).toHaveProperty("cause");
  });

  it("names no operation when the request is none of the contract's", async () => {
    const transport = createTransport(DESTINATION, { apiKey: KEY });
    const error = await thrownBy(() => transport(`${server.url}/reset/reset`));
    expect(error).toMatchObject({ message: "[acme] no answer", operation: undefined });
  });
});

describe("a request's time limit", () => {
  it.each([
    ["no answer comes", "silent"],
    ["the answer stops in the middle", "stalled"],
  ])("is a NetworkError when %s", async (_case, situation) => {
    const error = await failure(situation, { requestTimeoutMs: 40 });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      message: "[acme] getCampaign: no answer within 40 ms",
      timedOut: true,
      delivery: "unknown",
    });
  });

  it("is none when it is 0", async () => {
    expect(await getCampaign("c1", { requestTimeoutMs: 0 })).toEqual({ id: "c1" });
  });
});

describe("an abort by the caller", () => {
  it.each(["silent", "stalled"])("passes through with its own reason: %s", async (situation) => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    const thrown = failure(situation, { signal: controller.signal });
    await server.firstRequest;
    controller.abort(reason);
    expect(await thrown).toBe(reason);
  });

  it("without a reason of its own is the platform's AbortError", async () => {
    const controller = new AbortController();
    const thrown = failure("silent", { signal: controller.signal });
    await server.firstRequest;
    controller.abort();
    expect(await thrown).toMatchObject({ name: "AbortError" });
  });

  it("before the call sends nothing", async () => {
    const reason = new Error("the user left");
    expect(await failure("c1", { signal: AbortSignal.abort(reason) })).toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it("by the caller's own clock is the caller's TimeoutError, not ours", async () => {
    const signal = AbortSignal.timeout(30);
    const error = await failure("silent", { signal });
    expect(error).toBe(signal.reason);
    expect(error).toMatchObject({ name: "TimeoutError" });
  });
});

describe("an error", () => {
  it.each(["401", "503", "text", "truncated", "empty", "reset", "broken-off", "silent", "stalled"])(
    "never prints the key: %s",
    async (situation) => {
      const error = await failure(situation, { requestTimeoutMs: 40 });
      for (const text of [inspect(error, { depth: 10 }), JSON.stringify(error), String(error)]) {
        expect(text).not.toContain(KEY);
      }
    },
  );

  it("speaks of the provider by the id that the options give it", async () => {
    const id = "acme-west";
    expect(await failure("404", { id })).toMatchObject({ provider: id });
    expect(await failure("reset", { id })).toMatchObject({ provider: id });
    expect(await failure("silent", { id, requestTimeoutMs: 20 })).toMatchObject({ provider: id });
    expect(await failure("c1", { id, apiKey: "" })).toMatchObject({ provider: id });
    expect(await failure("c1", { id, baseUrl: "nowhere" })).toMatchObject({ provider: id });
  });

  it("that the transport raised is told as one of the operation that was asked for", async () => {
    const cause = new Error("connect");
    const errors = [
      new ConfigurationError("no API key", { provider: "acme" }),
      new NetworkError("no answer", { provider: "acme", operation: "getCall", delivery: "not_sent", cause }),
    ];
    for (const error of errors) {
      const told = await thrownBy(() => createAsk("acme")({ operation: "getAttempt" }, Promise.reject(error)));
      expect(told).toBeInstanceOf(error.constructor);
      const { detail, delivery } = error;
      expect(told).toMatchObject({
        operation: "getAttempt",
        detail,
        delivery,
        message: `[acme] getAttempt: ${detail}`,
      });
      expect(told instanceof Error && told.cause).toBe(error.cause);
    }
  });
});
