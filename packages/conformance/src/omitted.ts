import type { CallAttempt, Omittable, Row } from "@trunkline/core";

/** An attempt as it is where some of it was left out. What was left out of `raw` is not told here. */
export function withoutOmitted(attempt: CallAttempt, omitted: readonly Omittable[] = []): CallAttempt {
  const { transcript, structuredOutput, ...rest } = attempt;
  return {
    ...rest,
    ...(transcript !== undefined && !omitted.includes("transcript") && { transcript }),
    ...(structuredOutput !== undefined && !omitted.includes("structuredOutput") && { structuredOutput }),
  };
}

/** A model without `raw` and `omitted`, attempts inside a row included. */
export function withoutRaw<Model extends Row | CallAttempt>(model: Model): Omit<Model, "raw" | "omitted"> {
  const { raw: _raw, omitted: _omitted, ...rest } = model;
  if (!("attempts" in rest) || !Array.isArray(rest.attempts)) return rest;
  return { ...rest, attempts: rest.attempts.map(withoutRaw) };
}
