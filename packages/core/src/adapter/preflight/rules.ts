/** Rules that inputs have to keep to, as data that the generator writes from a contract. Short keys: adapters carry it. */
export interface InputRules {
  /** Rules that others go by the name of, so that a rule can hold itself. */
  readonly named: Readonly<Record<string, ValueRule>>;
  /** By the contract's name of the operation. Absent: there is nothing to check. */
  readonly operations: Readonly<Record<string, OperationRules>>;
}

/** What one operation asks of a request. */
export interface OperationRules {
  readonly query?: FieldRules;
  /** Query parameters that have to be given. */
  readonly must?: readonly string[];
  readonly body?: AnyRule;
  /** 1: a body has to be given. */
  readonly mustBody?: 1;
}

export type FieldRules = Readonly<Record<string, AnyRule>>;

/** A rule, or the name of one: of the contract's, or of those that every contract has. */
export type AnyRule = string | ValueRule;

/** What a value has to be. A bound counts characters of a text, items of a list, and is the bound itself of a number. */
export interface ValueRule {
  /** Kinds that it may be of, by their letters in `KINDS`. Absent: any. */
  readonly is?: string;
  readonly min?: number;
  readonly max?: number;
  /** Bound that a number has to be above. */
  readonly above?: number;
  /** Words that a text may be. */
  readonly of?: readonly string[];
  /** 1: a text that names a moment. */
  readonly moment?: 1;
  /** Properties that an object has to have. */
  readonly must?: readonly string[];
  /** Properties that an object may have. One that is not among them is only held against `each`. */
  readonly has?: FieldRules;
  /** Every item of a list; every value of an object that is not in `has`. */
  readonly each?: AnyRule;
}

/** Rules that need not be written out. */
export const COMMON = {
  text: { is: "s" },
  number: { is: "n" },
  whole: { is: "i" },
  flag: { is: "b" },
  object: { is: "o" },
  list: { is: "a" },
  moment: { is: "s", moment: 1 },
} as const satisfies Readonly<Record<string, ValueRule>>;

/** What the letters of {@link ValueRule.is} stand for. */
export const KINDS: Readonly<Record<string, string>> = {
  s: "text",
  n: "a number",
  i: "a whole number",
  b: "true or false",
  o: "an object",
  a: "a list",
  "0": "null",
};
