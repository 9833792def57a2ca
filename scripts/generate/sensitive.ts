import { type Contract, isRecord, oneOf, SENSITIVE_CLASSES, type SensitiveClass } from "../contracts.ts";
import { operationParts, resolve } from "./operation-parts.ts";

/** A property, parameter or item of what an operation takes or gives. */
export interface Place {
  readonly operation: string;
  readonly direction: "request" | "response";
  /** `results[].customer.number`; `*` stands for any name. Of an answer's own value it is empty. */
  readonly path: string;
  /** Absent: not marked. */
  readonly class?: SensitiveClass;
}

export type SensitivePlace = Place & { readonly class: SensitiveClass };

/** Every marked place of a contract, in its order. What is below one is not there again. */
export function sensitivePlaces(contract: Contract): readonly SensitivePlace[] {
  return allPlaces(contract).filter((place) => isMarked(place));
}

/** Names under which requests hold what is personal or secret, sorted. */
export function requestNames(places: readonly Place[]): readonly string[] {
  const paths = places.filter(({ direction }) => direction === "request").map(({ path }) => path);
  const names = paths.map(
    (path) =>
      path
        .replaceAll(/\[\]|\.\*/g, "")
        .split(".")
        .at(-1) ?? "",
  );
  return [...new Set(names)].sort();
}

/** Every place of a contract down to the marked ones, in its order and once each. Cut where a schema holds itself. */
export function allPlaces(contract: Contract): readonly Place[] {
  const places = operationParts(contract).flatMap(({ name: operation, parameters, body, answers }) => [
    ...parameters.flatMap(({ name, schema }) => placesIn(contract, schema, String(name))).map(asked(operation)),
    ...placesIn(contract, body, "").map(asked(operation)),
    ...answers.flatMap((answer) => placesIn(contract, answer, "")).map(answered(operation)),
  ]);
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

type Found = Pick<Place, "path" | "class">;

function asked(operation: string): (found: Found) => Place {
  return (found) => ({ operation, direction: "request", ...found });
}

function answered(operation: string): (found: Found) => Place {
  return (found) => ({ operation, direction: "response", ...found });
}

function isMarked(place: Place): place is SensitivePlace {
  return place.class !== undefined;
}

function placesIn(contract: Contract, schema: unknown, path: string, above: readonly unknown[] = []): Found[] {
  if (!isRecord(schema) || above.includes(schema.$ref ?? schema)) return [];
  const target = resolve(contract.document, schema);
  const mark = schema["x-sensitive"] ?? (isRecord(target) ? target["x-sensitive"] : undefined);
  if (mark !== undefined) {
    return [{ path, class: oneOf(SENSITIVE_CLASSES, mark, `${contract.provider}: x-sensitive of ${path}`) }];
  }
  if (!isRecord(target)) return [{ path }];
  const { properties, items, additionalProperties, anyOf, oneOf: kinds, allOf } = target;
  const inner = (part: unknown, at: string) => placesIn(contract, part, at, [...above, schema.$ref ?? schema]);
  const named = isRecord(properties) ? Object.entries(properties) : [];
  return [
    { path },
    ...named.flatMap(([name, part]) => inner(part, path === "" ? name : `${path}.${name}`)),
    ...inner(items, `${path}[]`),
    ...inner(additionalProperties, `${path}.*`),
    ...[anyOf, kinds, allOf]
      .flatMap((parts) => (Array.isArray(parts) ? parts : []))
      .flatMap((part) => inner(part, path)),
  ];
}
