import type { AnySchema, ErrorObject } from "ajv/dist/2020.js";
import { answerSchema, type Contract, readContract } from "./contract.ts";
import type { ProviderId } from "./words.ts";

/** An answer, and the request that it answers. */
export interface CheckedAnswer {
  readonly provider: ProviderId;
  readonly method: string;
  /** Path of the URL, as requested; a query is allowed. */
  readonly path: string;
  readonly status: number;
  /** The parsed body. */
  readonly body: unknown;
}

/**
 * What an answer breaks of the provider's contract, one `path: rule` per line, where `path` is a JSON pointer into the
 * body; empty when it fits. An operation or a status that the contract does not have is a finding too.
 */
export function checkAnswer({ provider, method, path, status, body }: CheckedAnswer): readonly string[] {
  const contract = readContract(provider);
  const pathname = path.replace(/\?.*$/, "");
  const found = contract.find(method.toUpperCase(), pathname);
  if (found === undefined) return [`${method.toUpperCase()} ${pathname}: operation`];
  const schema = answerSchema(found.operation, status);
  return schema === undefined ? [`${status}: status`] : violations(contract, schema, body);
}

function violations(contract: Contract, schema: AnySchema, value: unknown): string[] {
  const validate = contract.validator(schema);
  if (validate(value)) return [];
  return readable(contract, validate.errors ?? []);
}

/** A failed union lists what each of its kinds missed. What helps is what the nearest kind missed. */
function readable(contract: Contract, errors: readonly ErrorObject[]): string[] {
  const lines: { readonly path: string; readonly rule: string }[] = [];
  for (const { instancePath, keyword, schema, data, params } of errors) {
    if ((keyword === "anyOf" || keyword === "oneOf") && Array.isArray(schema)) {
      const inside = (path: string) => path === instancePath || path.startsWith(`${instancePath}/`);
      while (lines.length > 0 && inside(lines.at(-1)?.path ?? "")) lines.pop();
      const nearest = schema
        .map((kind) => violations(contract, kind, data))
        .reduce((best, next) => (misfit(next) < misfit(best) ? next : best));
      lines.push(...nearest.map((line) => ({ path: instancePath, rule: line })));
    } else if (keyword === "required") {
      lines.push({ path: `${instancePath}/${params.missingProperty}`, rule: ": required" });
    } else {
      lines.push({ path: instancePath, rule: `: ${keyword}` });
    }
  }
  return lines.map(({ path, rule }) => `${path}${rule}`);
}

/** How far a value is from a kind: being another type altogether, or another constant, weighs most. */
function misfit(lines: readonly string[]): number {
  const strangers = lines.filter((line) => line === ": type" || line.endsWith(": const"));
  return lines.length + strangers.length * 1000;
}
