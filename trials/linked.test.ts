import {
  type CampaignProvider,
  ConfigurationError,
  IntentError,
  isProviderError,
  NetworkError,
  type NewRow,
  type Row,
} from "@trunkline/core";
import { describe, expect, it } from "vitest";
import {
  counted,
  createWorld,
  KEY,
  newRows,
  numberOf,
  PAUSELESS,
  REVOX,
  ringsOf,
  toList,
  unrung,
} from "./support/linked.ts";
import { createMortal } from "./support/mortal.ts";

const ONCE = Array(25).fill(1);
const COZMOX = PAUSELESS.filter(({ name }) => name === "Cozmox");

describe.each([...PAUSELESS, REVOX])("linked campaigns at $name", (side) => {
  it("ring everybody on a list of three campaigns once, and add up to one", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    const { campaign, how } = await linked.createCampaign(world.input());
    expect(how).toBe("created");
    expect(campaign).toMatchObject({ name: "Check-ups", status: "running", total: 25, rowsInDoubt: [] });
    expect(campaign.links.map(({ positions }) => positions)).toEqual(["0-9", "10-19", "20-24"]);
    expect(counted(campaign)).toBe(25);
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
    const after = await linked.getCampaign({ intentKey: KEY });
    expect(after).toMatchObject({ status: "completed", progress: { total: 25, live: 0, rows: { completed: 25 } } });
  });

  it("are held while calls are live, ring nobody meanwhile, and go on with those who are left", async () => {
    const world = await createWorld(side);
    const { simulator } = world;
    const linked = world.start();
    await linked.createCampaign(world.input());
    await simulator.advance("150s");
    expect((await linked.getCampaign({ intentKey: KEY })).progress?.live).toBeGreaterThan(0);

    await linked.pauseCampaign({ intentKey: KEY });
    const paused = await linked.waitUntilQuiet({ intentKey: KEY });
    expect(paused.status).toBe("paused");
    expect(counted(paused)).toBe(25);
    expect(paused.progress?.live).toBe(0);
    const before = ringsOf(simulator);
    expect(before).toContain(0);
    expect(before).toContain(1);
    await simulator.advance("1d");
    expect(ringsOf(simulator)).toEqual(before);
    const rows = await toList(linked.listRows({ intentKey: KEY }));
    expect(rows.map(({ position, contact }) => [position, contact.phoneNumber])).toEqual(
      newRows(25).map(({ contact }, position) => [position, contact.phoneNumber]),
    );

    const { campaign } = await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, paused) });
    expect(campaign.status).toBe("running");
    expect(counted(campaign)).toBe(25);
    await simulator.advance("2d");
    expect(ringsOf(simulator)).toEqual(ONCE);
    const after = await linked.getCampaign({ intentKey: KEY });
    expect(after).toMatchObject({ status: "completed", progress: { total: 25, rows: { completed: 25 } } });
    const listed = await toList(linked.listRows({ intentKey: KEY }));
    expect(listed.map(({ contact }) => contact.phoneNumber)).toEqual(newRows(25).map((_, at) => numberOf(at)));
  });

  it("can be held again and again without ringing anybody twice", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    for (const wait of ["20s", "1s", "130s", "200s"]) {
      await world.simulator.advance(wait);
      await linked.pauseCampaign({ intentKey: KEY });
      const paused = await linked.waitUntilQuiet({ intentKey: KEY });
      expect(counted(paused)).toBe(25);
      await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, paused) });
    }
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });

  it.each([true, false])(
    "are made once when the process dies in making the third (acted upon: %s)",
    async (isActedUpon) => {
      const world = await createWorld(side);
      const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(3), isActedUpon);
      const dying = world.start(mortal).createCampaign(world.input());
      await Promise.race([dying, mortal.death]);
      expect(mortal.isDead()).toBe(true);
      await world.simulator.advance("11m");

      const { campaign } = await world.start().createCampaign(world.input());
      expect(campaign.links).toHaveLength(3);
      await world.simulator.advance("2d");
      expect(ringsOf(world.simulator)).toEqual(ONCE);
    },
  );

  it.each([true, false])(
    "are held whole when the process died in making the third (acted upon: %s)",
    async (isActedUpon) => {
      const world = await createWorld(side, { concurrency: 1 });
      const { simulator, ledger } = world;
      const mortal = createMortal({ fetch: simulator.fetch, ledger }, isCreating(3), isActedUpon);
      const dying = world.start(mortal).createCampaign(world.input());
      await Promise.race([dying, mortal.death]);
      await simulator.advance("1m");
      await expect(world.start().pauseCampaign({ intentKey: KEY })).rejects.toThrow(/another process/);
      await simulator.advance("10m");

      const linked = world.start();
      await linked.pauseCampaign({ intentKey: KEY });
      const paused = await linked.waitUntilQuiet({ intentKey: KEY });
      const rings = simulator.rings.length;
      expect(rings).toBeLessThan(20);
      await simulator.advance("2d");
      expect(simulator.rings).toHaveLength(rings);
      await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, paused) });
      await simulator.advance("2d");
      expect(ringsOf(simulator)).toEqual(ONCE);
    },
  );

  it("refuse another input under the same key, and leave what is there as it is", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    const sent = world.simulator.requests.length;
    const others = [
      world.input({ name: "Other" }),
      world.input({ rows: newRows(24) }),
      world.input({ rows: newRows(26) }),
      world.input({ rows: newRows(20) }),
      world.input({
        rows: newRows(25).map((row, at) => (at === 12 ? { contact: { phoneNumber: "+15550177" } } : row)),
      }),
      world.input({ start: { at: "2027-01-01T00:00:00.000Z" } }),
    ];
    for (const other of others) {
      await expect(linked.createCampaign(other)).rejects.toThrow(
        /was used before with another|are not those, in that order/,
      );
    }
    expect(world.simulator.requests).toHaveLength(sent);
    expect((await linked.createCampaign(world.input())).how).toBe("known");
  });

  it("are ended for good by cancelling", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    await world.simulator.advance("60s");
    await linked.cancelCampaign({ intentKey: KEY });
    const quiet = await linked.waitUntilQuiet({ intentKey: KEY });
    expect(quiet.status).toBe("cancelled");
    const rings = world.simulator.rings.length;
    await expect(linked.resumeCampaign(world.input())).rejects.toThrow(ConfigurationError);
    await expect(linked.pauseCampaign({ intentKey: KEY })).rejects.toThrow(ConfigurationError);
    await world.simulator.advance("2d");
    expect(world.simulator.rings).toHaveLength(rings);
  });
});

describe.each(PAUSELESS)("linked campaigns at $name", (side) => {
  it("refuse a bad row of a list that is there as a whole before anything is made", async () => {
    const world = await createWorld(side);
    const rows = newRows(25).map((row, at) => (at === 23 ? { contact: { phoneNumber: "none" } } : row));
    await expect(world.start().createCampaign(world.input({ rows }))).rejects.toThrow(
      /rows\[23\]\.contact\.phoneNumber/,
    );
    expect(world.simulator.campaigns).toEqual([]);
  });

  it("name a bad row by its place in a list that comes bit by bit, and go on when it was put right", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    async function* rows(): AsyncGenerator<NewRow, undefined> {
      yield* newRows(25).map((row, at) => (at === 23 ? { contact: { phoneNumber: "none" } } : row));
    }
    const error = await linked.createCampaign(world.input({ rows: rows() })).catch((thrown: unknown) => thrown);
    expect(isProviderError(error) && error.message).toContain("rows[23].contact.phoneNumber");
    expect(isProviderError(error) && error.message).toContain("2 campaigns of these rows are there");
    const { campaign } = await linked.createCampaign(world.input());
    expect(campaign.links).toHaveLength(3);
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });

  it("leave rows in doubt out until somebody vouches for them", async () => {
    const world = await createWorld(side);
    const linked = world.start({ over: (adapter) => unsureOf(adapter, [8, 9]) });
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const paused = await linked.pauseCampaign({ intentKey: KEY });
    expect(paused.rowsInDoubt).toEqual(expect.arrayContaining([8, 9, 18, 19]));
    expect(paused.progress?.rows.unknown).toBe(paused.rowsInDoubt.length);
    const { warnings } = await linked.resumeCampaign(world.input());
    expect(warnings.map(({ rule }) => rule).join()).toContain("8, 9");
    await world.simulator.advance("2d");
    const rings = ringsOf(world.simulator);
    expect(paused.rowsInDoubt.filter((position) => (rings[position] ?? 0) > 1)).toEqual([]);
    expect([rings[8], rings[9], rings[18], rings[19]]).toEqual([0, 0, 0, 0]);

    await expect(linked.resumeCampaign({ ...world.input(), alsoRing: [0, 24] })).rejects.toThrow(/alsoRing\[0\]/);
    await linked.resumeCampaign({ ...world.input(), alsoRing: [8, 18] });
    await linked.resumeCampaign({ ...world.input(), alsoRing: [8, 18] });
    await world.simulator.advance("2d");
    const after = ringsOf(world.simulator);
    expect([after[8], after[9], after[18], after[19]]).toEqual([1, 0, 1, 0]);
    expect((await linked.getCampaign({ intentKey: KEY })).rowsInDoubt).not.toContain(8);
  });

  it("go on with nobody of a campaign that somebody else has ended", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    const { campaign } = await linked.createCampaign(world.input());
    await linked.provider.cancelCampaign({ id: campaign.links[1]?.campaignId ?? "" });
    await linked.pauseCampaign({ intentKey: KEY });
    const { warnings } = await linked.resumeCampaign(world.input());
    expect(warnings.map(({ rule }) => rule).join()).toContain("somebody else ended");
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator).slice(10, 20)).toEqual(Array(10).fill(0));
  });

  it("ring nobody when the provider lists the rows in another order than they were given", async () => {
    const world = await createWorld(side);
    const linked = world.start({ over: backwards });
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    await linked.pauseCampaign({ intentKey: KEY });
    const rings = world.simulator.rings.length;
    await expect(linked.resumeCampaign(world.input())).rejects.toThrow(IntentError);
    await world.simulator.advance("2d");
    expect(world.simulator.rings).toHaveLength(rings);
  });

  it("ring nobody again whom the provider does not list any more, unless somebody vouches for them", async () => {
    const world = await createWorld(side);
    let shown = 25;
    const linked = world.start({
      over: (adapter) =>
        withRows(
          adapter,
          (row) => row,
          () => shown,
        ),
    });
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const paused = await linked.pauseCampaign({ intentKey: KEY });
    const before = ringsOf(world.simulator);
    shown = 8;
    const { campaign, warnings } = await linked.resumeCampaign(world.input());
    expect(campaign.rowsInDoubt).toEqual(expect.arrayContaining([8, 9, 18, 19]));
    expect(warnings.map(({ rule }) => rule).join()).toContain("8, 9, 18, 19");
    expect(counted(campaign)).toBe(25);
    await world.simulator.advance("2d");
    const rings = ringsOf(world.simulator);
    expect([8, 9, 18, 19].map((position) => rings[position])).toEqual(
      [8, 9, 18, 19].map((position) => before[position]),
    );
    const vouched = unrung(world, await linked.getCampaign({ intentKey: KEY }));
    await linked.resumeCampaign({ ...world.input(), alsoRing: vouched });
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
    expect(paused.rowsInDoubt).not.toContain(9);
  });

  it("ring nobody when nothing at all is listed as they go on", async () => {
    const world = await createWorld(side);
    let shown = 25;
    const linked = world.start({
      over: (adapter) =>
        withRows(
          adapter,
          (row) => row,
          () => shown,
        ),
    });
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    await linked.pauseCampaign({ intentKey: KEY });
    shown = 0;
    const { campaign } = await linked.resumeCampaign(world.input());
    expect(campaign.links).toHaveLength(3);
    expect(counted(campaign)).toBe(25);
    const rings = world.simulator.rings.length;
    await world.simulator.advance("2d");
    expect(world.simulator.rings).toHaveLength(rings);
  });

  it("have those in doubt who share a line with somebody who was dialled, where the order alone tells them apart", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    // The first and the last of the first campaign; and two of whom neither was dialled.
    const rows = newRows(25).map((row, at) => (at === 9 ? same(0) : at === 8 ? same(7) : row));
    const input = world.input({ rows });
    await linked.createCampaign(input);
    await world.simulator.advance("20s");
    await linked.pauseCampaign({ intentKey: KEY });
    const { campaign } = await linked.resumeCampaign(input);
    expect(campaign.rowsInDoubt).toContain(9);
    expect(campaign.rowsInDoubt).not.toContain(8);
    await world.simulator.advance("2d");
    const rings = ringsOf(world.simulator);
    expect([rings[0], rings[7]]).toEqual([1, 2]);
  });

  it("go on without those whose campaign was deleted while they were held", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const { links } = await linked.pauseCampaign({ intentKey: KEY });
    await linked.provider.deleteCampaign({ id: links[2]?.campaignId ?? "" });
    const { campaign, warnings } = await linked.resumeCampaign(world.input());
    expect(campaign.status).toBe("running");
    // What is deleted there is put away only, and still tells who was dialled.
    const isKept = side.name === "Vapi v2";
    expect(campaign.rowsInDoubt.includes(24)).toBe(!isKept);
    expect(
      warnings
        .map(({ rule }) => rule)
        .join()
        .includes("24"),
    ).toBe(!isKept);
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)[24]).toBe(isKept ? 1 : 0);
    await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, campaign) });
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
    const listed = await toList(linked.listRows({ intentKey: KEY }));
    expect(listed.map(({ position }) => position)).toContain(24);
  });

  it("do nothing about a link whose note another version has written", async () => {
    const world = await createWorld(side);
    const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(2), true);
    await Promise.race([world.start(mortal).createCampaign(world.input()), mortal.death]);
    await world.simulator.advance("11m");
    const read = async (key: string) => {
      const entry = await world.ledger.read(key);
      return entry !== undefined && key.endsWith("~2") ? { ...entry, state: "archived" } : entry;
    };
    const linked = world.start({ ledger: { ...world.ledger, read } });
    const created = world.simulator.campaigns.length;
    const refusal = { code: "intent", state: "doubtful", intentKey: `${KEY}~2` };
    await expect(linked.createCampaign(world.input())).rejects.toMatchObject(refusal);
    await expect(linked.pauseCampaign({ intentKey: KEY })).rejects.toMatchObject(refusal);
    await expect(linked.getCampaign({ intentKey: KEY })).rejects.toMatchObject(refusal);
    expect(world.simulator.campaigns).toHaveLength(created);
    const paused = await world.start().pauseCampaign({ intentKey: KEY });
    expect(paused.links.map(({ positions }) => positions)).toEqual(["0-9", "10-19"]);
  });

  it("go on when a person has closed what came of a link, with its rows in doubt", async () => {
    const world = await createWorld(side);
    const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(2), false);
    await Promise.race([world.start(mortal).createCampaign(world.input()), mortal.death]);
    await world.simulator.advance("11m");
    const linked = world.start();
    await linked.provider.reconcileIntents({ close: [`${KEY}~2`] });
    const { campaign, warnings } = await linked.createCampaign(world.input());
    expect(campaign.rowsInDoubt).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(warnings.map(({ rule }) => rule).join()).toContain("alsoRing");
    expect(counted(campaign)).toBe(25);
    expect((await linked.pauseCampaign({ intentKey: KEY })).status).toBe("paused");
    await linked.waitUntilQuiet({ intentKey: KEY });
    await linked.resumeCampaign({ ...world.input(), alsoRing: campaign.rowsInDoubt });
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });

  it("can be held and ended when a person has closed what came of a link", async () => {
    const world = await createWorld(side);
    const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(2), false);
    await Promise.race([world.start(mortal).createCampaign(world.input()), mortal.death]);
    await world.simulator.advance("11m");
    const linked = world.start();
    await linked.provider.reconcileIntents({ close: [`${KEY}~2`] });
    const paused = await linked.pauseCampaign({ intentKey: KEY });
    expect(paused.rowsInDoubt).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    await linked.cancelCampaign({ intentKey: KEY });
    expect((await linked.waitUntilQuiet({ intentKey: KEY })).status).toBe("cancelled");
  });

  it("are not held while it cannot be read who has ended them, and leave ended what somebody else has ended", async () => {
    const world = await createWorld(side);
    let failures = 0;
    const failing = (adapter: CampaignProvider): CampaignProvider => ({
      ...adapter,
      getCampaign: (options) => (failures-- > 0 ? Promise.reject(broken) : adapter.getCampaign(options)),
    });
    const broken = new NetworkError("broken", { provider: "any", delivery: "unknown", retryable: true });
    const linked = world.start({ over: failing });
    const { campaign } = await linked.createCampaign(world.input());
    await linked.provider.cancelCampaign({ id: campaign.links[1]?.campaignId ?? "" });
    failures = 3;
    await expect(linked.pauseCampaign({ intentKey: KEY })).rejects.toBe(broken);
    expect((await world.ledger.read(KEY))?.state).toBe("running");
    failures = 0;
    await linked.pauseCampaign({ intentKey: KEY });
    await linked.resumeCampaign(world.input());
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator).slice(10, 20)).toEqual(Array(10).fill(0));
  });

  it("say that it is the ledger, when it cannot be read", async () => {
    const world = await createWorld(side);
    const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(2), true);
    await Promise.race([world.start(mortal).createCampaign(world.input()), mortal.death]);
    await world.simulator.advance("11m");
    const down = async (): Promise<undefined> => {
      throw new Error("down");
    };
    const linked = world.start({
      ledger: {
        ...world.ledger,
        read: (key) => (key.includes("~") ? down() : world.ledger.read(key)),
        async *entries() {
          yield* (await down()) ?? [];
        },
      },
    });
    const refusal = { code: "intent", state: "refused" };
    await expect(linked.getCampaign({ intentKey: KEY })).rejects.toMatchObject(refusal);
    await expect(linked.waitUntilQuiet({ intentKey: KEY })).rejects.toMatchObject(refusal);
    await expect(linked.reconcileIntents()).rejects.toMatchObject(refusal);
    await expect(linked.pauseCampaign({ intentKey: KEY })).rejects.toMatchObject(refusal);
    await expect(linked.cancelCampaign({ intentKey: KEY })).rejects.toMatchObject(refusal);
  });

  it("hold their right for as long as calls last, and say how it goes", async () => {
    const world = await createWorld(side);
    const linked = world.start({ leaseMs: 20_000 });
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const waited: number[] = [];
    const paused = await linked.pauseCampaign({ intentKey: KEY, onProgress: ({ waitedMs }) => waited.push(waitedMs) });
    expect(paused.status).toBe("paused");
    expect(Math.max(...waited)).toBeGreaterThan(20_000);
  });

  it("go on being held when there was not time enough", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const error = await linked.pauseCampaign({ intentKey: KEY, timeoutMs: 5_000 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "network", timedOut: true });
    expect((await linked.getCampaign({ intentKey: KEY })).status).toBe("pausing");
    await expect(linked.resumeCampaign(world.input())).rejects.toThrow(/pause them again first/);
    const reports = await linked.reconcileIntents();
    expect(reports).toMatchObject([{ intentKey: KEY, state: "done" }]);
    expect((await linked.getCampaign({ intentKey: KEY })).status).toBe("paused");
    expect(await linked.reconcileIntents()).toEqual([]);
  });

  it("leave nobody waiting when they are cancelled while they are held", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const { progress } = await linked.pauseCampaign({ intentKey: KEY });
    const cancelled = await linked.cancelCampaign({ intentKey: KEY });
    expect(cancelled.status).toBe("cancelled");
    expect(cancelled.progress?.rows.cancelled).toBe(progress?.rows.pending);
    expect(cancelled.progress?.rows).not.toHaveProperty("pending");
  });

  it("are cancelled also while another process works on them", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    await linked.createCampaign(world.input());
    await world.simulator.advance("40s");
    const lease = await world.ledger.lease(KEY, 600_000);
    await expect(linked.cancelCampaign({ intentKey: KEY })).rejects.toMatchObject({ code: "intent", state: "busy" });
    if ("release" in lease) await lease.release();
    await linked.waitUntilQuiet({ intentKey: KEY });
    const rings = world.simulator.rings.length;
    await world.simulator.advance("1d");
    expect(world.simulator.rings).toHaveLength(rings);
  });

  it("tell what to do about a list that was not made to its end", async () => {
    const world = await createWorld(side);
    const mortal = createMortal({ fetch: world.simulator.fetch, ledger: world.ledger }, isCreating(3), true);
    const dying = world.start(mortal).createCampaign(world.input());
    await Promise.race([dying, mortal.death]);
    await world.simulator.advance("11m");
    const linked = world.start();
    const reports = await linked.reconcileIntents();
    expect(reports.map(({ intentKey, state }) => [intentKey, state])).toEqual([
      [`${KEY}~3`, "done"],
      [KEY, "sending"],
    ]);
    expect(reports[1]?.advice).toContain("createCampaign again");
    expect((await linked.getCampaign({ intentKey: KEY })).links[2]?.campaignId).toBe(reports[0]?.campaignIds[0]);
  });

  it("keep to a start that is still ahead", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    const at = new Date(world.simulator.now() + 86_400_000).toISOString();
    const { campaign } = await linked.createCampaign(world.input({ start: { at } }));
    expect(campaign.status).toBe("scheduled");
    await linked.pauseCampaign({ intentKey: KEY });
    const { campaign: resumed } = await linked.resumeCampaign(world.input({ start: "now" }));
    expect(resumed.status).toBe("scheduled");
    await world.simulator.advance("23h");
    expect(world.simulator.rings).toEqual([]);
    await world.simulator.advance("1d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });
});

describe("linked campaigns of lines that are told apart by more than a number", () => {
  const ways: [string, "Vapi v1" | "Vapi v2", (at: number) => NewRow][] = [
    ["extensions, listed", "Vapi v1", (at) => ({ contact: { phoneNumber: "+15550100", extension: `${at + 1}` } })],
    ["extensions, not listed", "Vapi v2", (at) => ({ contact: { phoneNumber: "+15550100", extension: `${at + 1}` } })],
    ["addresses, not listed", "Vapi v2", (at) => ({ contact: { sipUri: `sip:p${at}@example.org` } })],
  ];

  it.each(ways)("ring nobody twice when they are listed the other way round: %s at %s", async (_what, name, row) => {
    const [side] = PAUSELESS.filter((each) => each.name === name);
    if (side === undefined) throw new Error("there is no such side");
    const world = await createWorld(side);
    const linked = world.start({ over: backwards });
    const input = world.input({ rows: Array.from({ length: 8 }, (_, at) => row(at)) });
    await linked.createCampaign(input);
    await world.simulator.advance("20s");
    await linked.pauseCampaign({ intentKey: KEY });
    const rings = world.simulator.rings.length;
    expect(rings).toBeGreaterThan(0);
    await linked.resumeCampaign(input).catch((error: unknown) => expect(error).toBeInstanceOf(IntentError));
    await world.simulator.advance("2d");
    expect(world.simulator.rings).toHaveLength(rings);
  });
});

describe("linked campaigns at Revox", () => {
  it("are held by Revox itself, with the same campaigns", async () => {
    const world = await createWorld(REVOX);
    const linked = world.start();
    expect(linked.capabilities.pause).toBe("provider");
    const { campaign } = await linked.createCampaign(world.input());
    await linked.pauseCampaign({ intentKey: KEY });
    const { campaign: resumed } = await linked.resumeCampaign(world.input());
    expect(resumed.links.map(({ campaignId }) => campaignId)).toEqual(
      campaign.links.map(({ campaignId }) => campaignId),
    );
  });

  it("launch a draft that was left unlaunched when they go on, and not before", async () => {
    const world = await createWorld(REVOX);
    const linked = world.start();
    world.simulator.inject({ fault: "status", operation: "launchCampaign", status: 503, acted: false, count: 1 });
    await expect(linked.createCampaign(world.input())).rejects.toMatchObject({ code: "intent", state: "drafted" });
    await linked.pauseCampaign({ intentKey: KEY });
    await world.simulator.advance("1d");
    expect(world.simulator.rings).toEqual([]);
    await linked.resumeCampaign(world.input());
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });

  it("say that what waits for its time cannot be held, and wait for it all the same", async () => {
    const world = await createWorld(REVOX);
    const linked = world.start();
    const start = { at: new Date(world.simulator.now() + 86_400_000).toISOString() };
    await linked.createCampaign(world.input({ start }));
    const refusal = linked.pauseCampaign({ intentKey: KEY });
    await expect(refusal).rejects.toThrow(/intentKey: is of campaigns that wait for their start/);
    expect((await linked.getCampaign({ intentKey: KEY })).status).toBe("scheduled");
    expect((await world.ledger.read(KEY))?.state).toBe("running");
    expect(await linked.reconcileIntents()).toEqual([]);
    const { campaign } = await linked.resumeCampaign(world.input({ start }));
    expect(campaign.status).toBe("scheduled");
  });
});

describe.each(COZMOX)("linked campaigns at $name", (side) => {
  it("have all rows of a campaign in doubt that is not there any more", async () => {
    const world = await createWorld(side);
    const linked = world.start();
    const { campaign } = await linked.createCampaign(world.input());
    await linked.provider.deleteCampaign({ id: campaign.links[1]?.campaignId ?? "" });
    const paused = await linked.pauseCampaign({ intentKey: KEY });
    expect(paused.rowsInDoubt).toEqual(expect.arrayContaining([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]));
    await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, paused) });
    await world.simulator.advance("2d");
    expect(ringsOf(world.simulator)).toEqual(ONCE);
  });

  it.each([true, false])(
    "survive a death at any request (acted upon: %s)",
    { timeout: 120_000 },
    async (isActedUpon) => {
      let deaths = 0;
      for (let diesAt = 1; ; diesAt++) {
        const world = await createWorld(side);
        const { simulator, ledger } = world;
        await world.start().createCampaign(world.input());
        await simulator.advance("40s");
        const mortal = createMortal({ fetch: simulator.fetch, ledger }, (_request, nth) => nth === diesAt, isActedUpon);
        const dying = world.start(mortal);
        const work = dying.pauseCampaign({ intentKey: KEY }).then(() => dying.resumeCampaign(world.input()));
        await Promise.race([work, mortal.death]);
        if (!mortal.isDead()) break;
        deaths++;
        await simulator.advance("11m");

        const linked = world.start();
        await linked.reconcileIntents();
        const found = await linked.getCampaign({ intentKey: KEY });
        expect(found.progress === undefined || counted(found) === 25).toBe(true);
        const paused = await linked.pauseCampaign({ intentKey: KEY });
        expect(counted(paused)).toBe(25);
        await linked.resumeCampaign({ ...world.input(), alsoRing: unrung(world, paused) });
        await simulator.advance("2d");
        expect(ringsOf(simulator), `dead at request ${diesAt}`).toEqual(ONCE);
        await simulator.close();
      }
      expect(deaths).toBeGreaterThan(20);
    },
  );
});

/** Tells the nth request that creates a campaign. */
function isCreating(nth: number): (request: Request) => boolean {
  let created = 0;
  return ({ method, url }) => {
    const isOne = method === "POST" && /\/campaigns?$/.test(url);
    if (isOne) created++;
    return isOne && created === nth;
  };
}

/** An adapter that reads rows at these places of each campaign in a word that nobody knows. */
function unsureOf(adapter: CampaignProvider, places: readonly number[]): CampaignProvider {
  return withRows(adapter, (row) =>
    places.includes(row.position) ? { ...row, status: "unknown", attemptCount: null } : row,
  );
}

/** Somebody on the line of the one at a position, of whom nothing else is known. */
function same(position: number): NewRow {
  return { contact: { phoneNumber: numberOf(position) } };
}

/** An adapter that counts rows from the end. */
function backwards(adapter: CampaignProvider): CampaignProvider {
  return withRows(adapter, (row, total) => ({ ...row, position: total - 1 - row.position }));
}

/** `shown`: how many are listed of each campaign. */
function withRows(
  adapter: CampaignProvider,
  change: (row: Row, total: number) => Row,
  shown = () => Number.POSITIVE_INFINITY,
): CampaignProvider {
  return {
    ...adapter,
    listRows(options) {
      const rows = adapter.listRows(options);
      const changed = async () => {
        const all = await toList(rows);
        return all.map((row) => change(row, all.length)).slice(0, shown());
      };
      return {
        ...rows,
        async *[Symbol.asyncIterator]() {
          yield* await changed();
        },
      };
    },
  };
}
