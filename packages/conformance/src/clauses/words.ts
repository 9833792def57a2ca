import assert from "node:assert/strict";
import { collect } from "../asking.ts";
import { largestOf } from "../bench.ts";
import { holdsText, parseJson } from "../json.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";
import { everyAttempt, modelsOf } from "./models.ts";

/** Words that no contract has. */
export const WORDS = {
  async "a word that nobody knows is read as unknown, and kept"(bench) {
    const survey = await bench.survey("usual");
    const { inventedWords } = bench.subject;
    const odd = modelsOf(survey).filter(({ providerStatus = "" }) => inventedWords.includes(providerStatus));
    for (const { status, providerStatus } of odd) assert.equal(status, "unknown", providerStatus);
    const onWire = seen(survey.wire.requests, inventedWords);
    const kept = onWire.filter((word) => modelsOf(survey).some(({ raw }) => holdsText(raw, word)));
    same(kept, onWire, "a word was lost");
    assert.ok(odd.length > 0, "the exchange has no word that nobody knows among its statuses");
  },

  async "how an attempt ended is unknown where its word is"(bench) {
    for (const attempt of everyAttempt(await bench.survey("usual"))) {
      if (attempt.status !== "ended") continue;
      const { category, providerReason = "" } = attempt.end;
      if (bench.subject.inventedWords.includes(providerReason)) assert.equal(category, "unknown", providerReason);
    }
  },

  async "every word that nobody knows is reported"(bench) {
    const { wire, observations } = await bench.survey("usual");
    const onWire = seen(wire.requests, bench.subject.inventedWords);
    same(onWire, bench.subject.inventedWords, "the exchange leaves out words that nobody knows");
    const reported = observations.filter(({ kind }) => kind === "unknown_word").map(({ word }) => word);
    same(
      onWire.filter((word) => !reported.includes(word)),
      [],
      "not reported",
    );
  },

  async "what is odd is reported once, however often it is read"(bench) {
    const exchange = await bench.shared("usual");
    const { provider, observations } = bench.connect(exchange);
    const campaignId = largestOf(exchange).id;
    for (let time = 0; time < 2; time++) {
      await collect(provider.listCampaigns());
      await collect(provider.listRows({ campaignId }));
      await collect(provider.listAttempts({ campaignId }));
    }
    assert.ok(observations.length > 0, "nothing was reported");
    const keys = observations.map((observation) => JSON.stringify(observation));
    same([...new Set(keys)], keys);
  },

  async "what is reported holds no number, no address and no sentence"(bench) {
    const { observations, provider } = await bench.survey("usual");
    const { apiKey } = await bench.shared("usual");
    assert.ok(observations.length > 0, "nothing was reported");
    for (const observation of observations) {
      assert.ok(!JSON.stringify(observation).includes(apiKey), "the key was reported");
      assert.equal(observation.provider, provider.id);
      assert.doesNotMatch(JSON.stringify(observation), /\d{7}|@|\s/);
    }
  },
} as const satisfies Group;

/** Those of the words that stand in an answer as a value. */
function seen(requests: readonly { readonly text?: string }[], words: readonly string[]): string[] {
  const answers = requests.map(({ text = "" }) => text);
  return words.filter((word) => answers.some((text) => text.includes(`"${word}"`) && holdsText(parseJson(text), word)));
}
