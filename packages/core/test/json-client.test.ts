import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createJsonClient } from "../src/adapter/json-client.ts";
import type { Outgoing } from "../src/adapter/prepare.ts";
import { DESTINATION } from "./support/acme.ts";

interface Paths {
  "/campaign/{id}": {
    get: {
      parameters: { query?: { limit?: number; ids?: readonly string[]; from?: string }; path: { id: string } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
    patch: {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": { name: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
}

/** A client, and the requests that it made; each is answered by the same. */
function createScripted(answer: () => Response) {
  const requests: Outgoing[] = [];
  const fetch = async (request: Outgoing) => {
    requests.push(request);
    return answer();
  };
  return { client: createJsonClient<Paths>(DESTINATION, { baseUrl: "https://api.example/v1/" }), fetch, requests };
}

const PATH = "/campaign/{id}";

describe("a client for JSON", () => {
  it("fills the path and writes the query, a list as often as it has items, without what is undefined", async () => {
    const { client, fetch, requests } = createScripted(() => Response.json({ id: "c1" }));
    const query = { limit: 10, ids: ["a b", "c&d"], ...Object.fromEntries([["from", undefined]]) };
    const { data } = await client.GET(PATH, { params: { path: { id: "x/y" }, query }, fetch });
    expect(data).toEqual({ id: "c1" });
    expect(requests.map(({ url }) => url)).toEqual([
      "https://api.example/v1/campaign/x%2Fy?limit=10&ids=a%20b&ids=c%26d",
    ]);
  });

  it("sends a body as JSON, and says so", async () => {
    const { client, fetch, requests } = createScripted(() => Response.json({ id: "c1" }));
    await client.PATCH(PATH, { params: { path: { id: "c1" } }, body: { name: "Renewals" }, fetch });
    const [request] = requests;
    expect(request).toEqual({
      method: "PATCH",
      url: "https://api.example/v1/campaign/c1",
      headers: { "Content-Type": "application/json" },
      redirect: "follow",
      content: '{"name":"Renewals"}',
    });
  });

  it.each([
    ["its JSON", '{"message":"no"}', { message: "no" }],
    ["its text", "no", "no"],
    ["nothing", "", undefined],
  ])("gives of a refusal %s", async (_what, text, error) => {
    const { client, fetch } = createScripted(() => new Response(text, { status: 400 }));
    expect((await client.GET(PATH, { params: { path: { id: "c1" } }, fetch })).error).toEqual(error);
  });

  it("gives no data of an empty answer, and fails on one that is no JSON", async () => {
    const empty = createScripted(() => new Response(null, { status: 204 }));
    expect((await empty.client.GET(PATH, { params: { path: { id: "c1" } }, fetch: empty.fetch })).data).toBeUndefined();
    const page = createScripted(() => new Response("<html>"));
    expect(
      await thrownBy(() => page.client.GET(PATH, { params: { path: { id: "c1" } }, fetch: page.fetch })),
    ).toBeInstanceOf(SyntaxError);
  });

  it("gives the body as it is where that is asked for", async () => {
    const { client, fetch } = createScripted(() => new Response("{}"));
    const { data } = await client.GET(PATH, { params: { path: { id: "c1" } }, fetch, parseAs: "stream" });
    expect(data).toBeInstanceOf(ReadableStream);
  });

  it("asks for nothing that would be another address", async () => {
    const { client, fetch, requests } = createScripted(() => Response.json({ id: "c1" }));
    const error = await thrownBy(() => client.GET(PATH, { params: { path: { id: ".." } }, fetch }));
    expect(error).toMatchObject({ code: "configuration" });
    expect(requests).toEqual([]);
  });

  it("says what is wrong with an address when it is first asked, and not before", async () => {
    const client = createJsonClient<Paths>(DESTINATION, { baseUrl: "nowhere" });
    const fetch = async () => Response.json({ id: "c1" });
    const error = await thrownBy(() => client.GET(PATH, { params: { path: { id: "c1" } }, fetch }));
    expect(error).toMatchObject({ code: "configuration", findings: [{ field: "baseUrl" }] });
  });
});
