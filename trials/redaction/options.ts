import type { TransportOptions } from "@trunkline/core/adapter";
import type { Situation } from "./exam.ts";
import type { Line } from "./line.ts";
import type { Case } from "./situations.ts";

/** Options that cannot be what was meant, and that hold something telling. */
export function wrongOptions(line: Line, { subject, material }: Case): readonly Situation[] {
  const key = String(material.apiKey.value);
  const options: Readonly<Record<string, TransportOptions>> = {
    "a key with a line's end": { apiKey: `${key}\n` },
    "a key of two": { apiKey: `${key} ${key}` },
    "an address with a user": { baseUrl: `${line.url.replace("//", `//user:${key}@`)}/` },
    "an address with a query": { baseUrl: `${line.url}/?key=${key}` },
    "no address": { baseUrl: key },
    "an address of another kind": { baseUrl: `ftp://${key}.example/` },
  };
  return Object.entries(options).map(([name, wrong]) => ({ name, subject, options: wrong }));
}
