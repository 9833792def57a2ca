import { Buffer } from "node:buffer";
import { type OpenFile, readAt } from "./disk.ts";

/** One line of a file. */
export interface RawLine {
  /** Without its line feed. */
  readonly bytes: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

const CHUNK = 64 * 1024;

/**
 * The lines from a position on that have ended. What comes after the last line feed is left for later. Holds a chunk and a
 * line at a time; a line that is longer than `longest` bytes comes as soon as it is, cut off.
 */
export async function* readLines(
  file: OpenFile,
  from: number,
  longest: number,
  chunkLength = CHUNK,
): AsyncGenerator<RawLine, void> {
  let pieces: Buffer[] = [];
  let held = 0;
  for (let position = from; ; ) {
    const chunk = await readAt(file, position, chunkLength);
    if (chunk.length === 0) return;
    let start = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, start)) {
      const bytes = Buffer.concat([...pieces, chunk.subarray(start, feed)]);
      start = feed + 1;
      pieces = [];
      held = 0;
      yield { bytes, end: position + start };
    }
    pieces.push(chunk.subarray(start));
    held += chunk.length - start;
    position += chunk.length;
    if (held > longest) return yield { bytes: Buffer.concat(pieces), end: position };
  }
}

const LINE_FEED = 10;
