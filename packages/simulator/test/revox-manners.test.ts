import { expect, it } from "vitest";
import { createRandom } from "../src/random.ts";
import {
  ask,
  callsAmong,
  campaignOf,
  create,
  done,
  launch,
  mostAtOnce,
  readCampaign,
  readOrders,
  watching,
} from "./revox-support.ts";
import { field, text } from "./support.ts";

const VERBS = ["launch", "pause", "resume", "pause", "resume", "cancel call", "update", "cancel", "delete"] as const;

// Whatever is asked for, in whatever order.
it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
  "revox: nobody is rung who should not be (%d)",
  async (seed) => {
    const random = createRandom(seed, "manners");
    await watching({ seed, concurrency: 5 }, async (simulator, events) => {
      const ids: string[] = [];
      for (let size = 3; size <= 9; size += 2) {
        ids.push(await create(simulator, campaignOf(size, size > 6 ? { max_concurrent_calls: 2 } : {})));
      }
      const deleted = new Set<string>();
      for (let turn = 0; turn < 60; turn++) {
        const id = random.pick(ids);
        const verb = random.pick(VERBS);
        if (verb === "launch") {
          const orders =
            (await ask(simulator, `GET /campaigns/${id}/rows`)).status === 200 ? await readOrders(simulator, id) : [];
          const call_ids = orders.filter(() => random.chance(0.5)).map((order) => text(order, "id"));
          const rows = { mode: random.pick(["include", "exclude"]), call_ids };
          const filters = { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] };
          await ask(simulator, `POST /campaigns/${id}/launch`, { mode: "ai_first", selection: { filters, rows } });
        } else if (verb === "cancel call") {
          const orders = deleted.has(id) ? [] : await readOrders(simulator, id);
          if (orders.length > 0) await ask(simulator, `POST /call/${text(random.pick(orders), "id")}/cancel`);
        } else if (verb === "update") {
          await ask(simulator, `PATCH /campaigns/${id}`, { max_concurrent_calls: random.integer(1, 4) });
        } else if (verb === "delete") {
          if (random.chance(0.3) && (await ask(simulator, `DELETE /campaigns/${id}`)).status === 200) deleted.add(id);
        } else if (verb !== "cancel" || random.chance(0.2)) {
          await ask(simulator, `POST /campaigns/${id}/${verb}`);
        }
        const quiet = simulator.campaigns.filter(({ mayDial }) => !mayDial).map((campaign) => campaign.id);
        const still = new Set<string>();
        for (const each of ids) {
          if (deleted.has(each)) still.add(each);
          else if (["draft", "paused"].includes(text(await readCampaign(simulator, each), "status"))) still.add(each);
          else if (field(await readCampaign(simulator, each), "is_cancelled")) still.add(each);
        }
        const before = events.length;
        await simulator.advance(`${random.pick([0, 1, 3, 20, 60, 600, 4000])}s`);
        const fresh = callsAmong(events.slice(before));
        expect(fresh.filter(({ status, campaignId }) => status === "queued" && still.has(campaignId))).toEqual([]);
        expect(fresh.filter(({ status, campaignId }) => status === "ringing" && quiet.includes(campaignId))).toEqual(
          [],
        );
      }
      const row = ({ campaignId, position }: { campaignId: string; position: number }) => `${campaignId} ${position}`;
      expect([mostAtOnce(events) <= 5, mostAtOnce(events, row)]).toEqual([true, 1]);
      const queued = callsAmong(events).filter(({ status }) => status === "queued");
      const counts = new Map<string, number>();
      for (const each of queued) counts.set(row(each), (counts.get(row(each)) ?? 0) + 1);
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(3);
      expect(new Set(simulator.rings.map(({ attemptId }) => attemptId)).size).toBe(simulator.rings.length);

      // Nobody has been forgotten over all this.
      for (const id of ids.filter((each) => !deleted.has(each))) {
        const { status, is_cancelled } = Object(await readCampaign(simulator, id));
        if (status === "completed" || is_cancelled) continue;
        if (status === "paused") await done(simulator, `POST /campaigns/${id}/resume`);
        if ((await ask(simulator, `GET /campaigns/${id}`)).text.includes('"not_launched":0') === false)
          await launch(simulator, id);
      }
      await simulator.advance("30d");
      for (const id of ids.filter((each) => !deleted.has(each))) {
        const campaign = await readCampaign(simulator, id);
        const { not_launched, completed, failed, skipped, total } = Object(field(campaign, "row_stats"));
        expect(completed + failed + skipped + not_launched).toBe(total);
        if (!field(campaign, "is_cancelled"))
          expect([field(campaign, "status"), not_launched]).toEqual(["completed", 0]);
      }
      expect(simulator.campaigns.filter(({ mayDial }) => mayDial)).toEqual([]);
    });
  },
);
