import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { failureOf } from "../src/adapter/delivery.ts";
import { NetworkError } from "../src/errors.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { startScripted } from "./support/scripted-server.ts";

/** What a request that may make phones ring came to, in as many tries as it was given. */
async function failure(baseUrl: string) {
  const codes: (string | undefined)[] = [];
  const options = {
    baseUrl,
    clock: createHeldClock(),
    onResponse: (event: { failure?: string }) => codes.push(event.failure),
  };
  const error = await thrownBy(() => createAcme(options).createCampaign());
  expect(error).toBeInstanceOf(NetworkError);
  return { error, codes };
}

/** An address that takes connections and ends each as soon as it is made. */
async function startClosing(): Promise<{ readonly url: string; readonly count: () => number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}`, count: () => count };
}

describe("a connection that fails", () => {
  it("is a request not sent when it was refused", async () => {
    const gone = await startScripted(200);
    await gone.stop();
    const { error, codes } = await failure(gone.url);
    expect(error).toMatchObject({ delivery: "not_sent", timedOut: false, operation: "createCampaign", tries: 4 });
    expect(codes).toEqual(Array(4).fill("ECONNREFUSED"));
  });

  it("is a request not sent when the name is nobody's", async () => {
    const { error, codes } = await failure("http://does-not-exist.invalid");
    expect(error).toMatchObject({ delivery: "not_sent", tries: 4 });
    expect(codes[0]).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/);
  });

  it.each(["reset", "closed"] as const)("leaves unknown what became of the request: %s", async (step) => {
    const server = await startScripted(step);
    const { error } = await failure(server.url);
    expect(error).toMatchObject({ delivery: "unknown", timedOut: false, tries: 1 });
    expect(error).toHaveProperty("cause");
    expect(server.requests).toHaveLength(1);
  });

  it("leaves it unknown when it was closed as soon as it was made: that looks like a lost answer", async () => {
    const server = await startClosing();
    const { error } = await failure(server.url);
    expect(error).toMatchObject({ delivery: "unknown", tries: 1 });
    expect(server.count()).toBe(1);
  });

  it("leaves it unknown when the other end does not speak TLS, and sends nothing that could be read", async () => {
    const server = await startScripted(200);
    const { error } = await failure(server.url.replace("http:", "https:"));
    expect(error).toMatchObject({ delivery: "unknown", tries: 1 });
    expect(server.requests).toEqual([]);
  });

  it("names no operation when the request is none of the contract's", async () => {
    const { url } = await startScripted("reset");
    const { transport } = createAcme({ baseUrl: url, clock: createHeldClock() });
    const error = await thrownBy(() => transport.fetch(`${url}/reset/reset`));
    expect(error).toMatchObject({ message: "[acme] no answer", operation: undefined, request: undefined });
  });
});

/** An error as the runtimes throw them. */
const systemError = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall} ${code} 127.0.0.1:9`), { code, errno: -111, ...(syscall && { syscall }) });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

describe("the error of a fetch", () => {
  it.each([
    ["Node's, of one address", fetchFailed(systemError("ECONNREFUSED", "connect")), "ECONNREFUSED"],
    [
      "Node's, of several addresses",
      fetchFailed(new AggregateError([systemError("ECONNREFUSED", "connect"), systemError("ETIMEDOUT", "connect")])),
      "ECONNREFUSED",
    ],
    [
      "Node's, of a connection that took too long",
      fetchFailed(systemError("UND_ERR_CONNECT_TIMEOUT")),
      "UND_ERR_CONNECT_TIMEOUT",
    ],
    ["Node's, of a connection that timed out", fetchFailed(systemError("ETIMEDOUT", "connect")), "ETIMEDOUT"],
    ["Node's, of a name", fetchFailed(systemError("EAI_AGAIN", "getaddrinfo")), "EAI_AGAIN"],
    ["Node's, of a network that is not there", fetchFailed(systemError("ENETUNREACH", "connect")), "ENETUNREACH"],
    ["Bun's", Object.assign(new Error("Unable to connect."), { code: "ConnectionRefused" }), "ConnectionRefused"],
    [
      "Bun's, of a name",
      Object.assign(new Error("Was there a typo?"), { code: "FailedToOpenSocket" }),
      "FailedToOpenSocket",
    ],
    ["Deno's", fetchFailed(new Error("client error (Connect): tcp connect error: Connection refused")), "unknown"],
  ])("tells that no connection was made: %s", (_runtime, error, code) => {
    expect(failureOf(error)).toEqual({ delivery: "not_sent", code, isFinal: false });
  });

  it.each([
    ["Node's reset", fetchFailed(systemError("ECONNRESET", "read")), "ECONNRESET"],
    ["Node's connection that fell silent", fetchFailed(systemError("ETIMEDOUT", "read")), "ETIMEDOUT"],
    ["Node's broken pipe", fetchFailed(systemError("EPIPE", "write")), "EPIPE"],
    [
      "Node's closed connection",
      fetchFailed(Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" })),
      "UND_ERR_SOCKET",
    ],
    [
      "several addresses, of which one was reached",
      fetchFailed(new AggregateError([systemError("ECONNREFUSED", "connect"), systemError("ECONNRESET", "read")])),
      "ECONNREFUSED",
    ],
    ["several addresses, of which none says why", fetchFailed(new AggregateError([])), "unknown"],
    ["Bun's reset", Object.assign(new Error("The socket connection was closed"), { code: "ECONNRESET" }), "ECONNRESET"],
    ["Deno's reset", fetchFailed(new Error("client error (SendRequest): connection closed")), "unknown"],
    ["a browser's", new TypeError("Failed to fetch"), "unknown"],
    ["text", "ECONNREFUSED", "unknown"],
    ["nothing", undefined, "unknown"],
    ["a code that is a number", fetchFailed(Object.assign(new Error("no"), { code: 7 })), "unknown"],
  ])("leaves it unknown wherever it cannot tell: %s", (_case, error, code) => {
    expect(failureOf(error)).toEqual({ delivery: "unknown", code, isFinal: false });
  });
});

describe("a certificate that is not accepted", () => {
  it.each([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "HOSTNAME_MISMATCH",
  ])("is a request not sent, and not tried again: %s", async (code) => {
    let tries = 0;
    const refuse: typeof fetch = async () => {
      tries += 1;
      throw fetchFailed(Object.assign(new Error("the certificate is not accepted"), { code }));
    };
    const error = await thrownBy(() => createAcme({ clock: createHeldClock(), fetch: refuse }).getCampaign());
    expect(error).toMatchObject({ code: "network", delivery: "not_sent", tries: 1, retryable: false });
    expect(tries).toBe(1);
  });
});
