import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROOT } from "../contracts.ts";

/** Everything that is written by hand and could hold somebody's number or address. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|mjs|md|yaml)$/.test(file) && !file.includes("/generated/"));

/** Numbers that are kept for fiction: 555-0100 to 555-0199 in North America, with or without an area; 7946 0xxx in London. */
const FICTIONAL = /^\+1(?:\d{3})?55501\d{2}|^\+442079460/;
const RESERVED = /@(?:[\w-]+\.)*example(?:\.(?:com|org|net))?$/;

function found(pattern: RegExp, isFine: (text: string) => boolean): string[] {
  return files.flatMap((file) => {
    const matches = readFileSync(`${ROOT}${file}`, "utf8").matchAll(pattern);
    return [...matches].filter(([text]) => !isFine(text)).map(([text]) => `${file}: ${text}`);
  });
}

describe("what is written in this repository", () => {
  it("holds no phone number but those that are kept for fiction", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(found(/\+\d{8,15}\b/g, (number) => FICTIONAL.test(number))).toEqual([]);
  });

  it("holds no e-mail address but those of domains that are reserved", () => {
    expect(found(/[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/gi, (address) => RESERVED.test(address))).toEqual([]);
  });
});
