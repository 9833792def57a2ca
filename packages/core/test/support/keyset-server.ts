import type { TimeWindow } from "../../src/adapter/keyset.ts";
import { at } from "./models.ts";

/** A thing on the server, which keeps finer times than it prints. */
export interface Stored {
  readonly id: string;
  /** Tenths of a millisecond. */
  readonly ticks: number;
}

/** A server that lists what it stores by when it was created, by window and by page number. */
export interface KeysetServer {
  readonly stored: Stored[];
  readonly order: "newest first" | "oldest first";
  readonly limit: number;
}

export function createdAtOf({ ticks }: Stored): string {
  return at(Math.floor(ticks / 10));
}

export function answerPage({ stored, order, limit }: KeysetServer, { from, to }: TimeWindow, page: number): Stored[] {
  const direction = order === "newest first" ? -1 : 1;
  return stored
    .filter(({ ticks }) => (from === undefined || ticks >= toTicks(from)) && (to === undefined || ticks <= toTicks(to)))
    .sort((a, b) => direction * (a.ticks - b.ticks) || (a.id < b.id ? -1 : 1))
    .slice((page - 1) * limit, page * limit);
}

function toTicks(moment: string): number {
  return (Date.parse(moment) - Date.parse(at(0))) * 10;
}
