import assert from "node:assert/strict";
import { inspect, isDeepStrictEqual } from "node:util";

/**
 * Throws unless two values are the same through and through. Says where they first differ, and no more: from version 24 on,
 * Node's own assertion draws up every difference of two long lists, and takes minutes and gigabytes for it.
 */
export function same(actual: unknown, expected: unknown, about = "not the same"): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const { path, is, shouldBe } = firstDifference({ path: "", is: actual, shouldBe: expected });
  assert.fail(`${about}: ${path === "" ? "it" : path} is ${shown(is)}, and should be ${shown(shouldBe)}`);
}

interface Difference {
  readonly path: string;
  readonly is: unknown;
  readonly shouldBe: unknown;
}

function firstDifference(difference: Difference): Difference {
  const { path, is, shouldBe } = difference;
  if (!isHolder(is) || !isHolder(shouldBe) || Array.isArray(is) !== Array.isArray(shouldBe)) return difference;
  for (const key of new Set([...Object.keys(shouldBe), ...Object.keys(is)])) {
    const inner = { path: path === "" ? key : `${path}.${key}`, is: is[key], shouldBe: shouldBe[key] };
    if (!isDeepStrictEqual(inner.is, inner.shouldBe)) return firstDifference(inner);
  }
  return difference;
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  const text = inspect(value, { depth: 1, maxArrayLength: 5, breakLength: Number.POSITIVE_INFINITY });
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
