import type { Shape } from "../surface/surface.ts";
import type { Finding } from "./findings.ts";

/** What a contract should say, by what recorded answers showed. */
export interface Proposal {
  /** Where in the contract: `Row.properties`, `CampaignStatus.enum`. */
  readonly at: string;
  /** What to do there, with the contract's text: `` add `email: { type: string }` ``. */
  readonly says: string;
  /** How often it was seen: `3 of 5`. */
  readonly seen: string;
  /** A recording that shows it. */
  readonly source: string;
}

const UNPRINTED_NAMES =
  "names that are not printed: set `additionalProperties: true` if they are keys of a map, or else add them";
const UNPRINTED_WORD = "a word that is not printed: add it, or remove the list if what comes is no list of words";

export function propose({ difference, times, of, source }: Finding): Proposal {
  return { ...changeOf(difference), seen: `${times} of ${of}`, source };
}

function changeOf({ place, aspect, name, shape }: Finding["difference"]): Pick<Proposal, "at" | "says"> {
  const [holder, property] = parted(place);
  switch (aspect) {
    case "property":
      if (name === "*") return { at: holder, says: UNPRINTED_NAMES };
      return { at: `${holder}.properties`, says: `add \`${name}: ${schemaOf(shape)}\`` };
    case "required":
      return { at: `${holder}.required`, says: `remove \`${property}\`` };
    case "word":
      return { at: `${place}.enum`, says: `add \`${name}\`` };
    case "words":
      return { at: `${place}.enum`, says: UNPRINTED_WORD };
    case "null":
      return { at: place, says: nullable(shape) };
    default:
      return { at: place, says: `make it \`${schemaOf(shape)}\`` };
  }
}

function nullable(shape: Shape | undefined): string {
  if (shape?.name !== undefined) {
    return `make it \`anyOf: [{ $ref: "#/components/schemas/${shape.name}" }, { type: "null" }]\``;
  }
  return `make it \`${typeOf([...(shape?.kinds ?? []), "null"])}\``;
}

/** A schema as contracts write it. */
function schemaOf(shape: Shape | undefined): string {
  if (shape === undefined) return "{}";
  const { kinds, isNullable, isOpen, facts, items } = shape;
  // Of what was only ever null, nothing else is known.
  if (kinds.length === 0) return "{}";
  const parts = [
    typeOf([...kinds, ...(isNullable ? ["null"] : [])]),
    ...(facts.format === undefined ? [] : [`format: ${facts.format}`]),
    ...(items === undefined ? [] : [`items: ${schemaOf(items.shape)}`]),
    ...(isOpen ? ["additionalProperties: true"] : []),
  ];
  return `{ ${parts.join(", ")} }`;
}

function typeOf(kinds: readonly string[]): string {
  const written = kinds.map((kind) => (kind === "null" ? '"null"' : kind));
  return `type: ${written.length === 1 ? written[0] : `[${written.join(", ")}]`}`;
}

function parted(place: string): readonly [holder: string, property: string] {
  const at = place.lastIndexOf(".");
  return at < 0 ? [place, ""] : [place.slice(0, at), place.slice(at + 1)];
}
