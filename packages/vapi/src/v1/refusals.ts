import type { ErrorContext, Finding, Findings } from "@trunkline/core";
import { ConfigurationError, UnsupportedError } from "@trunkline/core/adapter";

/** Why an input is not sent, in the words of the shared input. */
export interface Refusals {
  /** What this provider cannot do, whatever the data. */
  readonly unsupported: readonly Finding[];
  /** What breaks a rule that it has. */
  readonly wrong: readonly Finding[];
}

/** Throws when there is a reason to: what cannot be done at all first, because other data would not help. */
export function refuse({ unsupported, wrong }: Refusals, context: ErrorContext): void {
  if (isAny(unsupported)) throw new UnsupportedError(unsupported, context);
  if (isAny(wrong)) throw new ConfigurationError(wrong, context);
}

function isAny(findings: readonly Finding[]): findings is Findings {
  return findings.length > 0;
}

/** What the adapters of this family know of `providerOptions.<key>`: the kind of value that each option is. */
export type OwnOptionKinds = Readonly<Record<string, "object" | "list">>;

/** What is wrong with `providerOptions.<key>`: options that nobody knows, and values of another kind. */
export function ownOptionFindings(
  providerOptions: Readonly<Record<string, unknown>> | undefined,
  key: string,
  kinds: OwnOptionKinds,
): Finding[] {
  const own = providerOptions?.[key];
  const field = `providerOptions.${key}`;
  if (own === undefined) return [];
  if (kindOf(own) !== "object") return [{ field, rule: "is not an object" }];
  return Object.entries(Object(own)).flatMap(([name, value]): Finding[] => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) return [{ field: `${field}.${name}`, rule: "is not known" }];
    if (value === undefined || kindOf(value) === kind) return [];
    return [{ field: `${field}.${name}`, rule: kind === "list" ? "is not a list" : "is not an object" }];
  });
}

function kindOf(value: unknown): "object" | "list" | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Array.isArray(value) ? "list" : "object";
}
