import type { Disk } from "../../packages/core/src/file-ledger/disk.ts";
import type { Fuse } from "./fuse.ts";

/** A disk with one file, that can lose power: then only what was synced is sure to be there. */
export interface TrialDisk {
  /** As one process uses it: each thing that it does there is a step. */
  for(fuse: Fuse): Disk;
  /** `kept`: share of what was not synced that is there all the same, from 0 to 1. Where it ends, a line may be torn. */
  losePower(kept: number): void;
  /** What is in the file. */
  text(): string;
}

const IDENTITY = { dev: 1, ino: 1 };

/** `syncs`: whether syncing does anything; a disk on which it does not is broken. */
export function createTrialDisk({ syncs = true }: { readonly syncs?: boolean } = {}): TrialDisk {
  let bytes = new Uint8Array(1_024);
  let length = 0;
  let synced = 0;
  let isThere = false;

  function append(added: Uint8Array): void {
    if (length + added.length > bytes.length) {
      const larger = new Uint8Array(2 * (length + added.length));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(added, length);
    length += added.length;
  }

  return {
    for: (fuse) => ({
      async open(path, flags) {
        await fuse.hear(Promise.resolve());
        if (path !== FOLDER && !isThere && (flags & CREATES) === 0) throw missing();
        if (path !== FOLDER) isThere = true;
        return {
          async read(into, offset, wanted, position) {
            const part = bytes.subarray(position, Math.min(position + wanted, length));
            into.set(part, offset);
            return { bytesRead: part.length };
          },
          async write(added) {
            await fuse.step();
            append(added);
            await fuse.step();
            return { bytesWritten: added.length };
          },
          async sync() {
            if (path === FOLDER) return;
            await fuse.step();
            if (syncs) synced = length;
            await fuse.step();
          },
          stat: async () => ({ ...IDENTITY, size: length }),
          close: async () => {},
        };
      },
      async stat(path) {
        if (path !== FOLDER && !isThere) throw missing();
        return IDENTITY;
      },
    }),
    losePower(kept) {
      length = synced + Math.floor((length - synced) * kept);
      bytes.fill(0, length);
      // What is there after the power comes back stays there.
      synced = length;
    },
    text: () => new TextDecoder().decode(bytes.subarray(0, length)),
  };
}

export const FOLDER = "/trial";
export const FILE = `${FOLDER}/intents.ledger`;
/** Of `open`: what is not there is made. */
const CREATES = 0o100;

function missing(): Error {
  return Object.assign(new Error("there is no such file"), { code: "ENOENT" });
}
