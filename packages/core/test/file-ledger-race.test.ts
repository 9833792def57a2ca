import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { SYSTEM_CLOCK } from "../src/clock.ts";
import { createFileLedger } from "../src/file-ledger.ts";
import { all, taken } from "./support/ledger-suite.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();
const PROGRAM = new URL("support/ledger-process.ts", import.meta.url);
const SOURCES = ["--conditions=@trunkline/source", "--import", "tsx"];
const inAnHour = { ...SYSTEM_CLOCK, now: () => Date.now() + 3_600_000 };

describe("several at one file", () => {
  it("in one process: each right goes to one of them, and all of them know whose it is", async () => {
    const path = nextPath();
    const ledgers = Array.from({ length: 4 }, () => createFileLedger({ path }));
    const keys = Array.from({ length: 20 }, (_, nr) => `key-${nr}`);
    const winners = await Promise.all(
      keys.map(async (key) => {
        const answers = await Promise.all(ledgers.map((ledger) => ledger.lease(key, 600_000)));
        const won = answers.flatMap((answer, by) => ("write" in answer ? [{ by, answer }] : []));
        expect(won).toHaveLength(1);
        for (const { by, answer } of won) await answer.write({ key, by });
        return won.map(({ by }) => by);
      }),
    );
    const written = new Map(keys.map((key, nr) => [key, { key, by: winners[nr]?.[0] }]));
    for (const ledger of [...ledgers, createFileLedger({ path })])
      for (const key of keys) expect(await ledger.read(key)).toEqual(written.get(key));
  });

  it("in processes of their own: each right goes to one of them", async () => {
    const path = nextPath();
    const racers = await Promise.all(
      ["one", "two", "three"].map(async (name) => ({ name, child: await start(path, name) })),
    );
    const answers = racers.map(async ({ name, child }) => ({ name, won: await answer(child) }));
    for (const { child } of racers) child.send("race");
    const results = await Promise.all(answers);
    const wins = results.flatMap(({ name, won }) => (Array.isArray(won) ? won.map((key) => ({ key, by: name })) : []));
    expect(wins).toHaveLength(20);
    expect(new Set(wins.map(({ key }) => key)).size).toBe(20);
    const entries = await all(createFileLedger({ path }));
    expect(new Set(entries.map((entry) => JSON.stringify(entry)))).toEqual(
      new Set(wins.map((win) => JSON.stringify(win))),
    );
  });

  it("know all that a process wrote that was killed in the middle of writing, and take over what it held", async () => {
    const path = nextPath();
    const child = await start(path, "one");
    let last = 0;
    child.on("message", (nr) => {
      last = Number(nr);
      if (last === 40) child.kill("SIGKILL");
    });
    child.send("write");
    await once(child, "exit");
    expect(last).toBeGreaterThanOrEqual(40);
    const later = createFileLedger({ path, clock: inAnHour });
    const entry = await later.read("numbers");
    expect(Number(entry?.nr)).toBeGreaterThanOrEqual(last);
    const lease = await taken(later.lease("numbers", 1_000));
    await lease.write({ key: "numbers", nr: 0 });
    expect(await createFileLedger({ path }).read("numbers")).toEqual({ key: "numbers", nr: 0 });
  });
});

async function start(path: string, name: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, [path, name], { execArgv: SOURCES });
  expect(await answer(child)).toBe("ready");
  return child;
}

/** The next thing that a process tells. Rejects when it ends before. */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the process ended with ${code}, and told nothing`)));
  });
}
