import { describe, expect, it } from "vitest";
import type { Fault } from "../src/index.ts";
import { begin, campaignOf, create, done, launch, readCampaign, statusesOf, watching } from "./revox-support.ts";
import { field, list, text } from "./support.ts";

const LATER = "2026-08-19T12:00:00.000Z";
const outcomes = { interested: 1 };

describe("revox: a create that is launched anyway", () => {
  it.each([
    ["g1", { scheduled_at: LATER }],
    ["g2", { launch: false }],
    ["g3", {}],
  ] as const)("in %s is answered as it was asked for, and rings at once", async (generation, more) => {
    const faults: Fault[] = [{ fault: "launched_anyway", operation: "createCampaign" }];
    await watching({ generation, faults, outcomes }, async (simulator) => {
      const answer = await done(simulator, "POST /campaigns", campaignOf(2, more));
      expect(answer).toMatchObject({ campaign: { status: "draft", row_stats: { not_launched: 2 } } });
      const id = text(field(answer, "campaign"), "id");
      // The answer told a lie; to look again tells the truth.
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "running" });
      expect(simulator.campaigns).toMatchObject([{ mayDial: true }]);
      await simulator.advance("10m");
      expect(simulator.rings).toMatchObject([{ requestId: 1 }, { requestId: 1 }]);
      await simulator.advance("7d");
      expect(simulator.rings).toHaveLength(2);
    });
  });

  it("may be a launch for later too", async () => {
    await watching({ outcomes }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      simulator.inject({ fault: "launched_anyway" });
      expect(await launch(simulator, id, { scheduled_at: LATER })).toMatchObject({ launched: 2 });
      await simulator.advance("10m");
      expect(simulator.rings).toHaveLength(2);
    });
  });
});

describe("revox: a request that is answered and not acted upon", () => {
  it("creates and launches nothing, whatever the answer says", async () => {
    for (const generation of ["g1", "g3"] as const) {
      const faults: Fault[] = [{ fault: "ignored", count: 1 }];
      await watching({ generation, faults, outcomes }, async (simulator) => {
        const answer = await done(simulator, "POST /campaigns", campaignOf(2));
        const status = generation === "g1" ? "running" : "draft";
        expect(answer).toMatchObject({ campaign: { status, row_stats: { total: 2 } } });
        expect(await done(simulator, "GET /campaigns")).toEqual({ campaigns: [] });
        // The id is not given to another.
        const id = await create(simulator, campaignOf(1));
        expect(id).not.toBe(text(field(answer, "campaign"), "id"));
        if (generation === "g3") {
          simulator.inject({ fault: "ignored" });
          expect(await launch(simulator, id)).toMatchObject({ launched: 1 });
          await simulator.advance("1h");
          expect(simulator.rings).toEqual([]);
          expect(await readCampaign(simulator, id)).toMatchObject({ status: "draft" });
        }
      });
    }
  });

  it("pauses, resumes, cancels, changes and deletes nothing", async () => {
    await watching({ outcomes }, async (simulator) => {
      const id = await begin(simulator, campaignOf(4, { max_concurrent_calls: 1 }));
      const paused = await begin(simulator, campaignOf(1));
      await done(simulator, `POST /campaigns/${paused}/pause`);
      const before = await readCampaign(simulator, id);
      simulator.inject({ fault: "ignored" });
      for (const request of [
        `POST /campaigns/${id}/pause`,
        `POST /campaigns/${id}/cancel`,
        `DELETE /campaigns/${id}`,
        `POST /campaigns/${paused}/resume`,
      ]) {
        expect(await done(simulator, request)).toEqual({ success: true });
      }
      const [row] = list(await done(simulator, `GET /campaigns/${id}/rows`), "rows");
      await done(simulator, `POST /call/${text(field(row, "call"), "id")}/cancel`);
      const changed = await done(simulator, `PATCH /campaigns/${id}`, { name: "Changed" });
      expect(changed).toMatchObject({ campaign: { name: "Changed" } });
      expect(await readCampaign(simulator, id)).toEqual(before);
      await simulator.advance("24h");
      expect(await statusesOf(simulator, id)).toEqual(Array.from({ length: 4 }, () => "completed"));
      expect(await readCampaign(simulator, paused)).toMatchObject({ status: "paused" });
    });
  });
});

describe("revox: listings that shift", () => {
  /** Reads the attempts of all orders in pages, behind which something shifts. */
  const read = (size: number, fault: Partial<Fault> & Pick<Extract<Fault, { fault: "shifted" }>, "by">) => {
    const faults: Fault[] = [{ operation: "listCallAttempts", ...fault, fault: "shifted" }];
    return watching({ history: { oddities: false }, faults }, async (simulator) => {
      const campaigns = async () =>
        list(await done(simulator, "GET /campaigns"), "campaigns").map((each) => text(each, "id"));
      const before = await campaigns();
      const ids: string[] = [];
      for (let page = 0, more = true; more; page++) {
        const calls = list(await done(simulator, `GET /call?page=${page}&page_size=${size}`), "calls");
        ids.push(...calls.map((attempt) => text(attempt, "id")));
        more = calls.length > 0;
      }
      const after = await campaigns();
      await simulator.advance("30s");
      return { before, after, ids, truth: simulator.campaigns };
    });
  };
  const whole = () => read(5000, { by: "insertion", count: 0 });

  it("by insertion have something new at their head, and a page that begins with what ended the last one", async () => {
    const { before, after, ids, truth } = await read(30, { by: "insertion", count: 3 });
    expect(after.slice(3)).toEqual(before);
    expect([ids[30], ids[60], ids[90]]).toEqual([ids[29], ids[59], ids[89]]);
    expect(ids).toHaveLength((await whole()).ids.length + 3);
    for (const { mayDial, rows } of truth.slice(-3)) {
      expect([mayDial, rows.flatMap(({ attempts }) => attempts)]).toEqual([false, []]);
    }
  });

  it("by removal lack what was newest of those that dial nobody, and a reader passes over as much", async () => {
    const { before, after, ids } = await read(100, { by: "removal", after: 7, count: 1 });
    expect(after).toHaveLength(before.length - 1);
    expect(before.filter((id) => after.includes(id))).toEqual(after);
    const passed = (await whole()).ids.filter((id) => !ids.includes(id));
    expect(passed.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are the same each time", async () => {
    expect(await read(30, { by: "insertion", count: 3 })).toEqual(await read(30, { by: "insertion", count: 3 }));
  });
});
