import { DISK, type Disk, type OpenFile } from "../../src/file-ledger/disk.ts";

/** The disk of this machine, whose files do some things otherwise. */
export function diskWith(otherwise: (file: OpenFile, path: string) => Partial<OpenFile>): Disk {
  return {
    ...DISK,
    async open(path, flags) {
      const opened = await DISK.open(path, flags);
      const file: OpenFile = {
        read: (into, offset, length, position) => opened.read(into, offset, length, position),
        write: (bytes) => opened.write(bytes),
        sync: () => opened.sync(),
        stat: () => opened.stat(),
        close: () => opened.close(),
      };
      return { ...file, ...otherwise(file, path) };
    },
  };
}
