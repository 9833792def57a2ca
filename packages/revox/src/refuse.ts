import type { ErrorContext, Finding } from "@trunkline/core";
import { ConfigurationError, UnsupportedError } from "@trunkline/core/adapter";

const REFUSALS = { unsupported: UnsupportedError, configuration: ConfigurationError } as const;

/** Throws all findings at once, if there are any. */
export function refuse(why: keyof typeof REFUSALS, findings: readonly Finding[], context: ErrorContext): void {
  const [first, ...others] = findings;
  if (first !== undefined) throw new REFUSALS[why]([first, ...others], context);
}
