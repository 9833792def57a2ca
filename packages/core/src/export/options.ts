import { ConfigurationError, type Finding } from "../errors.ts";

/** Whose options they are, as errors call it. */
const OURS = "export";

type Check = (value: unknown, field: string) => readonly Finding[];

/** Throws a `ConfigurationError` with all that is wrong: what is given to be read, options that nobody knows, and values. */
export function checkInput(
  operation: string,
  items: unknown,
  options: object,
  checks: Readonly<Record<string, Check>>,
): void {
  const findings = [...checkItems(items), ...Object.entries(options).flatMap(([name, value]) => checkOne(name, value))];
  const [first, ...others] = findings;
  if (first !== undefined) throw new ConfigurationError([first, ...others], { provider: OURS, operation });

  function checkOne(field: string, value: unknown): readonly Finding[] {
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    if (check === undefined) return [{ field, rule: `is not known: there are ${Object.keys(checks).join(", ")}` }];
    return value === undefined ? [] : check(value, field);
  }
}

/** Either of two. */
export const isFlag: Check = (value, field) =>
  typeof value === "boolean" ? [] : [{ field, rule: "is neither true nor false" }];

/** Names, each of them once. */
export const areNames: Check = (value, field) => {
  if (!Array.isArray(value)) return [{ field, rule: "is no list of names" }];
  const seen = new Set<unknown>();
  return value.flatMap((name: unknown, index): readonly Finding[] => {
    const at = `${field}[${index}]`;
    if (typeof name !== "string" || name === "") return [{ field: at, rule: "is no name" }];
    if (seen.has(name)) return [{ field: at, rule: "is there twice" }];
    seen.add(name);
    return [];
  });
};

function checkItems(items: unknown): readonly Finding[] {
  const isListing = typeof items === "object" && items !== null && Symbol.asyncIterator in items;
  return isListing ? [] : [{ field: "items", rule: "is no AsyncIterable" }];
}
