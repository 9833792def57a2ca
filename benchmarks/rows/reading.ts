import { readFileSync } from "node:fs";
import { sizeOf } from "./answer.ts";
import { LIMIT, readerOf } from "./subjects.ts";

/** What reading one answer took, in this process. */
export interface Reading {
  readonly seconds: number;
  /** Of all threads of this process, user and system. */
  readonly cpuSeconds: number;
  /** From before the request until the first row was told. Absent: no rows came out. */
  readonly firstRowMs?: number;
  /** The most memory that this process has ever had. */
  readonly peakMiB: number;
}

/**
 * Has a subject read an answer of so many rows, after one of a few, by which modules are loaded and the connection is made.
 * Throws unless it told of each row once, in order.
 */
export async function takeReading(subject: string, url: string, count: number): Promise<Reading> {
  await readOnce(subject, url, WARM_UP_ROWS);
  const before = process.cpuUsage();
  const { seconds, ...read } = await readOnce(subject, url, count);
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpuSeconds: (user + system) / 1_000_000, ...read, peakMiB: peakMiB() };
}

/** Whether a message from a measuring process is what it should be. */
export function isReading(value: unknown): value is Reading {
  return (
    typeof value === "object" && value !== null && "seconds" in value && "cpuSeconds" in value && "peakMiB" in value
  );
}

const WARM_UP_ROWS = 8;

async function readOnce(subject: string, url: string, count: number): Promise<Omit<Reading, "cpuSeconds" | "peakMiB">> {
  const read = readerOf(subject);
  let rows = 0;
  let bytes = 0;
  let firstRowAt: number | undefined;
  const visitor = {
    row(position: number) {
      firstRowAt ??= performance.now();
      if (position !== rows) throw new Error(`${subject} told of row ${position} in place of ${rows}`);
      rows++;
    },
    bytes(length: number) {
      bytes += length;
    },
  };
  const startedAt = performance.now();
  await read({ url, campaignId: String(count) }, visitor);
  const seconds = (performance.now() - startedAt) / 1_000;
  const isWhole = subject === LIMIT ? bytes === sizeOf(count) : rows === count;
  if (!isWhole) throw new Error(`${subject} read ${rows} of ${count} rows, ${bytes} bytes`);
  return { seconds, ...(firstRowAt !== undefined && { firstRowMs: firstRowAt - startedAt }) };
}

/** On Linux a process begins with the `maxRSS` of whoever started it; the mark in its status is its own. */
function peakMiB(): number {
  const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1_024;
}
