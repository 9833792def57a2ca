import { expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createVapiClient } from "../src/client.ts";

const NUMBER = "+15550100123";

/** A client that gets this for an answer, with its length told or not. */
function clientOf(body: string, headers: Readonly<Record<string, string>>) {
  const fetch = () => Promise.resolve(new Response(body, { status: 200, headers }));
  return createVapiClient({ apiKey: "k", fetch });
}

it.each([{}, { "content-length": "40" }])(
  "an answer that looks like JSON and is none is an error that does not quote it, %j",
  async (headers) => {
    const error = await thrownBy(() => clientOf(`{"number": ${NUMBER}}`, headers).GET("/call", {}));
    expect(error).toMatchObject({ code: "mapping", request: "listCalls", delivery: "unknown" });
    expect(String(error)).not.toContain("5550100");
  },
);

it.each([{}, { "content-length": "2" }])("a good answer is read as it is, %j", async (headers) => {
  const { data, response } = await clientOf("[]", headers).GET("/call", {});
  expect(data).toEqual([]);
  expect(await response.text()).toBe("[]");
});
