import assert from "node:assert/strict";
import { ConfigurationError, type CreateCampaignOptions, UnsupportedError } from "@trunkline/core";
import { at, thrownBy } from "../asking.ts";
import { HOUR_MS, inputFor, people, trueCampaign, writesOf } from "../campaigning.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import type { Group } from "./group.ts";

const SECRET = "0151 23456789";

/** What a campaign may be asked for with, and what comes of what it may not. */
export const INPUTS = {
  async "what the provider cannot do is refused before anything is sent"(bench) {
    const exchange = await bench.shared("small");
    const { provider, wire } = bench.connect(exchange);
    const { draft, retry, latestAt } = provider.capabilities.create;
    const cases: readonly (readonly [boolean, string, Partial<CreateCampaignOptions>])[] = [
      [draft, "start", { start: "draft" }],
      [retry, "retry", { retry: { maxAttempts: 3 } }],
      [latestAt, "latestAt", { latestAt: new Date(exchange.now() + HOUR_MS).toISOString() }],
    ];
    for (const [isDone, field, changes] of cases) {
      if (isDone) continue;
      const input = await inputFor(provider, changes);
      const error = await thrownBy(() => provider.createCampaign(input));
      assert.ok(error instanceof UnsupportedError, `${field}: ${String(error)}`);
      assert.ok(
        error.findings.some((finding) => finding.field === field || finding.field.startsWith(`${field}.`)),
        error.message,
      );
      assertTellsNobody(error, exchange);
    }
    same(writesOf(wire), []);
  },

  async "an input that makes no sense is refused before anything is sent, by field, and tells nobody"(bench) {
    const exchange = await bench.shared("small");
    const { provider, wire } = bench.connect(exchange);
    const past = new Date(exchange.now()).toISOString();
    const [first, ...others] = people(3, 200);
    const number = { contact: { phoneNumber: SECRET } };
    const cases: readonly (readonly [string, Partial<CreateCampaignOptions>])[] = [
      ["name", { name: " " }],
      ["agent.id", { agent: { kind: "assistant", id: "" } }],
      ["rows", { rows: [] }],
      ["rows[1].contact.phoneNumber", { rows: [...(first === undefined ? [] : [first]), number, ...others] }],
      ["rows[0].contact.phoneNumber", { rows: [{ contact: { name: "Robin" } }] }],
      ["start.at", { start: { at: "tomorrow" } }],
      ["latestAt", { start: { at: past }, latestAt: past }],
      ["maxConcurrency", { maxConcurrency: 0 }],
      ["retry.maxAttempts", { retry: { maxAttempts: 0 } }],
      ["callers[0].phoneNumber", { callers: [{ phoneNumber: SECRET }] }],
      ["intentKey", { intentKey: "" }],
    ];
    for (const [field, changes] of cases) {
      const input = await inputFor(provider, changes);
      const error = await thrownBy(() => provider.createCampaign(input));
      assert.ok(error instanceof ConfigurationError, `${field}: ${String(error)}`);
      assert.ok(
        error.findings.some((finding) => finding.field === field),
        error.message,
      );
      assert.equal(error.operation, "createCampaign");
      assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /0151|2345/, "it tells a number");
    }
    same(writesOf(wire), []);
  },

  async "rows may come one by one, from wherever they are"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    let begun = 0;
    async function* rows() {
      begun += 1;
      yield* people(25, 300);
    }
    const { campaign } = await provider.createCampaign(await inputFor(provider, { rows: rows() }));
    assert.equal(begun, 1);
    same(
      trueCampaign(exchange, campaign.id).rows.map(({ phoneNumber }) => phoneNumber),
      people(25, 300).map(({ contact }) => contact.phoneNumber),
      "rows",
    );
  },

  async "what is not as it was meant is a warning that names its field, and nobody"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const named = people(3).map(({ contact }) => ({ contact: { ...contact, name: "Robin" } }));
    const rows = [...named, ...named.slice(0, 1)];
    const { campaign, warnings } = await provider.createCampaign(await inputFor(provider, { rows, maxConcurrency: 2 }));
    assert.ok(
      warnings.some(({ field }) => field === "rows"),
      "a line that comes twice is no warning",
    );
    for (const { field, rule } of warnings)
      await at(`${field} ${rule}`, () => {
        assert.match(
          field,
          /^(rows|variables|maxConcurrency|callers|retry|name|agent|start|latestAt|intentKey|ledger)/,
        );
        assert.notEqual(rule.trim(), "");
        assert.doesNotMatch(`${field} ${rule}`, /\d{7}|\+|Robin/, "it tells of somebody");
      });
    assert.equal(trueCampaign(exchange, campaign.id).rows.length, rows.length);
  },
} as const satisfies Group;
