import { buildEntry } from "../support/built.ts";
import { firstMessage, stopProcess } from "../support/process.ts";
import { inRounds, type Results, type Rounds } from "../support/rounds.ts";
import { spreadOf } from "../support/spread.ts";
import { toTable, toText } from "../support/table.ts";
import { isShares, type MappingPlan, type Shares } from "./mapping.ts";

/** Measures mappings in fresh processes, round by round. */
export async function compareMappings(
  names: readonly string[],
  { warmUp, batches, batchBytes }: MappingPlan,
  rounds: Rounds,
): Promise<Results<string, Shares>> {
  const built = await buildEntry(new URL("worker.ts", import.meta.url));
  const run = async (name: string) => {
    const child = built.start([name, ...[warmUp, batches, batchBytes].map(String)]);
    try {
      const told = await firstMessage(child);
      if (!isShares(told)) throw new Error(`${name} told no measurement`);
      return told;
    } finally {
      await stopProcess(child);
    }
  };
  try {
    return await inRounds([names], run, rounds);
  } finally {
    await built.remove();
  }
}

/** What mapping takes, as a share of what `JSON.parse` of the same text does. */
export function toMappingTable(results: Results<string, Shares>): string {
  const lines = [...results].map(([name, own]) => [
    name,
    spreadOf(own.map(({ bytes }) => bytes)).median.toFixed(0),
    toText(spreadOf(own.map(({ parseMicroseconds }) => parseMicroseconds)), 2),
    toText(spreadOf(own.map(({ mapMicroseconds }) => mapMicroseconds)), 2),
    toText(spreadOf(own.map(({ parseMicroseconds, mapMicroseconds }) => mapMicroseconds / parseMicroseconds)), 3),
  ]);
  return toTable(["mapping", "bytes", "JSON.parse, CPU µs", "mapping, CPU µs", "mapping ÷ JSON.parse"], lines);
}
