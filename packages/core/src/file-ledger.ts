import { resolve } from "node:path";
import { type Clock, SYSTEM_CLOCK } from "./clock.ts";
import { createFileLog } from "./file-ledger/file-log.ts";
import { ledgerOver } from "./ledger/ledger-over.ts";
import type { IntentLedger } from "./ledger.ts";

export interface FileLedgerOptions {
  /** Of the file, in a folder that exists; it is created at the first write. On a disk of this machine, not of the network. */
  readonly path: string;
  /** Tells when rights run out. Absent: the system's. All who share the file must agree on what time it is. */
  readonly clock?: Clock;
}

/**
 * A ledger in a file, for all processes of one machine that name the same path. It is only ever added to; who writes waits
 * until the disk has it. Creating one does nothing: a file that cannot be used is told of by the first operation.
 *
 * Nothing is ever taken out: an intent takes about 600 bytes, and is read again when a process starts, 50 000 of them in a
 * second. An entry may have a mebibyte. A right or an entry costs the disk's time for one sync.
 *
 * A write that never finished, because the process or the machine went down, is passed over. Anything else in the file that
 * is no record makes every operation reject with a {@link LedgerError} that names the line, and so does a record of a newer
 * version, a file that became shorter or was replaced while in use, and a disk that failed to keep something. That lasts as
 * long as the process: nothing is to be sent before somebody has looked.
 */
export function createFileLedger({ path, clock = SYSTEM_CLOCK }: FileLedgerOptions): IntentLedger {
  if (typeof path !== "string" || path === "") throw new TypeError("path: is no text");
  return ledgerOver(createFileLog(resolve(path)), () => clock.now());
}
