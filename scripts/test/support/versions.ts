/** Versions of a provider's API that answers can be invented of, and what our functions make of them. */
import type { CampaignProvider, Observation } from "@trunkline/core";
import type { Contract } from "../../contracts.ts";
import { historyBeside, withHistory } from "../../specs/document/history.ts";
import { isEqual } from "../../specs/fingerprint/collect-generations.ts";
import { readGenerations } from "../../specs/fingerprint/generations.ts";
import { type Statements, toStatements } from "../../specs/fingerprint/statements.ts";
import type { AnswerOptions } from "../../specs/readers/answers.ts";
import { type Answered, type Asking, NOT_THERE, openAsker, plannedCalls } from "../../specs/readers/ask.ts";
import { recogniserOf } from "../../specs/readers/recognise.ts";
import { createStock } from "../../specs/readers/stock.ts";
import { type Variant, variantsOf } from "../../specs/readers/variants.ts";
import { type Asked, WORLDS, type World } from "../../specs/readers/world.ts";
import { projectContract, projectDocument } from "../../specs/surface/project.ts";
import type { Property, Shape, Surface } from "../../specs/surface/surface.ts";

export interface Version {
  /** A day, for one that was published. */
  readonly name: string;
  readonly surface: Surface;
}

/** The contract, and what it might have been or may become: what may be missing is, words and properties are new, all may be null. */
export function inventedVersions(contract: Contract): readonly Version[] {
  const surface = projectContract(contract);
  return [
    { name: "the contract", surface },
    { name: "without what may be left out", surface: rewritten(surface, { isKept: ({ isRequired }) => isRequired }) },
    {
      name: "with more",
      surface: rewritten(surface, {
        words: (words) => ["word-of-tomorrow", ...words],
        more: { addedLater: NEW, addedLaterInside: { ...NEW, shape: { ...NEW.shape, isNullable: true } } },
      }),
    },
    { name: "with nulls", surface: rewritten(surface, { isNullable: ({ isRequired }) => !isRequired }) },
  ];
}

/** Those that are kept with the contract, and differ where we rely on them. Oldest first. */
export function knownVersions({ provider }: Contract): readonly Version[] {
  return (readGenerations(provider)?.all ?? []).map(({ name, surface }) => ({ name, surface }));
}

/** Published documents where they lie beside the checkout: all of them, and which of them differ. None without them. */
export async function publishedVersions(
  contract: Contract,
): Promise<{ readonly documents: number; readonly versions: readonly Version[] }> {
  let sources: readonly string[] = [];
  try {
    sources = historyBeside(contract.provider);
  } catch {
    return { documents: 0, versions: [] };
  }
  return withHistory(sources, async (editions) => {
    const versions: Version[] = [];
    let documents = 0;
    let last: Statements = new Map();
    for (const { name, read } of editions) {
      const surface = projectDocument(contract, (await read()).document);
      if (surface.operations.size === 0) continue;
      documents++;
      const statements = toStatements(surface);
      if (!isEqual(last, statements)) versions.push({ name, surface });
      last = statements;
    }
    return { documents, versions };
  });
}

/** A request, and what it was answered. */
export interface Exchange {
  readonly asked: Asked;
  readonly answered: Answered;
}

/** A call of a function of ours, with what it was told. */
export interface Decoded extends Asking {
  readonly number: number;
  readonly exchanges: readonly Exchange[];
}

export interface Hooks {
  readonly change?: (operation: string, answer: unknown) => unknown;
  readonly onObservation?: (observation: Observation) => void;
}

export interface Opened {
  readonly variants: readonly Variant[];
  readonly world: World;
  /** Every function over this version's answers, of an adapter that tells each oddity once. */
  decode(variant: Variant): Promise<readonly Decoded[]>;
  /** An adapter over this version's answers, which `change` may put another in place of. */
  connect(variant: Variant, hooks?: Hooks): CampaignProvider;
}

/** Answers of one version. Throws for a provider whose world nobody has described. */
export function openVersion({ provider, operations: byName }: Surface, options: AnswerOptions): Opened {
  const world = WORLDS[provider];
  if (world === undefined) throw new Error(`nothing is invented for ${provider}`);
  const operations = [...byName.values()];
  const stock = createStock(operations, world, options);
  return {
    variants: variantsOf(provider),
    world,
    async decode(variant) {
      const ask = openAsker(variant, operations, world.ids);
      const decoded: Decoded[] = [];
      for (const [number, { onlyFor }] of plannedCalls(variant, world.ids)) {
        if (onlyFor !== undefined) continue;
        const exchanges: Exchange[] = [];
        const answer = stock.open();
        const asking = await ask(number, (asked) => {
          const answered = answer(asked);
          exchanges.push({ asked, answered });
          return answered;
        });
        decoded.push({ ...asking, number, exchanges });
      }
      return decoded;
    },
    connect(variant, { change, onObservation = () => {} } = {}) {
      const recognise = recogniserOf(operations);
      const answer = stock.open();
      return variant.create({
        onObservation,
        async fetch(input, init) {
          const asked = await recognise(input, init);
          const { status, text } = asked === undefined ? NOT_THERE : answer(asked);
          const isChanged = change !== undefined && asked !== undefined && text !== "";
          const body = isChanged ? JSON.stringify(change(asked.operation, JSON.parse(text))) : text;
          return new Response(body === "" ? null : body, { status, headers: { "Content-Type": "application/json" } });
        },
      });
    },
  };
}

const NEW: Property = {
  shape: { kinds: ["string"], isNullable: false, isOpen: false, isWhole: false, facts: {} },
  isRequired: false,
  isDeprecated: false,
};

interface Rewriting {
  /** Of an optional property. Absent: all are. */
  readonly isKept?: (property: Property) => boolean;
  readonly isNullable?: (property: Property) => boolean;
  readonly words?: (words: readonly string[]) => readonly string[];
  readonly more?: Readonly<Record<string, Property>>;
}

/** A surface whose answers say something else; requests stay. */
function rewritten(surface: Surface, rewriting: Rewriting): Surface {
  const known = new Map<Shape, Shape>();
  const operations = [...surface.operations].map(([name, operation]) => {
    const answers = [...operation.answers].map(
      ([status, use]) => [status, use && { ...use, shape: shapeOf(use.shape, rewriting, known) }] as const,
    );
    return [name, { ...operation, answers: new Map(answers) }] as const;
  });
  return { ...surface, operations: new Map(operations) };
}

/** Shapes may hold themselves. */
function shapeOf(shape: Shape, rewriting: Rewriting, known: Map<Shape, Shape>): Shape {
  const done = known.get(shape);
  if (done !== undefined) return done;
  const { isKept = () => true, isNullable = () => false, words, more = {} } = rewriting;
  const properties = new Map<string, Property>();
  const choice = new Map<string, Shape>();
  const result: { -readonly [Name in keyof Shape]: Shape[Name] } = {
    ...shape,
    ...(shape.properties && { properties }),
    ...(shape.choice && { choice }),
    ...(shape.words && words && { words: words(shape.words) }),
  };
  known.set(shape, result);
  const below = (inner: Shape) => shapeOf(inner, rewriting, known);
  if (shape.items !== undefined) result.items = { ...shape.items, shape: below(shape.items.shape) };
  for (const [name, property] of shape.properties ?? []) {
    if (!isKept(property)) continue;
    const inner = below(property.shape);
    properties.set(name, { ...property, shape: isNullable(property) ? { ...inner, isNullable: true } : inner });
  }
  if (shape.properties !== undefined && shape.properties.size > 0) {
    for (const [name, property] of Object.entries(more)) properties.set(name, property);
  }
  for (const [name, inner] of shape.choice ?? []) choice.set(name, below(inner));
  return result;
}
