import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { collect, take, thrownBy } from "../../../test-support/collect.ts";
import { ApiError, ConfigurationError, MappingError, NetworkError } from "../src/errors.ts";
import type { ResponseEvent } from "../src/hooks.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { answerOf, createRows, startRowsServer } from "./support/rows-server.ts";

const IDS = ["a", "b", "c", "d", "e", "f", "g"];
const WHOLE = answerOf(IDS, { total: 7 });
/** Where the answer has four rows and a half. */
const MIDDLE = WHOLE.indexOf('"e"');
const NO_WAITS = { retry: { baseDelayMs: 0 } };

const whole = (response: ServerResponse) => response.end(WHOLE);
const cutOff = (response: ServerResponse) => {
  response.writeHead(200, { "content-length": Buffer.byteLength(WHOLE) });
  response.write(WHOLE.slice(0, MIDDLE), () => response.destroy());
};

function idsOf(rows: readonly { readonly id: string }[]) {
  return rows.map(({ id }) => id);
}

function streamOf<T>(pieces: readonly T[]): ReadableStream<T> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

/** What came before a failure, and the failure. */
async function readUntilBroken(rows: AsyncIterable<{ readonly id: string }>) {
  const given: string[] = [];
  const error = await thrownBy(async () => {
    for await (const { id } of rows) given.push(id);
  });
  return { given, error };
}

describe("rows that are answered all at once", () => {
  it("come in order, each with its place", async () => {
    const { url } = await startRowsServer(whole);
    const rows = await collect(createRows(url).listRows());
    expect(rows).toEqual(IDS.map((id, index) => ({ id, index })));
  });

  it("are given while the rest is still on its way", async () => {
    let finish = () => {};
    const { url } = await startRowsServer((response) => {
      response.write(WHOLE.slice(0, MIDDLE));
      finish = () => response.end(WHOLE.slice(MIDDLE));
    });
    const given: string[] = [];
    for await (const { id } of createRows(url).listRows()) {
      given.push(id);
      if (given.length === 4) finish();
    }
    expect(given).toEqual(IDS);
  });

  it("are downloaded no further once the reader stops", async () => {
    let closed: Promise<unknown> | undefined;
    const { url } = await startRowsServer((response) => {
      closed = new Promise((resolve) => response.once("close", resolve));
      response.write(WHOLE.slice(0, MIDDLE));
    });
    expect(idsOf(await take(createRows(url).listRows(), 2))).toEqual(["a", "b"]);
    await closed;
  });

  it("are received no faster than they are read", async () => {
    const row = `${JSON.stringify({ id: "x", note: "n".repeat(10_000) })},`.repeat(100);
    let sent = 0;
    const { url } = await startRowsServer(async (response) => {
      response.write('{"rows":[');
      while (sent < 200_000_000 && !response.destroyed) {
        sent += row.length;
        if (!response.write(row))
          await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
      }
    });
    const rows = createRows(url).listRows()[Symbol.asyncIterator]();
    await rows.next();
    for (let turn = 0; turn < 200; turn++) await setImmediate();
    expect(sent).toBeLessThan(50_000_000);
    await rows.return?.();
  });

  it("end with an error behind the last whole row where the answer breaks off, never as a shorter list", async () => {
    const { url } = await startRowsServer(cutOff);
    const { given, error } = await readUntilBroken(createRows(url, { retry: { maxTries: 1 } }).listRows());
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ operation: "listRows", delivery: "accepted", retryable: true, timedOut: false });
  });

  it("end with an error, too, where the answer simply ends", async () => {
    const { url } = await startRowsServer((response) => response.end(WHOLE.slice(0, MIDDLE)));
    const { given, error } = await readUntilBroken(createRows(url, { retry: { maxTries: 1 } }).listRows());
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network", detail: "the answer broke off" });
  });

  it("are asked for again where the answer broke off, and go on behind what was given", async () => {
    const server = await startRowsServer(cutOff, cutOff, whole);
    expect(idsOf(await collect(createRows(server.url, NO_WAITS).listRows()))).toEqual(IDS);
    expect(server.requests).toHaveLength(3);
  });

  it("are asked for no more often than other reads are", async () => {
    const server = await startRowsServer(cutOff);
    const { given, error } = await readUntilBroken(createRows(server.url, NO_WAITS).listRows());
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network" });
    expect(server.requests).toHaveLength(4);
  });

  it("are asked for as often as need be while each answer brings more", async () => {
    const upTo = (id: string) => (response: ServerResponse) => {
      response.writeHead(200, { "content-length": Buffer.byteLength(WHOLE) });
      response.write(WHOLE.slice(0, WHOLE.indexOf(`"${id}"`)), () => response.destroy());
    };
    const server = await startRowsServer(...["b", "c", "d", "e", "f", "g"].map(upTo), whole);
    expect(idsOf(await collect(createRows(server.url, NO_WAITS).listRows()))).toEqual(IDS);
    expect(server.requests).toHaveLength(7);
  });

  it("come once where the answer has one twice", async () => {
    const { url } = await startRowsServer((response) => response.end(answerOf(["a", "b", "a", "c"])));
    const rows = await collect(createRows(url).listRows());
    expect(rows.map(({ id, index }) => [id, index])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 3],
    ]);
  });

  it.each(['{"count":3,"last":"\\x"}', '{"count":3,"last":"\n"}', '{"count":0,"last":"a"}'])(
    "refuse a cursor that they did not give: %s",
    async (cursor) => {
      const error = await thrownBy(() => collect(createRows("https://api.acme.example").listRows({ cursor })));
      expect(error).toBeInstanceOf(ConfigurationError);
    },
  );

  it("do not go on where the list has changed meanwhile: the failure is told", async () => {
    const server = await startRowsServer(cutOff, (response) => response.end(answerOf(["x", ...IDS])));
    const { given, error } = await readUntilBroken(createRows(server.url, NO_WAITS).listRows());
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network", detail: "the answer broke off" });
    expect(server.requests).toHaveLength(2);
  });

  it("have pages of the size that was asked for, and go on from each cursor with exactly the rest", async () => {
    const { url } = await startRowsServer(whole);
    const { listRows } = createRows(url);
    const pages = await collect(listRows({ pageSize: 3 }).pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([["a", "b", "c"], ["d", "e", "f"], ["g"]]);
    expect(pages.at(-1)).not.toHaveProperty("cursor");
    for (const [index, { cursor }] of pages.slice(0, -1).entries()) {
      if (cursor === undefined) throw new Error("has one");
      const rest = await collect(listRows({ cursor }));
      expect(rest).toEqual(pages.slice(index + 1).flatMap(({ items }) => items));
    }
  });

  it("refuse a cursor whose list has changed, rather than leave somebody out", async () => {
    const { url } = await startRowsServer(whole, (response) => response.end(answerOf(["x", ...IDS])));
    const { listRows } = createRows(url);
    const [first] = await take(listRows({ pageSize: 3 }).pages(), 1);
    const error = await thrownBy(() => collect(listRows({ cursor: first?.cursor ?? "" })));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ findings: [{ field: "cursor" }] });
  });

  it("refuse a cursor whose list has become shorter", async () => {
    const { url } = await startRowsServer(whole, (response) => response.end(answerOf(["a", "b"])));
    const { listRows } = createRows(url);
    const [first] = await take(listRows({ pageSize: 3 }).pages(), 1);
    expect(await thrownBy(() => collect(listRows({ cursor: first?.cursor ?? "" })))).toBeInstanceOf(ConfigurationError);
  });

  it("are not taken for whole where what surrounds them says otherwise", async () => {
    const { url } = await startRowsServer((response) => response.end(answerOf(IDS, { total: 8 })));
    const { given, error } = await readUntilBroken(createRows(url).listRows());
    expect([given, error]).toEqual([IDS, new Error("is not whole")]);
  });

  it("give those before one that cannot be read, and then say why", async () => {
    const { url } = await startRowsServer((response) => response.end('{"rows":[{"id":"a"},{"id":"b"},{},{"id":"d"}]}'));
    const { given, error } = await readUntilBroken(createRows(url).listRows());
    expect(given).toEqual(["a", "b"]);
    expect(error).toMatchObject({ code: "mapping", path: "rows[].id" });
  });

  it.each([
    ["a page of somebody else's", "<html>Ann Example, +15550100123</html>", "the answer is not JSON"],
    ["a fault in the middle", '{"rows":[{"id":"a"},{"id":Ann}]}', "the answer is not JSON"],
    ["nothing at all", "", "the answer is empty"],
    ["nothing but space", " \n ", "the answer is empty"],
  ])("are a mapping error for %s, which quotes nothing of it", async (_name, body, detail) => {
    const { url } = await startRowsServer((response) => response.end(body));
    const { error } = await readUntilBroken(createRows(url).listRows());
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ detail });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/Ann|5550/);
  });

  it("are refused as any other request is", async () => {
    const { url } = await startRowsServer((response) => response.writeHead(404).end("{}"));
    expect(await thrownBy(() => collect(createRows(url).listRows()))).toBeInstanceOf(ApiError);
  });

  it.each([
    ["text", [WHOLE.slice(0, 20), WHOLE.slice(20)]],
    ["buffers", [new TextEncoder().encode(WHOLE).buffer]],
  ])("come from a fetch whose streams give %s, too", async (_name, pieces) => {
    const body = { value: streamOf<unknown>(pieces) };
    const fetch = async () => Object.defineProperty(new Response(), "body", body);
    expect(idsOf(await collect(createRows("https://api.acme.example", { fetch }).listRows()))).toEqual(IDS);
  });

  it("are a failure of the network where a stream gives what are no bytes", async () => {
    const fetch = async () => Object.defineProperty(new Response(), "body", { value: streamOf([1]) });
    const rows = createRows("https://api.acme.example", { fetch, retry: { maxTries: 1 } }).listRows();
    expect((await readUntilBroken(rows)).error).toBeInstanceOf(NetworkError);
  });

  it("come from a fetch whose answers have no stream, too", async () => {
    const fetch = async () => Object.defineProperty(new Response(WHOLE), "body", { value: undefined });
    expect(idsOf(await collect(createRows("https://api.acme.example", { fetch }).listRows()))).toEqual(IDS);
  });
});

describe("time, while rows are read", () => {
  it("runs while bytes are waited for, and not while the reader is busy", async () => {
    const clock = createHeldClock();
    const { url } = await startRowsServer((response) => response.write(WHOLE.slice(0, MIDDLE)));
    const rows = createRows(url, { clock, requestTimeoutMs: 1_000, retry: { maxTries: 1 } }).listRows();
    const { given, error } = await readUntilBroken(
      (async function* () {
        for await (const row of rows) {
          clock.pass(60_000);
          expect(clock.running()).toBe(0);
          yield row;
          if (row.id === "d") void setImmediate().then(clock.runOut);
        }
      })(),
    );
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network", timedOut: true, detail: "no whole answer within 1000 ms" });
  });

  it("is over with the caller's, also between two rows", async () => {
    const clock = createHeldClock();
    const { url } = await startRowsServer((response) => response.write(WHOLE.slice(0, MIDDLE)));
    const rows = createRows(url, { clock }).listRows({ timeoutMs: 5_000 });
    const { given, error } = await readUntilBroken(
      (async function* () {
        for await (const row of rows) {
          yield row;
          if (row.id === "b") clock.pass(5_000);
        }
      })(),
    );
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network", timedOut: true, detail: "no whole answer within 5000 ms" });
  });

  it("is over with the caller's also where the next bytes are there already", async () => {
    const clock = createHeldClock();
    const pieces = [WHOLE.slice(0, MIDDLE), WHOLE.slice(MIDDLE)];
    const fetch = async () => new Response(streamOf(pieces).pipeThrough(new TextEncoderStream()));
    const rows = createRows("https://api.acme.example", { clock, fetch }).listRows({ timeoutMs: 5_000 });
    const { given, error } = await readUntilBroken(
      (async function* () {
        for await (const row of rows) {
          yield row;
          if (row.id === "a") clock.pass(5_000);
        }
      })(),
    );
    expect(given).toEqual(["a", "b", "c", "d"]);
    expect(error).toMatchObject({ code: "network", timedOut: true });
  });

  it("ends with the caller's signal, whose reason is thrown, and the download with it", async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const { url } = await startRowsServer((response) => {
      closed = new Promise((resolve) => response.once("close", resolve));
      response.write(WHOLE.slice(0, MIDDLE));
    });
    const reason = new Error("the user left");
    const { given, error } = await readUntilBroken(
      (async function* () {
        for await (const row of createRows(url).listRows({ signal: controller.signal })) {
          yield row;
          if (row.id === "d") void setImmediate().then(() => controller.abort(reason));
        }
      })(),
    );
    expect([given, error]).toEqual([["a", "b", "c", "d"], reason]);
    await closed;
  });
});

describe("whoever watches rows being read", () => {
  it("is told of the request's end when its last byte has come, once", async () => {
    const events: ResponseEvent[] = [];
    const { url } = await startRowsServer(whole);
    const counts: number[] = [];
    const { listRows } = createRows(url, { onResponse: (event) => events.push(event) });
    for await (const _row of listRows()) counts.push(events.length);
    expect(counts.every((count) => count === 0)).toBe(true);
    expect(events).toMatchObject([{ status: 200, tries: 1, request: "getCampaign" }]);
    expect(events[0]).not.toHaveProperty("failure");
  });

  it("is told of a good answer where its reader stopped, and of a failure where it broke off", async () => {
    const events: ResponseEvent[] = [];
    const { url } = await startRowsServer(whole, cutOff);
    const { listRows } = createRows(url, { onResponse: (event) => events.push(event), retry: { maxTries: 1 } });
    await take(listRows(), 2);
    await readUntilBroken(listRows());
    expect(events.map(({ status, failure }) => [status, failure])).toEqual([
      [200, undefined],
      [undefined, expect.any(String)],
    ]);
  });

  it("is told of a good answer where what it holds cannot be read", async () => {
    const events: ResponseEvent[] = [];
    const { url } = await startRowsServer((response) => response.end('{"rows":[{"id":"a"},{"id":Ann}]}'));
    await readUntilBroken(createRows(url, { onResponse: (event) => events.push(event) }).listRows());
    expect(events).toMatchObject([{ status: 200 }]);
    expect(events[0]).not.toHaveProperty("failure");
  });

  it("is told of the tries of one request, and that it is one", async () => {
    const told: unknown[] = [];
    const { url } = await startRowsServer(cutOff, whole);
    const { listRows } = createRows(url, {
      ...NO_WAITS,
      onRequest: ({ tries, requestId }) => told.push(["request", tries, requestId]),
      onRetry: ({ tries, requestId }) => told.push(["retry", tries, requestId]),
      onOperationEnd: ({ requests, outcome }) => told.push([outcome, requests]),
    });
    await collect(listRows());
    const id = expect.any(String);
    expect(told).toEqual([
      ["request", 1, id],
      ["retry", 1, id],
      ["request", 2, id],
      ["done", 1],
    ]);
    expect(new Set(told.slice(0, 3).map((event) => Object(event)[2])).size).toBe(1);
  });

  it("can ask for something else between two rows where one request at a time is all that a key may make", async () => {
    const { url } = await startRowsServer(whole, (response) => response.end('{"id":"c1"}'));
    const { asker, listRows } = createRows(url, { limits: { maxConcurrent: 1 } });
    const given: string[] = [];
    for await (const { id } of listRows()) {
      given.push(id);
      if (id !== "b") continue;
      await asker.run("getCampaign", {}, (asking) =>
        asker.ask(asking, async (fetch) => {
          const response = await fetch(new Request(`${url}/campaign/c1`));
          return { data: await response.text(), response };
        }),
      );
    }
    expect(given).toEqual(IDS);
  });
});
