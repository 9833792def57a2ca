import { ConfigurationError, type Finding } from "../errors.ts";

/**
 * Fills the placeholders of a path for an openapi-fetch client. Throws a `ConfigurationError` for values that would make
 * another path of it: none, an empty one, and the two that addresses take for a step.
 */
export function createPathSerializer(provider: string): (path: string, values: Record<string, unknown>) => string {
  return (path, values) => {
    const findings: Finding[] = [];
    const filled = path.replace(/\{(\w+)\}/g, (_placeholder, field: string) => {
      const value = values[field];
      const text = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
      const rule = ruleBrokenBy(text);
      if (rule !== undefined) findings.push({ field, rule });
      return encodeURIComponent(text ?? "");
    });
    const [first, ...others] = findings;
    if (first !== undefined) throw new ConfigurationError([first, ...others], { provider });
    return filled;
  };
}

function ruleBrokenBy(text: string | undefined): string | undefined {
  if (text === undefined) return "is missing";
  if (text === "") return "is empty";
  return text === "." || text === ".." ? "is a step in a path" : undefined;
}
