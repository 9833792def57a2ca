import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../out", import.meta.url));

/** A file of one JSON document a line. Waits when the disk is slower than the provider, so memory stays bounded. */
export function openOutput(name: string) {
  mkdirSync(FOLDER, { recursive: true });
  const stream = createWriteStream(`${FOLDER}/${name}`);
  return {
    async write(value: object): Promise<void> {
      if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, "drain");
    },
    async close(): Promise<void> {
      stream.end();
      await once(stream, "close");
    },
  };
}
