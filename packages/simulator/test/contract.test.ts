import { describe, expect, it } from "vitest";
import { checkAnswer, INVENTED_WORDS } from "../src/index.ts";
import { field, list, PROVIDERS, type Received, readEverything, using } from "./support.ts";

describe.each(PROVIDERS)("%s: every answer of every read operation", (provider) => {
  it("fits the contract", async () => {
    const answers = await using({ provider, history: { oddities: false } }, readEverything);
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.flatMap((answer) => findings(answer))).toEqual([]);
  });

  it("fits the contract except for the invented words, all of which occur", async () => {
    const answers = await using({ provider }, readEverything);
    const seen = new Set<unknown>();
    for (const answer of answers) {
      for (const finding of findings(answer)) {
        expect(finding).toMatch(/: enum$/);
        seen.add(valueAt(answer.body, finding.replace(/: enum$/, "")));
      }
    }
    expect([...seen].sort()).toEqual([...INVENTED_WORDS[provider]].sort());
  });

  it("fits the contract for small and for large campaigns", async () => {
    for (const options of [{ campaigns: 0 }, { campaigns: 3, rows: 0 }, { campaigns: 2, rows: 900 }]) {
      const answers = await using({ provider, history: { oddities: false, ...options } }, readEverything);
      expect(answers.flatMap((answer) => findings(answer))).toEqual([]);
    }
  });

  it("holds no phone number that could ring somebody", async () => {
    const answers = await using({ provider, history: { rows: 400, campaigns: 2 } }, readEverything);
    const numbers = answers.flatMap((answer) => answer.text.match(/\+\d{7,15}/g) ?? []);
    expect(numbers.length).toBeGreaterThan(400);
    expect(numbers.filter((number) => !/^\+1(555|\d{3}555)01\d\d$/.test(number))).toEqual([]);
  });

  function findings({ path, status, body }: Received): readonly string[] {
    return checkAnswer({ provider, method: "GET", path, status, body });
  }
});

function valueAt(body: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce((value, key) => (Array.isArray(value) ? list(value)[Number(key)] : field(value, key)), body);
}
