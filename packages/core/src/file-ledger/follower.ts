import { Buffer } from "node:buffer";
import { type Book, createBook, type Verdict } from "../ledger/book.ts";
import type { LedgerRecord } from "../ledger/record.ts";
import { LedgerError } from "../ledger.ts";
import { type FileIdentity, isSameFile, type OpenFile, readAt } from "./disk.ts";
import { LONGEST_LINE, readLine } from "./line.ts";
import { readLines } from "./read-lines.ts";

/** Reads a file that others add to, each line once, and keeps book of it. */
export interface Follower {
  readonly book: Book;
  /** Which file it is. Undefined: there has been none yet. */
  readonly file: FileIdentity | undefined;
  /** Reads on to the end. With a record of one's own that was added: tells what came of it. Rejects when the file is unfit. */
  follow(file: OpenFile, own?: LedgerRecord): Promise<Verdict | undefined>;
}

/** What was read last: where that is not there any more, the file is another, whatever it is called. */
interface Seal {
  readonly bytes: Buffer;
  readonly end: number;
}

const SEAL_LENGTH = 64;

export function createFollower(): Follower {
  const book = createBook();
  let identity: FileIdentity | undefined;
  let seal: Seal = { bytes: Buffer.alloc(0), end: 0 };
  /** All before it was read: bytes, and lines. */
  let place = { end: 0, lines: 0 };

  async function check(file: OpenFile): Promise<void> {
    const { dev, ino, size } = await file.stat();
    identity ??= { dev, ino };
    if (!isSameFile(identity, { dev, ino })) throw new LedgerError("the file of the ledger was replaced while in use");
    if (size < place.end) throw new LedgerError("the file of the ledger became shorter while in use");
    const { bytes, end } = seal;
    if (!bytes.equals(await readAt(file, end - bytes.length, bytes.length)))
      throw new LedgerError("the file of the ledger was written over while in use");
  }

  return {
    book,
    get file() {
      return identity;
    },
    async follow(file, own) {
      await check(file);
      let verdict: Verdict | undefined;
      let { lines } = place;
      let unfinished: number | undefined;
      for await (const { bytes, end } of readLines(file, place.end, LONGEST_LINE)) {
        lines += 1;
        const line = readLine(bytes);
        // An unfinished line ends with the line feed that the next record begins with, never with one of its own.
        if (unfinished !== undefined && line === "blank") throw damaged(unfinished);
        unfinished = line === "unfinished" ? lines : undefined;
        if (line === "unfinished") continue;
        if (line === undefined) throw damaged(lines);
        if (line === "unknown_kind")
          throw new LedgerError(
            `line ${lines} of the ledger's file is of a newer version of this library, which alone may use it`,
          );
        place = { end, lines };
        if (line === "blank") continue;
        const found = book.add(line);
        // The newest of this lease: an older one may have gone unread that was thought not to have been written.
        if (line.owner === own?.owner) verdict = found;
      }
      const length = Math.min(SEAL_LENGTH, place.end);
      seal = { bytes: await readAt(file, place.end - length, length), end: place.end };
      return verdict;
    },
  };
}

function damaged(line: number): LedgerError {
  return new LedgerError(
    `line ${line} of the ledger's file is damaged: it needs somebody to look, and is written to no more`,
  );
}
