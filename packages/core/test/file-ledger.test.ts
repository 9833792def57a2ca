import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileLog } from "../src/file-ledger/file-log.ts";
import { createFileLedger } from "../src/file-ledger.ts";
import { ledgerOver } from "../src/ledger/ledger-over.ts";
import { LedgerError } from "../src/ledger.ts";
import { diskWith } from "./support/disk-with.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { all, taken } from "./support/ledger-suite.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();

describe("a ledger in a file", () => {
  it("is there for whoever comes after", async () => {
    const path = nextPath();
    const lease = await taken(createFileLedger({ path }).lease("a", 60_000));
    await lease.write({ key: "a", nr: 1 });
    await lease.write({ key: "a", nr: 2 });
    const later = createFileLedger({ path });
    expect(await all(later)).toEqual([{ key: "a", nr: 2 }]);
    expect(await later.lease("a", 5)).toEqual({ heldUntil: lease.until });
  });

  it("does nothing until it is used, and makes no file to read from", async () => {
    const path = nextPath();
    const ledger = createFileLedger({ path });
    expect(await ledger.read("a")).toBeUndefined();
    expect(await all(ledger)).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it("is the same file when the process goes elsewhere", async () => {
    const path = nextPath();
    const home = process.cwd();
    process.chdir(dirname(path));
    const ledger = createFileLedger({ path: basename(path) });
    process.chdir(home);
    await taken(ledger.lease("a", 60_000));
    expect(existsSync(path)).toBe(true);
  });

  it("tells that it cannot be used where no file can be, and why", async () => {
    const ledger = createFileLedger({ path: join(nextPath(), "no", "such", "folder") });
    const refusal = await ledger.lease("a", 60_000).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LedgerError);
    expect(refusal).toMatchObject({ name: "LedgerError", cause: { code: "ENOENT" } });
  });

  it("does not grow by what is in vain", async () => {
    const path = nextPath();
    const clock = createHeldClock();
    const ledger = createFileLedger({ path, clock });
    const lease = await taken(ledger.lease("a", 1_000));
    const { size } = statSync(path);
    for (let time = 0; time < 5; time++) expect(await ledger.lease("a", 1_000)).toEqual({ heldUntil: lease.until });
    clock.pass(1_000);
    await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
    await lease.release();
    expect(statSync(path).size).toBe(size);
  });

  it("keeps what is longer than what is read at a time, in any script", async () => {
    const path = nextPath();
    const ledger = createFileLedger({ path });
    const texts = ["é", "☎", "𝄞", "aé☎𝄞"].map((text) => text.repeat(150_000 / text.length));
    for (const [nr, text] of texts.entries()) {
      const lease = await taken(ledger.lease(`key-${nr}`, 60_000));
      await lease.write({ key: `key-${nr}`, text });
      await lease.release();
    }
    const expected = texts.map((text, nr) => ({ key: `key-${nr}`, text }));
    expect(await all(createFileLedger({ path }))).toEqual(expected);
    expect(await all(ledger)).toEqual(expected);
  });

  it("refuses an entry of more than a mebibyte, and writes nothing of it", async () => {
    const path = nextPath();
    const lease = await taken(createFileLedger({ path }).lease("a", 60_000));
    const { size } = statSync(path);
    await expect(lease.write({ key: "a", text: "☎".repeat(350_000) })).rejects.toThrow(LedgerError);
    expect(statSync(path).size).toBe(size);
    await lease.write({ key: "a", text: "☎" });
    expect(await createFileLedger({ path }).read("a")).toEqual({ key: "a", text: "☎" });
  });
});

describe("the disk", () => {
  it("has an entry when its write resolves, and the file's name, whoever created the file", async () => {
    for (const isCreated of [false, true]) {
      const path = nextPath();
      if (isCreated) writeFileSync(path, "");
      // What the power's going out would leave: what was there when a sync began that ended.
      let kept = "";
      let isNameKept = false;
      const disk = diskWith((file, synced) => ({
        async sync() {
          const content = synced === path ? readFileSync(path, "utf8") : "";
          await file.sync();
          if (synced === path) kept = content;
          else isNameKept = true;
        },
      }));
      const lease = await taken(ledgerOver(createFileLog(path, disk), Date.now).lease("a", 60_000));
      for (let nr = 1; nr <= 3; nr++) {
        await lease.write({ key: "a", nr });
        expect(isNameKept).toBe(true);
        const left = nextPath();
        writeFileSync(left, kept);
        expect(await createFileLedger({ path: left }).read("a")).toEqual({ key: "a", nr });
      }
    }
  });

  it("is waited for", async () => {
    const path = nextPath();
    const steps: string[] = [];
    let begin = () => {};
    let end = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const disk = diskWith((file) => ({
      async sync() {
        await file.sync();
        if (steps.length > 0) begin();
        if (steps.length > 0) await ended;
      },
    }));
    const lease = await taken(ledgerOver(createFileLog(path, disk), Date.now).lease("a", 60_000));
    steps.push("asked");
    const writing = lease.write({ key: "a" }).then(() => steps.push("written"));
    await begun;
    // Time enough for whatever does not wait.
    for (let time = 0; time < 10; time++) await createFileLedger({ path }).read("a");
    steps.push("kept");
    end();
    await writing;
    expect(steps).toEqual(["asked", "kept", "written"]);
  });

  it("that fails to keep something is not asked again", async () => {
    const path = nextPath();
    let syncs = 0;
    const disk = diskWith((file) => ({
      async sync() {
        syncs += 1;
        if (syncs === 4) throw new Error("input/output error");
        await file.sync();
      },
    }));
    const ledger = ledgerOver(createFileLog(path, disk), Date.now);
    const lease = await taken(ledger.lease("a", 60_000));
    await lease.write({ key: "a", nr: 1 });
    await expect(lease.write({ key: "a", nr: 2 })).rejects.toThrow(/may be lost/);
    await expect(lease.write({ key: "a", nr: 3 })).rejects.toThrow(LedgerError);
    await expect(ledger.read("a")).rejects.toThrow(LedgerError);
    await lease.release();
    expect(syncs).toBe(4);
  });

  it("that takes a part of an entry, or none, has not taken it; when there is room again, it goes on", async () => {
    const path = nextPath();
    let room = Number.POSITIVE_INFINITY;
    const disk = diskWith((file) => ({
      async write(bytes) {
        if (room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
        return file.write(bytes.subarray(0, room));
      },
    }));
    const ledger = ledgerOver(createFileLog(path, disk), Date.now);
    const lease = await taken(ledger.lease("a", 60_000));
    await lease.write({ key: "a", nr: 1 });
    room = 30;
    await expect(lease.write({ key: "a", nr: 2 })).rejects.toThrow(/only 30 of \d+ bytes/);
    room = 0;
    await expect(lease.write({ key: "a", nr: 3 })).rejects.toMatchObject({ cause: { code: "ENOSPC" } });
    room = Number.POSITIVE_INFINITY;
    expect(await ledger.read("a")).toEqual({ key: "a", nr: 1 });
    await lease.write({ key: "a", nr: 4 });
    for (const each of [ledger, createFileLedger({ path })]) expect(await each.read("a")).toEqual({ key: "a", nr: 4 });
  });

  it("that takes longer than the right lasts leaves nothing that may be acted upon", async () => {
    const path = nextPath();
    const clock = createHeldClock();
    let takesMs = 0;
    const disk = diskWith((file) => ({
      async sync() {
        await file.sync();
        clock.pass(takesMs);
      },
    }));
    const lease = await taken(ledgerOver(createFileLog(path, disk), clock.now).lease("a", 1_000));
    takesMs = 1_000;
    await expect(lease.write({ key: "a" })).rejects.toThrow(/ran out while/);
    expect(await createFileLedger({ path, clock }).read("a")).toEqual({ key: "a" });
  });
});
