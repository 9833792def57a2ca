import { Buffer } from "node:buffer";
import { constants, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DISK, withFile } from "../src/file-ledger/disk.ts";
import { readLines } from "../src/file-ledger/read-lines.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();

async function linesOf(text: string, from: number, chunkLength: number, longest = 1_000): Promise<unknown[]> {
  const path = nextPath();
  writeFileSync(path, text);
  return withFile(DISK.open(path, constants.O_RDONLY), async (file) => {
    const lines: unknown[] = [];
    for await (const { bytes, end } of readLines(file, from, longest, chunkLength)) lines.push([bytes.toString(), end]);
    return lines;
  });
}

describe("the lines of a file", () => {
  const text = "\né☎𝄞\n\nabc\n𝄞 not yet";
  const length = Buffer.byteLength("é☎𝄞");
  const lines = [
    ["", 1],
    ["é☎𝄞", length + 2],
    ["", length + 3],
    ["abc", length + 7],
  ];

  it("are the same whatever is read at a time", async () => {
    for (let chunkLength = 1; chunkLength <= 40; chunkLength++)
      expect(await linesOf(text, 0, chunkLength)).toEqual(lines);
  });

  it("are read on from where one was", async () => {
    expect(await linesOf(text, 1, 3)).toEqual(lines.slice(1));
    expect(await linesOf(text, length + 7, 3)).toEqual([]);
  });

  it("come cut off when they are too long, and none after it", async () => {
    expect(await linesOf(`ab\n${"x".repeat(100)}\ncd\n`, 0, 8, 20)).toEqual([
      ["ab", 3],
      ["x".repeat(21), 24],
    ]);
  });
});
