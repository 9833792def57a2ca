import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFileLedger } from "../src/file-ledger.ts";
import type { IntentLease, IntentLedger } from "../src/ledger.ts";
import { createMemoryLedger } from "../src/memory-ledger.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { all } from "./support/ledger-suite.ts";
import { createReferenceLedger } from "./support/reference-ledger.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();

const step = fc.record({
  who: fc.constantFrom("one", "other"),
  does: fc.constantFrom("lease", "lease", "write", "write", "renew", "release", "read", "list"),
  key: fc.constantFrom("a", "b"),
  value: fc.nat(9),
  /** Passes before it. */
  waitMs: fc.constantFrom(0, 0, 1, 40, 100),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe("whatever two do with one ledger", () => {
  it("comes to the same in memory, in a file, and in the simplest ledger that can be", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), async (steps) => {
        const expected = await answersOf(steps, (clock) => {
          const ledger = createReferenceLedger(clock);
          return { one: ledger, other: ledger };
        });
        const inMemory = await answersOf(steps, (clock) => {
          const ledger = createMemoryLedger({ clock });
          return { one: ledger, other: ledger };
        });
        const inFile = await answersOf(steps, (clock) => {
          const path = nextPath();
          return { one: createFileLedger({ path, clock }), other: createFileLedger({ path, clock }) };
        });
        expect(inMemory).toEqual(expected);
        expect(inFile).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

/** All that is told to the two who take the steps. Each uses the last right that they were given to a key, however old. */
async function answersOf(
  steps: readonly Step[],
  create: (clock: ReturnType<typeof createHeldClock>) => Readonly<Record<string, IntentLedger>>,
): Promise<unknown[]> {
  const clock = createHeldClock();
  const ledgers = create(clock);
  const leases = new Map<string, IntentLease>();
  const answers: unknown[] = [];
  for (const { who, does, key, value, waitMs } of steps) {
    clock.pass(waitMs);
    const ledger = ledgers[who];
    const name = `${who} ${key}`;
    const lease = leases.get(name);
    if (does === "read") answers.push(await ledger?.read(key));
    if (does === "list" && ledger !== undefined) answers.push(await all(ledger));
    if (does === "write") answers.push(await outcomeOf(lease?.write({ key, who, value })), lease?.until);
    if (does === "renew") answers.push(await outcomeOf(lease?.renew()), lease?.until);
    if (does === "release") answers.push(await outcomeOf(lease?.release()));
    if (does !== "lease") continue;
    const answer = await ledger?.lease(key, 50 + value * 10);
    if (answer !== undefined && "write" in answer) leases.set(name, answer);
    answers.push(answer !== undefined && "write" in answer ? answer.until : answer);
  }
  return answers;
}

async function outcomeOf(step: Promise<void> | undefined): Promise<string> {
  return (step ?? Promise.resolve()).then(
    () => "done",
    (error: unknown) => (error instanceof Error ? error.name : "odd"),
  );
}
