import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { bound, checkTimeout } from "../src/adapter/bound.ts";
import { ConfigurationError } from "../src/errors.ts";
import { createHeldClock } from "./support/held-clock.ts";

const reason = new Error("the user left");

describe("what is bounded", () => {
  it("stops when its own limit has run out, and says after how long", () => {
    const clock = createHeldClock();
    const { signal, timedOutAfterMs } = bound({ limitMs: 50 }, clock);
    expect([signal.aborted, timedOutAfterMs()]).toEqual([false, undefined]);
    clock.runOut();
    expect([signal.aborted, timedOutAfterMs()]).toEqual([true, 50]);
  });

  it("stops when the caller's deadline has come, and says how much the caller allowed", () => {
    const clock = createHeldClock();
    const deadline = { at: clock.now() + 1_000, timeoutMs: 1_000 };
    clock.pass(900);
    const { timedOutAfterMs } = bound({ deadline, limitMs: 200 }, clock);
    const now = clock.now();
    clock.runOut();
    expect(clock.now() - now).toBe(100);
    expect(timedOutAfterMs()).toBe(1_000);
  });

  it("stops by whichever of the two comes first", () => {
    const clock = createHeldClock();
    const { timedOutAfterMs } = bound({ deadline: { at: clock.now() + 300, timeoutMs: 1_000 }, limitMs: 200 }, clock);
    clock.runOut();
    expect(timedOutAfterMs()).toBe(200);
  });

  it("stops at once when the deadline is over already", () => {
    const clock = createHeldClock();
    const { timedOutAfterMs } = bound({ deadline: { at: clock.now() - 5, timeoutMs: 1_000 } }, clock);
    const now = clock.now();
    clock.runOut();
    expect([clock.now(), timedOutAfterMs()]).toEqual([now, 1_000]);
  });

  it("stops with the caller's reason, which is no matter of time", () => {
    const controller = new AbortController();
    const { signal, timedOutAfterMs } = bound({ signal: controller.signal, limitMs: 50 }, createHeldClock());
    controller.abort(reason);
    expect([signal.reason, timedOutAfterMs()]).toEqual([reason, undefined]);
  });

  it("has stopped already for a caller who has", () => {
    const { signal } = bound({ signal: AbortSignal.abort(reason) }, createHeldClock());
    expect([signal.aborted, signal.reason]).toEqual([true, reason]);
  });

  it("goes on for as long as it likes where nothing bounds it, without a timer", () => {
    const clock = createHeldClock();
    expect(bound({}, clock).signal.aborted).toBe(false);
    expect(clock.running()).toBe(0);
  });

  it("leaves no timer once it is released, and does not hear the caller any more", () => {
    const clock = createHeldClock();
    const controller = new AbortController();
    const { signal, release } = bound({ signal: controller.signal, limitMs: 50 }, clock);
    expect(clock.running()).toBe(1);
    release();
    controller.abort(reason);
    expect([clock.running(), signal.aborted]).toEqual([0, false]);
  });
});

describe("a time that no timer can count", () => {
  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])("is refused: %s", async (timeoutMs) => {
    const context = { provider: "acme", operation: "getCampaign" };
    const error = await thrownBy(() => checkTimeout("timeoutMs", timeoutMs, context));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message: "[acme] getCampaign: timeoutMs: is not a whole number of milliseconds from 1 to 2147483647",
    });
  });

  it("is any but whole milliseconds up to the longest", () => {
    for (const timeoutMs of [1, 60_000, 2 ** 31 - 1]) checkTimeout("timeoutMs", timeoutMs, { provider: "acme" });
  });
});
