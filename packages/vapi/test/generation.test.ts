import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createGenerationProbe } from "../src/generation.ts";

describe("the question which generation there is", () => {
  it("is shared by all who wait, also when one that everybody gave up settles late", async () => {
    const asked: { readonly answer: () => void }[] = [];
    const probe = createGenerationProbe("auto", () => new Promise<void>((answer) => asked.push({ answer })));
    const impatient = new AbortController();
    const givenUp = probe.find(impatient.signal);
    impatient.abort(new Error("enough"));
    expect(await thrownBy(() => givenUp)).toMatchObject({ message: "enough" });

    const second = probe.find(undefined);
    expect(asked).toHaveLength(2);
    asked[0]?.answer();
    await Promise.resolve();
    await new Promise((settled) => setImmediate(settled));
    // The late answer is an answer all the same; nobody has to ask a third time.
    expect(await probe.find(undefined)).toBe("v2");
    expect(asked).toHaveLength(2);
    asked[1]?.answer();
    expect(await second).toBe("v2");
  });

  it("is not asked twice while one is under way, whatever became of an earlier one", async () => {
    const asked: { readonly refuse: (error: Error) => void; readonly answer: () => void }[] = [];
    const probe = createGenerationProbe(
      "auto",
      () => new Promise<void>((answer, refuse) => asked.push({ answer, refuse })),
    );
    const impatient = new AbortController();
    const givenUp = thrownBy(() => probe.find(impatient.signal));
    impatient.abort(new Error("enough"));
    await givenUp;
    const second = probe.find(undefined);
    asked[0]?.refuse(new Error("late"));
    await new Promise((settled) => setImmediate(settled));
    const third = probe.find(undefined);
    expect(asked).toHaveLength(2);
    asked[1]?.answer();
    expect(await Promise.all([second, third])).toEqual(["v2", "v2"]);
  });
});
