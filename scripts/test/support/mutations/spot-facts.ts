/** What is known of a place from the document and the contract alone. */
import type { Contract } from "../../../contracts.ts";
import { listOf, type Node, recordIn, type Spot, valueAt } from "../document-spots.ts";

export function hasWords(spot: Spot): boolean {
  return (
    Array.isArray(spot.said.enum) &&
    kindsIn(spot).join() === "string" &&
    !isAnything(spot) &&
    Array.isArray(spot.ours.enum)
  );
}

export function wordsOf({ said }: Spot): readonly unknown[] {
  return [...new Set(listOf(said.enum))];
}

/** The JSON types at a place; text that has words is text, whatever is declared. */
export function kindsIn({ said }: Spot): readonly string[] {
  if (listOf(said.enum).length > 0 && said.type !== "array") return ["string"];
  const types = (Array.isArray(said.type) ? said.type : [said.type]).filter(
    (type) => type !== undefined && type !== "null",
  );
  if (types.length > 0) return types.map(String);
  return said.properties === undefined ? [] : ["object"];
}

export function isAnything({ ours }: Spot): boolean {
  return ["type", "enum", "properties", "items", "anyOf", "oneOf"].every((key) => ours[key] === undefined);
}

/** An object that the contract leaves open. */
export function isOpen({ ours }: Spot): boolean {
  return ours.type === "object" && ours.properties === undefined;
}

export function isNamedObject(spot: Spot): boolean {
  return (
    kindsIn(spot).join() === "object" &&
    spot.said.properties !== undefined &&
    spot.ours["x-upstream-schema"] !== undefined
  );
}

export function isNullable({ said }: Spot): boolean {
  return said.nullable === true || listOf(said.type).includes("null");
}

export function isProperty({ role }: Spot): boolean {
  return role === "property";
}

export function isOptionalParameter({ role, place }: Spot): boolean {
  return role === "parameter" && / query /.test(place);
}

export function isRequired(document: Node, spot: Spot): boolean {
  return listOf(recordIn(valueAt(document, spot.at.slice(0, -2))).required).includes(nameOf(spot));
}

export function isWholeHolder({ contract, spot }: { readonly contract: Contract; readonly spot: Spot }): boolean {
  return contract.schemas[holderPlace(spot)]?.["x-whole"] === true;
}

export function nameOf({ at }: Spot): string {
  return String(at.at(-1));
}

export function keyOf({ place, operation }: Spot): string {
  return place.slice(`${operation} `.length);
}

export function holderPlace(spot: Spot): string {
  return spot.place.slice(0, -(nameOf(spot).length + 1));
}
