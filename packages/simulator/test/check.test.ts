import { describe, expect, it } from "vitest";
import { checkAnswer } from "../src/index.ts";
import { field, get, list, using } from "./support.ts";

describe("checkAnswer", () => {
  const attempt = {
    id: "a",
    answered_at: null,
    dial_error: null,
    ended_at: null,
    phone_number: "+15550100",
    recording_url: null,
    result: null,
    started_at: null,
    status: "queued",
  };
  const check = (changes: object) =>
    checkAnswer({
      provider: "revox",
      method: "get",
      path: "/call?page=0&page_size=1",
      status: 200,
      body: { calls: [{ ...attempt, ...changes }] },
    });

  it("finds nothing in an answer that fits", () => expect(check({})).toEqual([]));

  it.each([
    [{ status: "dreaming" }, "/calls/0/status: enum"],
    [{ phone_number: 15550100 }, "/calls/0/phone_number: type"],
    [{ id: undefined }, "/calls/0/id: required"],
    // Of a word that may be null, only what the word misses is told.
    [{ dial_error: "dreaming" }, "/calls/0/dial_error: enum"],
    [{ transcript: [{ content: "Hello" }] }, "/calls/0/transcript/0/role: required"],
  ])("finds %j", (changes, finding) => expect(check(changes)).toEqual([finding]));

  it("finds a change deep inside a real answer", async () => {
    const body = await using({ provider: "vapi", history: { oddities: false } }, async (simulator) => {
      const calls = list((await get(simulator, "/call?limit=1000")).body);
      return structuredClone(calls.filter((call) => field(call, "artifact") !== undefined));
    });
    const recording = field(field(body[3], "artifact"), "recording");
    Object.assign(recording ?? {}, { mono: { combinedUrl: 7 } });
    Object.assign(body[5] ?? {}, { createdAt: "yesterday" });
    const findings = checkAnswer({ provider: "vapi", method: "GET", path: "/call", status: 200, body });
    expect(findings).toEqual(["/3/artifact/recording/mono/combinedUrl: type", "/5/createdAt: format"]);
  });

  it("finds an operation that the contract does not have", () => {
    const answer = { provider: "cozmox", status: 200, body: {} } as const;
    expect(checkAnswer({ ...answer, method: "GET", path: "/v2/campaign" })).toEqual(["GET /v2/campaign: operation"]);
    expect(checkAnswer({ ...answer, method: "PUT", path: "/campaign" })).toEqual(["PUT /campaign: operation"]);
  });

  it("finds a success that the contract does not have, and reads any failure as one", () => {
    const answer = { provider: "vapi", method: "GET", path: "/campaign" } as const;
    expect(checkAnswer({ ...answer, status: 204, body: undefined })).toEqual(["204: status"]);
    expect(checkAnswer({ ...answer, status: 503, body: { message: "later" } })).toEqual([]);
    expect(checkAnswer({ ...answer, status: 503, body: { message: 5 } })).toEqual(["/message: type"]);
  });
});
