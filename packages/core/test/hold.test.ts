import { describe, expect, it } from "vitest";
import { MappingError } from "../src/errors.ts";
import { createAcme } from "./support/acme.ts";
import { startScripted } from "./support/scripted-server.ts";

/** An answer as a client gets it from the transport. */
async function answered(status = 200, body: unknown = { name: "Ünal" }) {
  const { url } = await startScripted({ status, body, headers: { "x-trace": "t1" } });
  return createAcme({ baseUrl: url }).transport.fetch(`${url}/campaign/c1`);
}

const TEXT = `{"name":"Ünal"}`;

describe("an answer", () => {
  it("can be read twice, in whatever way", async () => {
    const answer = await answered();
    expect([await answer.text(), await answer.text()]).toEqual([TEXT, TEXT]);
    expect([await answer.json(), await answer.json()]).toEqual([{ name: "Ünal" }, { name: "Ünal" }]);
    expect(answer.bodyUsed).toBe(false);
  });

  it("gives its bytes, its blob and its stream also after it has been read", async () => {
    const answer = await answered();
    await answer.json();
    for (const _ of [1, 2]) {
      expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe(TEXT);
      expect(await (await answer.blob()).text()).toBe(TEXT);
      expect(await new Response(answer.body).text()).toBe(TEXT);
    }
  });

  it("has copies that are like it", async () => {
    const copy = (await answered(201)).clone().clone();
    expect([copy.status, copy.ok, copy.headers.get("x-trace")]).toEqual([201, true, "t1"]);
    expect([await copy.text(), await copy.json()]).toEqual([TEXT, { name: "Ünal" }]);
  });

  it("keeps its status, its headers and its address", async () => {
    const answer = await answered();
    expect(answer).toBeInstanceOf(Response);
    expect([answer.status, answer.ok, answer.headers.get("x-trace")]).toEqual([200, true, "t1"]);
    expect(new URL(answer.url).pathname).toBe("/campaign/c1");
  });

  it("makes objects of its own each time, so that one reader cannot change another's", async () => {
    const answer = await answered();
    expect(await answer.json()).not.toBe(await answer.json());
  });

  it("that is no JSON fails when it is read as such, and only then", async () => {
    const answer = await answered(200, "{oops}");
    await expect(answer.json()).rejects.toBeInstanceOf(MappingError);
    expect(await answer.text()).toBe("{oops}");
  });

  it("that is empty can be read in every way", async () => {
    const answer = await answered(204);
    expect(await answer.text()).toBe("");
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
    expect((await answer.blob()).size).toBe(0);
    expect(answer.body).toBeNull();
    expect(answer.clone().status).toBe(204);
  });
});
