import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { FACTS } from "../surface/surface.ts";

/** Facts that a value can be held against by itself. */
const RULES: ReadonlySet<string> = new Set(
  FACTS.filter((fact) => !["default", "discriminator", "readOnly", "writeOnly", "uniqueItems"].includes(fact)),
);
const NUMBERS: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
]);

const ajv = new Ajv({ strict: false, logger: false });
// Its types describe a module of another kind than what Node loads.
const install: unknown = addFormats;
if (typeof install === "function") install(ajv);

/** Whether all of some values that were sent keep to a rule of a document. What cannot be told is taken to. */
export function areTaken(values: readonly unknown[], fact: string, rule: unknown): boolean {
  // What an id looks like is theirs to say: those that are invented here look like nothing.
  if (!RULES.has(fact) || typeof rule === "boolean" || (fact === "format" && rule === "uuid")) return true;
  try {
    const validate = ajv.compile({ [fact]: rule });
    return values.map((value) => (NUMBERS.has(fact) ? inNumbers(value) : value)).every((value) => validate(value));
  } catch {
    // A pattern that is none, or a format that nobody knows.
    return true;
  }
}

/** Of an address everything is text. */
function inNumbers(value: unknown): unknown {
  return typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
}
