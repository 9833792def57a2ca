import { toContract } from "../../contracts.ts";
import type { Node } from "../../specs/document/dialect.ts";
import { compareSurfaces } from "../../specs/surface/compare.ts";
import { projectContract, projectDocument } from "../../specs/surface/project.ts";
import { type Edit, editContract } from "../../specs/sync/edit-contract.ts";
import { locate, locateHolder } from "../../specs/sync/locate.ts";

/** A contract's text as it might have been when an older document was published: without the words and properties that came since. */
export function pruneContract(provider: string, text: string, document: Node, day: string): string {
  const contract = toContract(provider, text);
  const { differences } = compareSurfaces(projectContract(contract), projectDocument(contract, document));
  const edits = differences.flatMap((difference): Edit[] => {
    if (difference.after !== undefined) return [];
    if (difference.aspect === "word") {
      const at = locate(contract, difference.place)?.at;
      return at === undefined ? [] : [{ edit: "remove item", at: [...at, "enum"], value: difference.name ?? "" }];
    }
    const holder = difference.aspect === "property" ? locateHolder(contract, difference) : undefined;
    if (holder === undefined) return [];
    const { at, schema, property } = holder;
    const isRequired = Array.isArray(schema.required) && schema.required.includes(property);
    return [
      { edit: "remove entry", at: [...at, "properties"], name: property },
      ...(isRequired ? [{ edit: "remove item", at: [...at, "required"], value: property } as const] : []),
    ];
  });
  return editContract(text, [...edits, { edit: "set", at: ["info", "x-upstream"], name: "checked", value: day }]);
}
