import { type ProviderId, type SensitivePlace, sensitivePlaces } from "@trunkline/simulator";
import { type Contract, isRecord, type Operation, readContract } from "../../packages/simulator/src/contract.ts";
import { type Sample, samplesOf } from "./samples.ts";
import { createSeedbed, type Seed, type Seedbed } from "./seeds.ts";

/** Samples of everything that an operation takes and gives. */
export interface OperationMaterial {
  readonly operation: Operation;
  /** Without one where it takes no body. */
  readonly requests: readonly Sample[];
  readonly status: number;
  readonly answers: readonly Sample[];
  readonly refusals: readonly Sample[];
}

/** Samples of everything in one provider's contract. */
export interface Material {
  readonly provider: ProviderId;
  readonly seedbed: Seedbed;
  readonly operations: ReadonlyMap<string, OperationMaterial>;
  /** What the contract marks, and what the samples have something at, one line each. */
  readonly marked: readonly string[];
  readonly planted: readonly string[];
  readonly apiKey: Seed;
  /** In place of what ought to be there. */
  readonly strays: readonly Seed[];
  /** The operation that a request is. */
  find(method: string, pathname: string): OperationMaterial | undefined;
}

export function materialOf(provider: ProviderId): Material {
  const contract = readContract(provider);
  const seedbed = createSeedbed();
  const each = contract.operations.map((operation) => toMaterial(contract, operation, seedbed));
  const operations = new Map(each.map((material) => [material.operation.name, material]));
  const from = seedbed.count;
  seedbed.plant("key", "the API key", "key");
  for (const form of ["name", "phone", "number", "mail", "link", "key", "quotation"] as const) {
    seedbed.plant(form, "a stray", "variables");
  }
  const [apiKey, ...strays] = seedbed.between(from, seedbed.count);
  if (apiKey === undefined) throw new Error("nothing was planted");
  return {
    provider,
    seedbed,
    operations,
    marked: sensitivePlaces[provider].map(toLine).sort(),
    planted: [...new Set(each.flatMap(plantedIn))].sort(),
    apiKey,
    strays,
    find(method, pathname) {
      const found = contract.find(method, pathname);
      return found === undefined ? undefined : operations.get(found.operation.name);
    },
  };
}

/** Every seed of some samples. */
export function seedsOf(samples: readonly Sample[]): readonly Seed[] {
  return samples.flatMap(({ seeds }) => seeds);
}

function toLine({ operation, direction, path }: Omit<SensitivePlace, "class">): string {
  return `${operation} ${direction} ${path}`;
}

function plantedIn({ operation: { name: operation }, requests, answers, refusals }: OperationMaterial): string[] {
  const lines = (direction: SensitivePlace["direction"], samples: readonly Sample[]) =>
    samples.flatMap(({ places }) => places.map((path) => toLine({ operation, direction, path })));
  return [...lines("request", requests), ...lines("response", [...answers, ...refusals])];
}

function toMaterial(contract: Contract, operation: Operation, seedbed: Seedbed): OperationMaterial {
  const { name, body, answers } = operation;
  const samples = (schema: unknown, at: string) =>
    isRecord(schema) ? samplesOf(contract, schema, `${name} ${at}`, seedbed) : [];
  const good = [...answers].find(([status]) => status.startsWith("2"));
  return {
    operation,
    requests: samples(body?.schema, "request"),
    status: Number(good?.[0]),
    answers: samples(good?.[1], "answer"),
    refusals: [...answers].filter((answer) => answer !== good).flatMap(([status, schema]) => samples(schema, status)),
  };
}
