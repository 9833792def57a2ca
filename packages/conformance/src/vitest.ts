import { afterAll, describe, it } from "vitest";
import { openSession } from "./judge.ts";
import type { Subject } from "./subject.ts";

/** Registers the whole suite for an adapter: one test for each clause. */
export function testProvider(subject: Subject): void {
  describe(`${subject.name} keeps the contract`, () => {
    const session = openSession(subject);
    afterAll(() => session.close());
    for (const clause of session.clauses) {
      it(clause, async ({ skip }) => {
        const verdict = await session.judge(clause);
        if (verdict.outcome === "failed") throw verdict.error;
        if (verdict.outcome === "skipped") skip(verdict.reason);
      });
    }
  });
}
