import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { SYSTEM_CLOCK } from "../src/clock.ts";
import { createHastyClock } from "../src/hasty-clock.ts";

const reason = new Error("the user left");
/** Timers of this process that run. */
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

describe("the system's clock", () => {
  it("wakes after the time", async () => {
    const before = SYSTEM_CLOCK.now();
    await SYSTEM_CLOCK.sleep(15);
    // Timers and clocks round differently.
    expect(SYSTEM_CLOCK.now() - before).toBeGreaterThanOrEqual(13);
  });

  it("wakes as soon as the caller stops, with the caller's reason, and leaves no timer", async () => {
    const before = timers();
    const controller = new AbortController();
    const thrown = thrownBy(() => SYSTEM_CLOCK.sleep(60_000, controller.signal));
    await setImmediate();
    expect(timers()).toBe(before + 1);
    controller.abort(reason);
    expect(await thrown).toBe(reason);
    expect(timers()).toBe(before);
  });

  it("does not sleep for a caller who has stopped already", async () => {
    const before = timers();
    expect(await thrownBy(() => SYSTEM_CLOCK.sleep(60_000, AbortSignal.abort(reason)))).toBe(reason);
    expect(timers()).toBe(before);
  });

  it("has timers that can be stopped, and that no time is too long for", async () => {
    const before = timers();
    let rung = 0;
    const stop = SYSTEM_CLOCK.timer(2 ** 40, () => rung++);
    await setImmediate();
    expect([timers(), rung]).toEqual([before + 1, 0]);
    stop();
    expect(timers()).toBe(before);
  });
});

describe("the hasty clock", () => {
  it("sleeps in no time, which counts as if it had", async () => {
    const clock = createHastyClock(() => 1_000);
    await clock.sleep(60_000);
    await clock.sleep(500);
    expect(clock.slept).toEqual([60_000, 500]);
    expect(clock.now()).toBe(61_500);
  });

  it("does not sleep for a caller who has stopped", async () => {
    const clock = createHastyClock();
    expect(await thrownBy(() => clock.sleep(500, AbortSignal.abort(reason)))).toBe(reason);
    expect(clock.slept).toEqual([]);
  });
});
