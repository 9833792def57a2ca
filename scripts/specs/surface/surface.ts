/**
 * What a document says about the operations and schemas that a contract names, in one dialect: so that a contract, and any
 * document that its provider ever published, can be laid side by side. Cut where the contract cuts.
 */
export interface Surface {
  readonly provider: string;
  /** By our name of the operation (`listCampaigns`), in the contract's order. What the document lacks is not there. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Addresses under which the API is served. Absent: it does not say. */
  readonly addresses?: readonly string[];
  /** Why the contract's address is another. */
  readonly addressExcuse?: Excuse;
  /** Operations of the document that are not ours, though their paths begin like ours: `POST /call`. Sorted. */
  readonly neighbours: readonly string[];
}

export interface Operation {
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** By place and name: `query page`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Absent: it takes none. */
  readonly body?: Property;
  /** Absent: it is not. */
  readonly isDeprecated?: true;
  /** How whoever asks proves who they are: `http bearer`. Sorted. Absent: it does not say. */
  readonly proofs?: readonly string[];
  /** By status: successes only. Undefined: an answer without JSON. */
  readonly answers: ReadonlyMap<string, Use | undefined>;
}

/** A place where a value of some shape stands. */
export interface Use {
  readonly shape: Shape;
  readonly isDeprecated: boolean;
  /** Why the contract departs here from what is published, in a sentence. Never in a surface of a published document. */
  readonly excuse?: Excuse;
}

/** An `x-differs` of a contract, known by where it stands: `/components/schemas/Server/properties/url`. */
export interface Excuse {
  readonly at: string;
  readonly why: string;
}

export interface Property extends Use {
  readonly isRequired: boolean;
}

export interface Parameter extends Property {
  readonly name: string;
  readonly in: string;
  readonly style: string;
  readonly isExploded: boolean;
}

export const KINDS = ["string", "number", "integer", "boolean", "object", "array"] as const;
export type Kind = (typeof KINDS)[number];

/** What a document may say of a value besides its kind, under the document's own names. */
export const FACTS = [
  "format",
  "pattern",
  "default",
  "uniqueItems",
  "multipleOf",
  "discriminator",
  "readOnly",
  "writeOnly",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;
export type Fact = (typeof FACTS)[number];

/** What a value may be. Shapes of one name are one object within a surface where they say the same, and may hold themselves. */
export interface Shape {
  /** The contract's schema that stands here. Absent: it is said in place, or only the published document has it. */
  readonly name?: string;
  /** The published document's own name for it. */
  readonly theirName?: string;
  /** Sorted; more than one where it may be several. Empty: any value. */
  readonly kinds: readonly Kind[];
  readonly isNullable: boolean;
  /** An object below which nothing is said, or nothing that the contract is concerned with. */
  readonly isOpen: boolean;
  /** An object of which the contract says that it names every property: what else comes is new. */
  readonly isWhole: boolean;
  /** Those that the document states; of a discriminator, the property that it goes by. */
  readonly facts: Readonly<Partial<Record<Fact, string | number | boolean>>>;
  /** Once each, in the document's order. Absent: any text. */
  readonly words?: readonly string[];
  /** Of a list. */
  readonly items?: Use;
  /** Of an object that names its properties, in the document's order. */
  readonly properties?: ReadonlyMap<string, Property>;
  /** Where a choice is made between named shapes: by our name, or by theirs where we have none. */
  readonly choice?: ReadonlyMap<string, Shape>;
}
