import type { SensitiveClass } from "@trunkline/simulator";
import type { Contract } from "../../packages/simulator/src/contract.ts";
import { plantBelow } from "./below.ts";
import { plainText } from "./plain.ts";
import type { Seed, Seedbed } from "./seeds.ts";

/** A value that a schema allows, with something made up at each place that the schema marks. */
export interface Sample {
  readonly value: unknown;
  /** Marked places that have something, in the writing of the contracts' tables. */
  readonly places: readonly string[];
  /** What was made up for it. */
  readonly seeds: readonly Seed[];
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * Samples that have, together, something at every marked place: several where a schema leaves a choice. Of each place within,
 * `at` says whose it is. Throws for one that its own schema refuses.
 */
export function samplesOf(contract: Contract, schema: Schema, at: string, seedbed: Seedbed): readonly Sample[] {
  const covered = new Set<string>();
  const samples: Sample[] = [];
  for (let choice = 0; choice < MOST_CHOICES; choice++) {
    const places: string[] = [];
    const from = seedbed.count;
    const walk = { contract, seedbed, at, choice, places };
    const value = sampleOf(walk, schema, "", []);
    if (choice > 0 && places.every((place) => covered.has(place))) continue;
    const validate = contract.validator(schema);
    if (!validate(value))
      throw new Error(`${at}: ${JSON.stringify(validate.errors?.map((error) => error.schemaPath))}`);
    for (const place of places) covered.add(place);
    samples.push({ value, places, seeds: seedbed.between(from, seedbed.count) });
  }
  return samples;
}

const MOST_CHOICES = 8;

interface Walk {
  readonly contract: Contract;
  readonly seedbed: Seedbed;
  readonly at: string;
  /** Which of the kinds that a schema leaves open is taken. */
  readonly choice: number;
  readonly places: string[];
}

function sampleOf(walk: Walk, schema: unknown, path: string, above: readonly unknown[]): unknown {
  if (!isSchema(schema) || above.includes(schema.$ref ?? schema)) return undefined;
  const target = walk.contract.resolve(schema);
  const mark = schema["x-sensitive"] ?? target["x-sensitive"];
  if (isClass(mark)) {
    walk.places.push(path);
    return plantBelow(walk.seedbed, walk.contract, target, {
      at: `${walk.at} ${path}`,
      name: lastOf(path),
      kind: mark,
    });
  }
  const inside = (part: unknown, at: string) => sampleOf(walk, part, at, [...above, schema.$ref ?? schema]);
  const kinds = [target.anyOf, target.oneOf].flatMap((list) =>
    Array.isArray(list) ? [list[walk.choice % list.length]] : [],
  );
  const parts = Array.isArray(target.allOf) ? [...kinds, ...target.allOf] : kinds;
  const [first, ...others] = parts.map((part) => inside(part, path));
  const own = ownValue(target, path, inside);
  if (first === undefined) return own;
  return typeof first === "object" && first !== null && !Array.isArray(first)
    ? Object.assign({}, own, first, ...others)
    : first;
}

function ownValue(target: Schema, path: string, inside: (part: unknown, at: string) => unknown): unknown {
  if (target.const !== undefined) return target.const;
  if (Array.isArray(target.enum)) return target.enum[0];
  switch (typeOf(target)) {
    case "object": {
      const properties = isSchema(target.properties) ? Object.entries(target.properties) : [];
      const named = properties.map(([name, part]) => [name, inside(part, path === "" ? name : `${path}.${name}`)]);
      const rest = isSchema(target.additionalProperties) ? inside(target.additionalProperties, `${path}.*`) : undefined;
      return Object.fromEntries([...named, ["monday", rest]].filter(([, value]) => value !== undefined));
    }
    case "array": {
      const item = inside(target.items, `${path}[]`);
      return item === undefined ? [] : [item];
    }
    case "integer":
    case "number":
      // A page that could hold no more would be followed by another.
      return path.endsWith("itemsPerPage") ? 1_000 : typeof target.minimum === "number" ? target.minimum : 1;
    case "boolean":
      return false;
    default:
      return plainText(target, path);
  }
}

function typeOf({ type, properties }: Schema): unknown {
  const named = Array.isArray(type) ? type.find((each) => each !== "null") : type;
  return named ?? (isSchema(properties) ? "object" : undefined);
}

function lastOf(path: string): string {
  return path.split(".").at(-1) ?? path;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const CLASSES: readonly unknown[] = ["key", "phone_number", "name", "email", "transcript", "recording", "variables"];

function isClass(value: unknown): value is SensitiveClass {
  return CLASSES.includes(value);
}
