import { Buffer } from "node:buffer";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createFileLog } from "../src/file-ledger/file-log.ts";
import { createFileLedger } from "../src/file-ledger.ts";
import { ledgerOver } from "../src/ledger/ledger-over.ts";
import { LedgerError } from "../src/ledger.ts";
import { diskWith } from "./support/disk-with.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { taken } from "./support/ledger-suite.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();
const clock = createHeldClock();

/** A file in which `a` was written about three times: line 2 is the right to, and lines 4, 6 and 8 are the entries. */
async function createBytes(): Promise<{ readonly bytes: Buffer; readonly places: readonly number[] }> {
  const path = nextPath();
  const lease = await taken(createFileLedger({ path, clock }).lease("a", 1_000));
  const places: number[] = [];
  for (let nr = 1; nr <= 3; nr++) {
    places.push(readFileSync(path).length);
    await lease.write({ key: "a", nr, text: "é☎" });
  }
  const bytes = readFileSync(path);
  return { bytes, places: [...places, bytes.length] };
}

/** A ledger on such bytes, after all rights in them have run out. */
function ledgerOn(bytes: Buffer) {
  const path = nextPath();
  writeFileSync(path, bytes);
  const late = createHeldClock(clock.now() + 10_000);
  return { path, ledger: createFileLedger({ path, clock: late }), next: createFileLedger({ path, clock: late }) };
}

describe("a write that never finished", () => {
  it("is passed over, wherever it ended, and others go on after it", async () => {
    const { bytes, places } = await createBytes();
    const [, , start = 0, end = 0] = places;
    expect(end - start).toBeGreaterThan(100);
    for (let length = start; length < end - 1; length++) {
      const powerCut = Buffer.alloc(bytes.length);
      bytes.copy(powerCut, 0, 0, length);
      for (const left of length % 5 === 0 ? [bytes.subarray(0, length), powerCut] : [bytes.subarray(0, length)]) {
        const { ledger, next } = ledgerOn(left);
        expect(await ledger.read("a")).toMatchObject({ nr: 2 });
        const lease = await taken(ledger.lease("a", 1_000));
        expect(await next.read("a")).toMatchObject({ nr: 2 });
        await lease.write({ key: "a", nr: 4 });
        expect(await next.read("a")).toEqual({ key: "a", nr: 4 });
      }
    }
  });

  it("counts from when somebody goes on if nothing but the end of the line is missing, for all alike", async () => {
    const { bytes } = await createBytes();
    const { ledger, next } = ledgerOn(bytes.subarray(0, -1));
    expect(await ledger.read("a")).toMatchObject({ nr: 2 });
    await taken(ledger.lease("b", 1_000));
    for (const each of [ledger, next]) expect(await each.read("a")).toMatchObject({ nr: 3 });
  });
});

describe("a damaged file", () => {
  it("is found out whichever byte it is, and is not used", async () => {
    const { bytes, places } = await createBytes();
    const [, start = 0, end = 0] = places;
    for (let index = start; index < end; index++) {
      for (const flip of [1, 0x20, 0x80]) {
        const { ledger } = ledgerOn(flipped(bytes, index, flip));
        await expect(ledger.read("a")).rejects.toThrow(LedgerError);
        await expect(ledger.read("b")).rejects.toThrow(/line \d+ .*damaged/);
      }
    }
  });

  it("is found out before anybody may write, at the latest, if it is the newest entry", async () => {
    const { bytes, places } = await createBytes();
    const [, , start = 0, end = 0] = places;
    for (let index = start; index < end; index++) {
      const { ledger } = ledgerOn(flipped(bytes, index, 1));
      await expect(ledger.lease("b", 1_000)).rejects.toThrow(LedgerError);
    }
  });

  it("is told of by the number of the line, and without what is in it", async () => {
    const { bytes, places } = await createBytes();
    const { ledger } = ledgerOn(flipped(bytes, (places[1] ?? 0) + 50, 1));
    const told = await ledger.lease("a", 1_000).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(LedgerError);
    expect(String(told)).toMatch(/^LedgerError: line 6 of the ledger's file is damaged/);
  });

  it.each([["text"], [null], [[]], [{}], [{ kind: "lease", key: 1 }], [{ kind: "entry", key: "a" }], ["{"]])(
    "is one that holds %j in all form",
    async (value) => {
      const { bytes } = await createBytes();
      const { ledger } = ledgerOn(Buffer.concat([bytes, sealed(value === "{" ? value : JSON.stringify(value))]));
      await expect(ledger.read("a")).rejects.toThrow("line 10 of the ledger's file is damaged");
    },
  );

  it("is one that is no ledger at all, of any size", async () => {
    for (const text of [
      "hello\nworld\n",
      '{\n  "name": 1\n}\n',
      `{"kind":"${"x".repeat(3_000_000)}`,
      `${"\0".repeat(1_000_000)}x\n`,
      "\t\t\n",
      '{"kind":"\n\n',
    ]) {
      const { path, ledger } = ledgerOn(Buffer.from(text));
      await expect(ledger.lease("a", 1_000)).rejects.toThrow(/line \d of the ledger's file is damaged/);
      expect(readFileSync(path, "utf8") === text).toBe(true);
    }
  });

  it("is told of in the same way by whoever has read it when it was well", async () => {
    const { bytes } = await createBytes();
    const { path, ledger } = ledgerOn(bytes);
    await taken(ledger.lease("a", 1_000));
    appendFileSync(path, sealed("{}"));
    await expect(ledger.read("a")).rejects.toThrow("line 12 of the ledger's file is damaged");
  });

  it("never makes giving up a right reject", async () => {
    const { path, ledger } = ledgerOn(Buffer.alloc(0));
    const lease = await taken(ledger.lease("a", 1_000));
    writeFileSync(path, flipped(readFileSync(path), 10, 1));
    await lease.release();
    await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
  });
});

describe("a file of a newer version", () => {
  it("is used by nobody who does not know all that is in it", async () => {
    const { bytes } = await createBytes();
    const { ledger } = ledgerOn(Buffer.concat([bytes, sealed(JSON.stringify({ kind: "compaction" }))]));
    await expect(ledger.lease("a", 1_000)).rejects.toThrow(/line 10 .* newer version/);
  });
});

describe("a file that is not the one it was", () => {
  const CHANGES: readonly (readonly [string, string, (path: string) => void])[] = [
    ["became shorter", "became shorter", (path) => truncateSync(path, readFileSync(path).length - 10)],
    ["was emptied", "became shorter", (path) => truncateSync(path)],
    ["was written over", "was written over", (path) => writeFileSync(path, `\n${readFileSync(path, "utf8")}`)],
    [
      "was replaced by its copy",
      "was replaced",
      (path) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
    [
      "was deleted, and another has come",
      "was",
      (path) => {
        const bytes = readFileSync(path);
        rmSync(path);
        writeFileSync(path, Buffer.concat([sealed("{}"), bytes]));
      },
    ],
  ];

  it.each(CHANGES)("is used no more: it %s", async (_, reason, change) => {
    const { bytes } = await createBytes();
    const { path, ledger } = ledgerOn(bytes);
    const lease = await taken(ledger.lease("a", 1_000));
    const whole = readFileSync(path);
    change(path);
    await expect(ledger.read("a")).rejects.toThrow(`the file of the ledger ${reason}`);
    await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
    writeFileSync(path, whole);
    await expect(ledger.lease("b", 1_000)).rejects.toThrow(LedgerError);
  });

  it("is told of when it happens just as something is written, which is in none that others see", async () => {
    const path = nextPath();
    const disk = diskWith((file) => ({
      async write(bytes) {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
        return file.write(bytes);
      },
    }));
    const ledger = ledgerOver(createFileLog(path, disk), clock.now);
    await expect(ledger.lease("a", 1_000)).rejects.toThrow(/was replaced while it was written to/);
  });

  it("is not made anew when it was deleted: others would take it for the whole", async () => {
    const { path, ledger } = ledgerOn(Buffer.alloc(0));
    const lease = await taken(ledger.lease("a", 1_000));
    rmSync(path);
    await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
    await expect(ledger.read("a")).rejects.toThrow(LedgerError);
    await expect(ledger.lease("b", 1_000)).rejects.toThrow(LedgerError);
    expect(existsSync(path)).toBe(false);
  });
});

function flipped(bytes: Buffer, index: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ bits;
  return copy;
}

function sealed(text: string): Buffer {
  return Buffer.from(`\n${text}\t${crc32(text).toString(16).padStart(8, "0")}\n`);
}
