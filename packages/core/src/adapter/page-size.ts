import { ConfigurationError } from "../errors.ts";
import type { ListOptions } from "../provider.ts";

/** How many items to ask for at a time. Throws a `ConfigurationError` unless `pageSize` is a whole number from 1. */
export function pageSizeOf(
  options: ListOptions,
  limits: { readonly usual: number; readonly maximum: number },
  context: { readonly provider: string; readonly operation: string },
): number {
  const { pageSize = limits.usual } = options;
  if (!Number.isInteger(pageSize) || pageSize < 1) {
    throw new ConfigurationError({ field: "pageSize", rule: "is not a whole number from 1" }, context);
  }
  return Math.min(pageSize, limits.maximum);
}
