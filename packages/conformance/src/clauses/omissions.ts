import assert from "node:assert/strict";
import { type CallAttempt, ConfigurationError, OMITTABLE, type Omittable, type Row } from "@trunkline/core";
import { at, collect, thrownBy } from "../asking.ts";
import { type Bench, largestOf } from "../bench.ts";
import { withoutOmitted, withoutRaw } from "../omitted.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

const CHOICES: readonly (readonly Omittable[])[] = [...OMITTABLE.map((word) => [word]), OMITTABLE];

/** What is as long does not stand somewhere else by chance. */
const CERTAIN_LENGTH = 10;

/** What is left out of rows and attempts because the caller asked for it. */
export const OMISSIONS = {
  async "everything else about a row stays as it is"(bench) {
    await forEachChoice(bench, async ({ listRows }, omit) => {
      const whole = new Map((await collect(listRows([]))).map((row) => [row.id, row]));
      const rows = await collect(listRows(omit));
      assert.equal(rows.length, whole.size);
      for (const row of rows) same(lean(row, omit), lean(whole.get(row.id), omit), row.id);
    });
  },

  async "everything else about an attempt stays as it is"(bench) {
    await forEachChoice(bench, async ({ listAttempts }, omit) => {
      const whole = new Map((await collect(listAttempts([]))).map((attempt) => [attempt.id, attempt]));
      const attempts = await collect(listAttempts(omit));
      assert.equal(attempts.length, whole.size);
      for (const attempt of attempts) {
        const own = whole.get(attempt.id);
        assert.ok(own !== undefined, "an attempt is there that was not");
        same(withoutRaw(attempt), withoutRaw(withoutOmitted(own, attempt.omitted)), attempt.id);
      }
    });
  },

  async "what was left out is told, and stands nowhere in raw"(bench) {
    const { listAttempts } = open(bench, await bench.shared("usual"));
    const whole = new Map((await collect(listAttempts([]))).map((attempt) => [attempt.id, attempt]));
    for (const { id, raw, omitted = [], transcript } of await collect(listAttempts(["transcript"]))) {
      const texts = whole.get(id)?.transcript?.map(({ text }) => text) ?? [];
      const said = texts.find((text) => text.length >= CERTAIN_LENGTH);
      if (!omitted.includes("transcript")) {
        same(transcript, whole.get(id)?.transcript, `${id}: it is lacking, and nobody says so`);
        continue;
      }
      assert.equal(transcript, undefined, `${id}: it is there`);
      const isInRaw = said !== undefined && JSON.stringify(raw).includes(JSON.stringify(said).slice(1, -1));
      assert.ok(!isInRaw, `${id}: it is in raw`);
    }
  },

  async "nothing is left out that was not asked for"(bench) {
    const { listAttempts } = open(bench, await bench.shared("usual"));
    for (const { id, omitted } of await collect(listAttempts([]))) assert.equal(omitted, undefined, id);
  },

  async "a word that is none of them is refused before anything is sent"(bench) {
    const { provider, wire } = bench.connect(await bench.shared("usual"));
    const { id: campaignId } = largestOf(await bench.shared("usual"));
    const omit = JSON.parse('["transcripts"]');
    const lists = [
      () => collect(provider.listRows({ campaignId, omit })),
      () => collect(provider.listAttempts({ campaignId, omit })),
    ];
    for (const list of lists) {
      const error = await thrownBy(list);
      assert.ok(error instanceof ConfigurationError, String(error));
      assert.equal(error.findings[0].field, "omit");
    }
    assert.equal(wire.requests.length, 0);
  },
} as const satisfies Group;

type Lists = ReturnType<typeof open>;

/** The listings of the largest campaign, each over a connection of its own. */
function open(bench: Bench, exchange: Parameters<Bench["connect"]>[0]) {
  const { provider } = bench.connect(exchange);
  const { id: campaignId } = largestOf(exchange);
  return {
    listRows: (omit: readonly Omittable[]) => provider.listRows({ campaignId, omit }),
    listAttempts: (omit: readonly Omittable[]) => provider.listAttempts({ campaignId, omit }),
  };
}

async function forEachChoice(bench: Bench, test: (lists: Lists, omit: readonly Omittable[]) => Promise<void>) {
  const lists = open(bench, await bench.shared("usual"));
  for (const omit of CHOICES) await at(omit.join(" and "), () => test(lists, omit));
}

/** A row without what may be lacking where something is left out. */
function lean(row: Row | undefined, omit: readonly Omittable[]) {
  if (row === undefined) return undefined;
  const attempts = row.attempts?.map((attempt: CallAttempt) => withoutOmitted(attempt, omit));
  return withoutRaw(attempts === undefined ? row : { ...row, attempts });
}
