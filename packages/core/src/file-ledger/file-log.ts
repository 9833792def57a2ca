import type { Buffer } from "node:buffer";
import { constants } from "node:fs";
import { dirname } from "node:path";
import { platform } from "node:process";
import type { Verdict } from "../ledger/book.ts";
import type { RecordLog } from "../ledger/ledger-over.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { LedgerError } from "../ledger.ts";
import { DISK, type Disk, isSameFile, type OpenFile, withFile } from "./disk.ts";
import { createFollower } from "./follower.ts";
import { toLine } from "./line.ts";
import { createTurns } from "./turns.ts";

const { O_APPEND, O_CREAT, O_RDONLY, O_RDWR } = constants;

/**
 * Records in a file that several processes add to, without a lock: each adds what it wants to be so, and reads on from where
 * it was past its own record, to learn what came of it. The order in the file decides, the same for everybody.
 *
 * The file is opened for each operation: nobody closes a ledger.
 */
export function createFileLog(path: string, disk: Disk = DISK): RecordLog {
  const follower = createFollower();
  const inTurn = createTurns();
  // Windows keeps names by itself, and opens no folders.
  let isNameKept = platform === "win32";
  let unfit: LedgerError | undefined;

  function usable<T>(work: () => Promise<T>): Promise<T> {
    return inTurn(async () => {
      if (unfit !== undefined) throw unfit;
      try {
        return await work();
      } catch (error) {
        if (error instanceof LedgerError) throw error;
        throw new LedgerError("the file of the ledger cannot be used", { cause: error });
      }
    });
  }

  /** What once was found unfit is never found to be well again: nobody knows what became of it in between. */
  async function trusted<T>(step: Promise<T>): Promise<T> {
    try {
      return await step;
    } catch (error) {
      if (error instanceof LedgerError) unfit = error;
      throw error;
    }
  }

  /** Waits until the disk has the file, and its folder the file's name, whoever created it. */
  async function keep(file: OpenFile): Promise<void> {
    try {
      await file.sync();
      if (!isNameKept) await withFile(disk.open(dirname(path), O_RDONLY), (folder) => folder.sync());
      isNameKept = true;
    } catch (cause) {
      // What a disk has failed to keep once, it claims to have when it is asked again.
      throw new LedgerError("the disk failed to keep what was written to the ledger: it may be lost", { cause });
    }
  }

  async function settle(file: OpenFile, record: LedgerRecord): Promise<Verdict> {
    await keep(file);
    if (!isSameFile(await file.stat(), await disk.stat(path)))
      throw new LedgerError("the file of the ledger was replaced while it was written to: what was written is lost");
    const verdict = await follower.follow(file, record);
    if (verdict === undefined) throw new LedgerError("what was written to the ledger is not in its file");
    return verdict;
  }

  return {
    book: () =>
      usable(async () => {
        try {
          await withFile(disk.open(path, O_RDONLY), (file) => trusted(follower.follow(file)));
        } catch (error) {
          const isYetToCome = follower.file === undefined && isMissing(error);
          if (!isYetToCome) throw error;
          // Without its folder it is not yet to come, but somewhere else: on a disk that is not there.
          await disk.stat(dirname(path)).catch((cause: unknown) => {
            throw new LedgerError("the folder of the ledger's file does not exist", { cause });
          });
        }
        return follower.book;
      }),

    append: (make) =>
      usable(() => {
        // A file that has been there is not created again: other processes would take the new one for the whole ledger.
        const flags = O_RDWR | O_APPEND | (follower.file === undefined ? O_CREAT : 0);
        return withFile(disk.open(path, flags), async (file) => {
          await trusted(follower.follow(file));
          const record = make();
          const expected = follower.book.judge(record);
          if (!expected.stands) return { record, verdict: expected };
          await writeOnce(file, toLine(record));
          return { record, verdict: await trusted(settle(file, record)) };
        });
      }),
  };
}

/** In one go: what others write at the same time comes before it or after it. A second go would come after theirs. */
async function writeOnce(file: OpenFile, line: Buffer): Promise<void> {
  const { bytesWritten } = await file.write(line).catch((cause: unknown) => {
    throw new LedgerError("writing to the ledger failed: what was to be written does not count", { cause });
  });
  if (bytesWritten < line.length)
    throw new LedgerError(
      `only ${bytesWritten} of ${line.length} bytes could be written to the ledger: nothing may be done on their account`,
    );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
