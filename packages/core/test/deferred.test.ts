import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createDeferred } from "../src/adapter/deferred.ts";

const CONTEXT = { provider: "acme", operation: "createCampaign" };

describe("what is loaded when it is first wanted", () => {
  it("is loaded once, also for those who want it at the same time", async () => {
    let loads = 0;
    const part = createDeferred(async () => ({ load: ++loads }));
    expect(part.loaded).toBeUndefined();
    const both = await Promise.all([part.load(CONTEXT), part.load(CONTEXT)]);
    expect([...both, await part.load(CONTEXT), part.loaded]).toEqual(Array(4).fill({ load: 1 }));
  });

  it("is an error before anything is sent when it cannot be loaded, and is tried again next time", async () => {
    let loads = 0;
    const cause = new Error("no such file");
    const part = createDeferred(async () => {
      loads++;
      if (loads === 1) throw cause;
      return { load: loads };
    });
    expect(await thrownBy(() => part.load(CONTEXT))).toMatchObject({
      code: "network",
      delivery: "not_sent",
      retryable: true,
      message: "[acme] createCampaign: a part of the library could not be loaded",
      cause,
    });
    expect(part.loaded).toBeUndefined();
    expect(await part.load(CONTEXT)).toEqual({ load: 2 });
  });
});
