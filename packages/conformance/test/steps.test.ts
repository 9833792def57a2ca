import { describe, expect, it } from "vitest";
import { judge, openSession, type Step, type Subject } from "../src/index.ts";
import { everything } from "./support/subjects.ts";

const NEWEST_FIRST = "listings: campaigns come newest first";
const NOTHING = "listings: nothing is listed as nothing";

/** Nobody has written yet how rows are listed. */
const unwritten: Subject = {
  ...everything,
  create: (connection) => ({
    ...everything.create(connection),
    listRows() {
      throw new Error("listRows is still to be written");
    },
  }),
};

const ROWS: Step = { todo: "Write how rows are listed.", clauses: [NEWEST_FIRST, NOTHING] };

async function outcomes(subject: Subject, steps: readonly Step[]) {
  const names = new Set([NEWEST_FIRST, NOTHING]);
  const verdicts = await judge(
    { ...subject, steps },
    { only: (clause) => names.has(clause) || clause.startsWith("step ") },
  );
  return verdicts.map((verdict) => ({ ...verdict, ...("error" in verdict && { error: String(verdict.error) }) }));
}

describe("a step that is still to be taken", () => {
  it("is one skip for all clauses that wait for it, and says how many hold already", async () => {
    expect(await outcomes(unwritten, [ROWS])).toEqual([
      {
        clause: "step 1 of 1: Write how rows are listed.",
        outcome: "skipped",
        reason: "Write how rows are listed. 1 of 2 clauses hold so far.",
      },
    ]);
  });

  it("is a failure once all of its clauses hold", async () => {
    expect(await outcomes(everything, [ROWS])).toMatchObject([
      { outcome: "failed", error: expect.stringContaining("all of its 2 clauses hold") },
    ]);
  });

  it("lets its clauses be judged by themselves when it is taken out", async () => {
    expect((await outcomes(unwritten, [])).map(({ outcome }) => outcome)).toEqual(["passed", "failed"]);
    expect((await outcomes(everything, [])).map(({ outcome }) => outcome)).toEqual(["passed", "passed"]);
  });

  it("has the clauses of a group that no other step names by itself", () => {
    const steps: readonly Step[] = [
      { todo: "Write how lists are read.", clauses: ["listings"] },
      { todo: "Put them in their order.", clauses: [NEWEST_FIRST] },
    ];
    const { clauses } = openSession({ ...everything, steps });
    expect(clauses.filter((clause) => clause.startsWith("listings:"))).toEqual([]);
    expect(clauses.filter((clause) => clause.startsWith("step "))).toEqual([
      "step 1 of 2: Write how lists are read.",
      "step 2 of 2: Put them in their order.",
    ]);
    expect(clauses).toContain("models: models are plain data: what is stored is what there is");
  });

  it("is a failure when it is no sentence, or names what another one does", async () => {
    expect(await outcomes(unwritten, [{ ...ROWS, todo: "TODO" }])).toMatchObject([
      { outcome: "failed", error: expect.stringContaining("not a sentence") },
    ]);
    expect(await outcomes(unwritten, [ROWS, { ...ROWS, clauses: [NOTHING] }])).toMatchObject([
      { outcome: "failed", error: expect.stringContaining(NOTHING) },
      { outcome: "failed", error: expect.stringContaining("another step's") },
    ]);
  });
});
