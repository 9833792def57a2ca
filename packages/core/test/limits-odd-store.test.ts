import { expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createGate, type LimitAnswer, type LimitStore } from "../src/adapter/limits.ts";
import { createDiscreteClock } from "./support/discrete-clock.ts";

function storeOf(enter: () => Promise<LimitAnswer>) {
  const left: string[] = [];
  const store: LimitStore = {
    enter,
    renew: () => Promise.resolve(),
    leave: async (_name, lease) => void left.push(lease),
  };
  return { store, left };
}

it("a store that does not answer fails the one who asked, and is asked again for the next", async () => {
  const clock = createDiscreteClock();
  const late: ((answer: LimitAnswer) => void)[] = [];
  let asked = 0;
  const { store, left } = storeOf(() =>
    asked++ === 0 ? new Promise((resolve) => late.push(resolve)) : Promise.resolve({ isGranted: true }),
  );
  const gate = createGate({ maxConcurrent: 1, store }, clock, "acme", "acme");
  const failed = thrownBy(async () => gate.enter({}));
  await clock.advance(10_001);
  expect(await failed).toMatchObject({ message: "no answer within 10000 ms" });
  expect(typeof (await gate.enter({}))).toBe("function");
  // What it grants too late is given back.
  late[0]?.({ isGranted: true, lease: "late" });
  await clock.advance(1);
  expect(left).toEqual(["late"]);
});

it.each([Number.NaN, 0, -5, Number.POSITIVE_INFINITY])(
  "a store that names no time is asked again after a second: %d",
  async (waitMs) => {
    const clock = createDiscreteClock();
    let asked = 0;
    const { store } = storeOf(async () => (asked++ === 0 ? { isGranted: false, waitMs } : { isGranted: true }));
    const entered = createGate({ maxConcurrent: 1, store }, clock, "acme", "acme").enter({});
    await clock.advance(999);
    expect(asked).toBe(1);
    await clock.advance(2);
    expect(typeof (await entered)).toBe("function");
  },
);
