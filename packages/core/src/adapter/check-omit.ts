import { ConfigurationError, type ErrorContext } from "../errors.ts";
import { OMITTABLE, type Omittable } from "../model/omittable.ts";

/** Throws a `ConfigurationError` for what is none of the words. */
export function checkOmit(omit: readonly Omittable[] = [], context: ErrorContext): void {
  if (Array.isArray(omit) && omit.every((word) => OMITTABLE.includes(word))) return;
  throw new ConfigurationError({ field: "omit", rule: `is not a list of ${OMITTABLE.join(", ")}` }, context);
}
