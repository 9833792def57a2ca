import { describe, expect, it } from "vitest";
import { collect, take, thrownBy } from "../../../test-support/collect.ts";
import { type Continued, goingOn } from "../src/adapter/ask.ts";
import type { OperationEndEvent, RequestEvent } from "../src/hooks.ts";
import { createListing } from "../src/listing.ts";
import type { CallOptions } from "../src/provider.ts";
import { createAcme, getJson } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

/** An adapter that also lists, three pages of one item, and keeps what is told of the ends of calls. */
async function acmeAgainst(...steps: readonly Step[]) {
  const server = await startScripted(...steps);
  const ends: OperationEndEvent[] = [];
  const begun: string[] = [];
  const requests: RequestEvent[] = [];
  const acme = createAcme({
    baseUrl: server.url,
    clock: createHeldClock(),
    retry: { maxTries: 2 },
    onOperation: ({ operation }) => begun.push(operation),
    onOperationEnd: (event) => ends.push(event),
    onRequest: (event) => requests.push(event),
  });
  const list = (options: CallOptions & Continued = {}) =>
    createListing<string>({
      asker: acme.asker,
      operation: "listCampaigns",
      options,
      cursor: undefined,
      keyOf: (item) => item,
      open:
        (asking) =>
        async (cursor = "1") => {
          await acme.asker.ask(asking, (fetch) => getJson(fetch, `${server.url}/campaign/${cursor}`));
          return cursor === "3" ? { items: [cursor] } : { items: [cursor], cursor: String(Number(cursor) + 1) };
        },
    });
  return { ...acme, list, ends, begun, requests };
}

describe("how a call ended", () => {
  it("is done when it gave what was asked for, in however many tries", async () => {
    const { getCampaign, ends } = await acmeAgainst(503, 200);
    await getCampaign();
    expect(ends).toMatchObject([{ operation: "getCampaign", outcome: "done", requests: 1 }]);
    expect(ends[0]).not.toHaveProperty("error");
  });

  it("is failed with the error that the caller gets", async () => {
    const { getCampaign, ends } = await acmeAgainst(404);
    const error = await thrownBy(() => getCampaign());
    expect(ends).toMatchObject([{ outcome: "failed", requests: 1 }]);
    expect(ends[0]?.error).toBe(error);
  });

  it("is failed without an error where that is none of this library's", async () => {
    const { asker, ends } = await acmeAgainst(200);
    await thrownBy(() => asker.run("getCampaign", {}, () => Promise.reject(new Error("a mistake"))));
    expect(ends).toMatchObject([{ outcome: "failed", requests: 0 }]);
    expect(ends[0]).not.toHaveProperty("error");
  });

  it("is stopped when the caller stopped it", async () => {
    const { getCampaign, ends } = await acmeAgainst(200);
    await thrownBy(() => getCampaign("c1", { signal: AbortSignal.abort() }));
    expect(ends).toMatchObject([{ outcome: "stopped", requests: 1 }]);
  });
});

describe("how a listing ended", () => {
  it("is done when its last page has been read, with the requests of all", async () => {
    const { list, ends, begun } = await acmeAgainst(200);
    expect(await collect(list())).toEqual(["1", "2", "3"]);
    expect(begun).toEqual(["listCampaigns"]);
    expect(ends).toMatchObject([{ operation: "listCampaigns", outcome: "done", requests: 3 }]);
  });

  it("is stopped when the reader reads no further", async () => {
    const { list, ends } = await acmeAgainst(200);
    await take(list(), 1);
    expect(ends).toMatchObject([{ outcome: "stopped", requests: 1 }]);
    expect(ends[0]).not.toHaveProperty("error");
  });

  it("is stopped when the reader throws", async () => {
    const { list, ends } = await acmeAgainst(200);
    const read = async () => {
      for await (const _ of list()) throw new Error("the reader's own");
    };
    expect(await thrownBy(read)).toMatchObject({ message: "the reader's own" });
    expect(ends).toMatchObject([{ outcome: "stopped", requests: 1 }]);
  });

  it("is stopped when the caller aborts it", async () => {
    const { list, ends } = await acmeAgainst(200);
    const controller = new AbortController();
    const read = async () => {
      for await (const _ of list({ signal: controller.signal })) controller.abort();
    };
    expect(await thrownBy(read)).toMatchObject({ name: "AbortError" });
    expect(ends).toMatchObject([{ outcome: "stopped", requests: 2 }]);
  });

  it("is failed when a page could not be had", async () => {
    const { list, ends } = await acmeAgainst(200, 404);
    const error = await thrownBy(() => collect(list()));
    expect(ends).toMatchObject([{ outcome: "failed", requests: 2 }]);
    expect(ends[0]?.error).toBe(error);
  });

  it("is told for each iteration, and for none that was not begun", async () => {
    const { list, ends, begun } = await acmeAgainst(200);
    const listing = list();
    expect(begun).toEqual([]);
    await Promise.all([collect(listing), take(listing.pages(), 1)]);
    expect(ends.map(({ outcome }) => outcome).sort()).toEqual(["done", "stopped"]);
    expect(new Set(ends.map(({ operationId }) => operationId)).size).toBe(2);
  });
});

describe("a call within another", () => {
  it("is part of it: one beginning, one end, one name, with the requests of both", async () => {
    const { asker, list, ends, begun, requests } = await acmeAgainst(200);
    await asker.run("summarise", {}, async (asking) => {
      await collect(list(goingOn(asking)));
      await asker.run("getCampaign", goingOn(asking), (inner) =>
        asker.ask(inner, (fetch) => getJson(fetch, requests.at(-1)?.url.replace("{id}", "9") ?? "")),
      );
    });
    expect(begun).toEqual(["summarise"]);
    expect(ends).toMatchObject([{ operation: "summarise", outcome: "done", requests: 4 }]);
    expect(requests.map(({ operation }) => operation)).toEqual(Array(4).fill("summarise"));
    expect(new Set(requests.map(({ operationId }) => operationId))).toEqual(new Set([ends[0]?.operationId]));
  });

  it("has the time and the signal of the whole", async () => {
    const { asker, list } = await acmeAgainst(200);
    const controller = new AbortController();
    const within = (options: CallOptions) =>
      asker.run("summarise", options, async (asking) => {
        controller.abort();
        return collect(list(goingOn(asking)));
      });
    expect(await thrownBy(() => within({ signal: controller.signal }))).toMatchObject({ name: "AbortError" });
  });

  it("that several wait for together is part of none: it has a name, and is no call", async () => {
    const { asker, begun, requests } = await acmeAgainst(200);
    const asking = asker.apart("warmUp", new AbortController().signal);
    await asker.ask(asking, (fetch) => getJson(fetch, "http://127.0.0.1:9/campaign/c1")).catch(() => {});
    expect(begun).toEqual([]);
    expect(requests[0]).toMatchObject({ operation: "warmUp" });
    expect(requests[0]).not.toHaveProperty("operationId");
  });
});
