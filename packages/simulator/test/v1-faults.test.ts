import { describe, expect, it } from "vitest";
import { list, text, using } from "./support.ts";
import { ask, campaign, create, EMPTY, inHours, read, ringsOf, V1 } from "./v1-support.ts";

describe.each(V1)("%s: a request that is answered and not acted upon", (provider) => {
  it("creates nobody's campaign", async () => {
    await using({ provider, ...EMPTY, faults: [{ fault: "ignored" }] }, async (simulator) => {
      const answer = await ask(simulator, "POST", "/campaign", campaign(3));
      expect(answer).toMatchObject({ status: 201, body: { status: "in-progress", name: "Check-ups" } });
      expect((await ask(simulator, "GET", `/campaign/${text(answer.body, "id")}`)).status).toBe(404);
      await simulator.advance("1h");
      expect([simulator.campaigns, simulator.rings]).toEqual([[], []]);
    });
  });

  it("changes, stops and deletes nothing, and looks as if it had", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const path = `/campaign/${await create(simulator, campaign(30))}`;
      await simulator.advance("1s");
      const before = await read(simulator, path);
      simulator.inject({ fault: "ignored" });
      const renamed = await ask(simulator, "PATCH", path, { name: "Other" });
      expect(renamed.body).toMatchObject({ name: "Other" });
      const stopped = await ask(simulator, "PATCH", path, { status: "ended" });
      expect(stopped.body).toMatchObject({ status: "ended", callsCounterQueued: 0, callsCounterEnded: 10 });
      expect((await ask(simulator, "DELETE", path)).body).toMatchObject({ status: "ended" });
      expect(await read(simulator, path)).toEqual(before);
      await simulator.advance("2h");
      expect(simulator.rings.length).toBe(30);
      const ended = await read(simulator, path);
      expect((await ask(simulator, "PATCH", path, { status: "ended" })).body).toEqual(ended);
      expect((await ask(simulator, "DELETE", path)).body).toEqual(ended);
    });
  });
});

describe.each(V1)("%s: a campaign that is launched though it should wait", (provider) => {
  it("is dialled at once, and answered as it was asked for", async () => {
    await using({ provider, ...EMPTY, faults: [{ fault: "launched_anyway" }] }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, 5) };
      const answer = await ask(simulator, "POST", "/campaign", { ...campaign(3), schedulePlan });
      expect(answer.body).toMatchObject({ status: "scheduled", schedulePlan });
      const id = text(answer.body, "id");
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "in-progress", schedulePlan });
      await simulator.advance("1h");
      expect(simulator.campaigns[0]?.rows.every(({ attempts }) => attempts.length === 1)).toBe(true);
      expect(new Set(ringsOf(simulator, id)).size).toBe(ringsOf(simulator, id).length);
    });
  });
});

describe.each(V1)("%s: listings that shift", (provider) => {
  const ids = (page: unknown) => list(page, "results").map((item) => text(item, "id"));
  const callIds = (calls: unknown) => list(calls).map((call) => text(call, "id"));

  it("have something new at their head that dials nobody", async () => {
    await using(
      { provider, history: { oddities: false }, faults: [{ fault: "shifted", by: "insertion" }] },
      async (simulator) => {
        const first = ids(await read(simulator, "/campaign?limit=1000"));
        const second = ids(await read(simulator, "/campaign?limit=1000"));
        expect(second.slice(1)).toEqual(first);
        const inserted = simulator.campaigns.find(({ id }) => id === second[0]);
        expect(inserted).toMatchObject({ mayDial: false, rows: [{ attempts: [] }] });
        const calls = callIds(await read(simulator, "/call?limit=1000"));
        expect(callIds(await read(simulator, "/call?limit=1000")).slice(1)).toEqual(calls);
      },
    );
  });

  it("lose the newest of what is over", async () => {
    await using(
      { provider, history: { oddities: false }, faults: [{ fault: "shifted", by: "removal" }] },
      async (simulator) => {
        const first = ids(await read(simulator, "/campaign?limit=1000"));
        const second = ids(await read(simulator, "/campaign?limit=1000"));
        expect(first.filter((id) => !second.includes(id)).length).toBe(1);
        expect(second).toEqual(first.filter((id) => second.includes(id)));
      },
    );
  });
});
