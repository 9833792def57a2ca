import type { Seed } from "./seeds.ts";

/** What may stand where something else ought to. Undefined: nothing. */
export type Change = { readonly name: string; of(value: unknown): unknown };

/** Values of every kind, all of them telling. */
export function changesBy(strays: readonly Seed[]): readonly Change[] {
  const values = strays.map(({ value }) => value);
  return [
    ...strays.map(({ form, value }) => ({ name: `a ${form}`, of: () => value })),
    { name: "a long text", of: () => `${values[0]} `.repeat(300) },
    { name: "a list", of: () => values },
    { name: "an object", of: () => Object.fromEntries(values.map((value, index) => [`part${index}`, value])) },
    { name: "a list of lists", of: () => [values, [values]] },
    { name: "a list around it", of: (value) => [value] },
    { name: "null", of: () => null },
    { name: "nothing", of: () => undefined },
    {
      name: "more than it ought to hold",
      of: (value) =>
        isObject(value) ? { ...value, ...Object.fromEntries(values.map((each) => [each, each])) } : values,
    },
  ];
}

/** A copy of a value, with something else at each place of a path. */
export function alter(value: unknown, path: string, change: Change): unknown {
  return alterAt(value, path === "" ? [] : (path.match(/\[\]|[^.[\]]+/g) ?? []), change);
}

function alterAt(value: unknown, [step, ...steps]: readonly string[], change: Change): unknown {
  if (step === undefined) return change.of(value);
  if (step === "[]") {
    return Array.isArray(value) ? value.map((item) => alterAt(item, steps, change) ?? null) : value;
  }
  if (!isObject(value) || !(step in value)) return value;
  return { ...value, [step]: alterAt(Reflect.get(value, step), steps, change) };
}

/** Paths of everything in a value, the value itself included; of what is below some paths, nothing. */
export function pathsIn(value: unknown, above: readonly string[], path = ""): readonly string[] {
  if (above.includes(path)) return [path];
  if (Array.isArray(value)) return [path, ...value.slice(0, 1).flatMap((item) => pathsIn(item, above, `${path}[]`))];
  if (!isObject(value)) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    pathsIn(each, above, path === "" ? name : `${path}.${name}`),
  );
  return [path, ...inner];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
