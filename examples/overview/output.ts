import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../out", import.meta.url));

/** Writes a stream to a file, and resolves when all is there. The disk sets the pace, so memory stays bounded. */
export async function save(name: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/${name}`, stream);
}
