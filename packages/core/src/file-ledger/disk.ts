import { Buffer } from "node:buffer";
import { open, stat } from "node:fs/promises";

/** What of the file system a ledger uses. */
export interface Disk {
  open(path: string, flags: number): Promise<OpenFile>;
  stat(path: string): Promise<FileIdentity>;
}

export interface OpenFile {
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  /** Resolves when the disk has it. */
  sync(): Promise<void>;
  stat(): Promise<FileIdentity & { readonly size: number }>;
  close(): Promise<void>;
}

/** Which file it is, whatever its name. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

export const DISK: Disk = { open, stat };

export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/** Opens a file, and closes it whatever happens. */
export async function withFile<T>(file: Promise<OpenFile>, work: (file: OpenFile) => Promise<T>): Promise<T> {
  const opened = await file;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Reads what is there from a position, up to a length. */
export async function readAt(file: OpenFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
