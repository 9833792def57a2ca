import { firstMessage, startProcess, stopProcess } from "../support/process.ts";
import { inRounds, type Results, type Rounds } from "../support/rounds.ts";
import { TYPED, type TypedConsumer } from "../types/consumers.ts";
import { type ImportCost, importCost } from "./imports.ts";
import { IMPORTED, type Imported } from "./subjects.ts";

/** What one process told of a program's types. */
export interface TypeCost {
  readonly checkMilliseconds: number;
  readonly completionMilliseconds: number;
  readonly instantiations: number;
}

export function timeImports(rounds: Rounds): Promise<Results<Imported, ImportCost>> {
  return inRounds([IMPORTED], importCost, rounds);
}

/** Each in a process of its own: a compiler that has checked one program checks the next one faster. */
export function timeTypes(rounds: Rounds): Promise<Results<TypedConsumer, TypeCost>> {
  return inRounds([TYPED], typeCost, rounds);
}

async function typeCost({ name }: TypedConsumer): Promise<TypeCost> {
  const child = startProcess(new URL("../types/worker.ts", import.meta.url), name);
  try {
    const told = await firstMessage(child);
    if (!isTypeCost(told)) throw new Error(`${name} told no cost`);
    return told;
  } finally {
    await stopProcess(child);
  }
}

function isTypeCost(told: unknown): told is TypeCost {
  return typeof told === "object" && told !== null && "checkMilliseconds" in told && "completionMilliseconds" in told;
}
