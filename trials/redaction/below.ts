import type { SensitiveClass } from "@trunkline/simulator";
import type { Contract } from "../../packages/simulator/src/contract.ts";
import { ID } from "./plain.ts";
import type { Form, Seedbed } from "./seeds.ts";

type Schema = Readonly<Record<string, unknown>>;

interface Place {
  readonly at: string;
  /** Last name of its path. */
  readonly name: string;
  readonly kind: SensitiveClass;
}

/** Something made up for a marked place, whatever its schema has there, with everything that may be below it. */
export function plantBelow(seedbed: Seedbed, contract: Contract, schema: Schema, place: Place): unknown {
  const target = contract.resolve(schema);
  const { at, name, kind } = place;
  const plant = (form: Form) => seedbed.plant(form, at, kind);
  const inside = (part: unknown) => (isSchema(part) ? plantBelow(seedbed, contract, part, place) : undefined);
  const [first] = [target.anyOf, target.oneOf].flatMap((kinds) => (Array.isArray(kinds) ? kinds : []));
  if (first !== undefined) return inside(first);
  if (target.const !== undefined) return target.const;
  if (Array.isArray(target.enum)) return target.enum[0];
  const types = [target.type ?? (kind === "variables" && name !== "created_by" ? "object" : "string")].flat();
  if (types.includes("array")) return [inside(target.items) ?? free(plant)];
  if (types.includes("number") || types.includes("integer")) return 1;
  if (types.includes("boolean")) return false;
  if (!types.includes("object")) return plant(formOf(place));
  if (isSchema(target.properties)) {
    return Object.fromEntries(Object.entries(target.properties).map(([key, part]) => [key, inside(part)]));
  }
  const isOfTexts = isSchema(target.additionalProperties);
  // By the id of each call. Others would be asked for, one by one.
  if (name === "calls") return { [ID]: free(plant) };
  return isOfTexts ? { first_name: plant("name"), note: plant("quotation"), phone: plant("phone") } : free(plant);
}

/** What somebody may put where anything may be. */
function free(plant: (form: Form) => unknown): object {
  return {
    first_name: plant("name"),
    phone: plant("number"),
    contact: { mail: plant("mail"), numbers: [plant("phone")] },
    note: plant("quotation"),
    opens: plant("key"),
    seen: [{ at: plant("link") }],
  };
}

function formOf({ name, kind }: Place): Form {
  if (kind === "variables" && name === "message") return "refusal";
  if (name === "extension") return "extension";
  if (/sipUri/i.test(name)) return "sip";
  if (/ur[il]$/i.test(name)) return "link";
  return FORM[kind];
}

const FORM: Readonly<Record<SensitiveClass, Form>> = {
  key: "key",
  phone_number: "phone",
  name: "name",
  email: "mail",
  transcript: "sentence",
  recording: "link",
  variables: "sentence",
};

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
