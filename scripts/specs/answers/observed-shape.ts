import { isRecord } from "../../contracts.ts";
import type { Kind, Shape } from "../surface/surface.ts";
import { kindOf } from "./observe.ts";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** What can be said of a place by the values that came there: kinds, null, moments. Objects stay open: names in them may be anybody's. */
export function observedShape(values: readonly unknown[], kept: readonly Kind[] = []): Shape {
  const there = values.filter((value) => value !== null && value !== undefined);
  const kinds = [...new Set([...kept, ...there.map(kindOf)])].sort();
  const texts = there.filter((value) => typeof value === "string");
  const isMoment = kept.length === 0 && texts.length > 0 && texts.every((text) => MOMENT.test(text));
  const items = there.flatMap((value) => (Array.isArray(value) ? value : []));
  const isList = kinds.join() === "array" && items.length > 0;
  return {
    kinds,
    isNullable: values.includes(null),
    isOpen: there.some(isRecord),
    isWhole: false,
    facts: isMoment ? { format: "date-time" } : {},
    ...(isList && { items: { shape: observedShape(items), isDeprecated: false } }),
  };
}
