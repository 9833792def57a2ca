import { describe, expect, it } from "vitest";
import { checkAnswer, INVENTED_WORDS } from "../src/index.ts";
import { field, get, list, readEverything, text, using } from "./support.ts";
import { ask, read, ringsOf, V1 } from "./v1-support.ts";

describe.each(V1)("%s: what was there from the beginning", (provider) => {
  it("stands still as long as the clock does, however many lines are free", async () => {
    const listings = (concurrency: number) =>
      using({ provider, concurrency, history: { oddities: false } }, async (simulator) => {
        const paths = ["/campaign?limit=1000", "/call?limit=1000", "/campaign?limit=1000"];
        const read = [];
        for (const path of paths) read.push((await get(simulator, path)).text);
        expect(simulator.rings).toEqual([]);
        return read;
      });
    const [campaigns, calls, again] = await listings(500);
    expect(again).toBe(campaigns);
    expect(await listings(1)).toEqual([campaigns, calls, campaigns]);
  });

  it("lives on: what runs is dialled to its end, what is scheduled starts, what is over stays over", async () => {
    await using({ provider, history: { oddities: false } }, async (simulator) => {
      const before = new Map(simulator.campaigns.map((known) => [known.id, known]));
      const shown = list(await read(simulator, "/campaign?limit=1000"), "results");
      await simulator.advance("8d");
      for (const known of shown) {
        const id = text(known, "id");
        const now = await read(simulator, `/campaign/${id}`);
        const rows = before.get(id)?.rows ?? [];
        if (text(known, "status") !== "in-progress" && text(known, "status") !== "scheduled") {
          expect(field(now, "status")).toBe(field(known, "status"));
          const lines = rows.filter(({ attempts }) => attempts.some(({ over }) => !over));
          expect(ringsOf(simulator, id).length).toBe(0);
          // Whoever was on the phone has hung up.
          if (lines.length > 0) expect(now).toMatchObject({ callsCounterQueued: 0, callsCounterInProgress: 0 });
          continue;
        }
        const stuck = JSON.stringify(simulator.campaigns.find((campaign) => campaign.id === id)).includes(
          '"over":false',
        );
        expect(field(now, "status")).toBe(stuck ? "in-progress" : "ended");
        const tried = new Set(
          rows.filter(({ attempts }) => attempts.some(({ over }) => over)).map((row) => row.position),
        );
        const rung = simulator.rings.filter(({ campaignId }) => campaignId === id).map(({ position }) => position);
        expect(new Set(rung).size).toBe(rung.length);
        expect(rung.filter((position) => tried.has(position))).toEqual([]);
      }
      expect(simulator.rings.length).toBeGreaterThan(30);
      expect(simulator.rings.every(({ requestId }) => requestId === undefined)).toBe(true);
    });
  });

  it("keeps words that nobody knows, and says that who uses them may dial", async () => {
    await using({ provider }, async (simulator) => {
      await simulator.advance("8d");
      const status = INVENTED_WORDS[provider][0];
      const shown = list((await get(simulator, "/campaign?limit=1000")).body, "results");
      const odd = shown.find((known) => field(known, "status") === status);
      expect(simulator.campaigns.find(({ id }) => id === text(odd, "id"))?.mayDial).toBe(true);
      expect(ringsOf(simulator, text(odd, "id")).length).toBeLessThanOrEqual(10);
      const calls = list((await get(simulator, "/call?limit=1000")).body);
      expect(calls.some((call) => field(call, "status") === "on-hold")).toBe(true);
      const stopped = await ask(simulator, "PATCH", `/campaign/${text(odd, "id")}`, { status: "ended" });
      expect(stopped.body).toMatchObject({ endedReason: "campaign.in-progress.ended-by-user" });
    });
  });

  it("does not make a phone ring again that rings already", async () => {
    await using({ provider, history: { oddities: false } }, async (simulator) => {
      const calls = list(await read(simulator, "/call?limit=1000"));
      const ringing = calls.filter((call) => ["ringing", "in-progress", "forwarding"].includes(text(call, "status")));
      const ids = ringing.map((call) => text(call, "id"));
      expect(ids.length).toBeGreaterThan(5);
      await simulator.advance("1h");
      expect(simulator.rings.filter(({ attemptId }) => ids.includes(attemptId))).toEqual([]);
      for (const id of ids) expect(await read(simulator, `/call/${id}`)).toMatchObject({ status: "ended" });
    });
  });

  it("answers as the contract says some minutes later", async () => {
    await using({ provider, history: { oddities: false, campaigns: 14, rows: 40 } }, async (simulator) => {
      await simulator.advance("7m");
      for (const { path, status, body } of await readEverything(simulator)) {
        expect([path, checkAnswer({ provider, method: "GET", path, status, body })]).toEqual([path, []]);
      }
    });
  });
});
