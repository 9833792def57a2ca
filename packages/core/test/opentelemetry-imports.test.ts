import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);

describe("who does not ask for telemetry", () => {
  it.each(["index.ts", "adapter/index.ts"])("needs no other package, OpenTelemetry's or anybody's: %s", (entry) => {
    expect(foreignImportsOf(entry)).toEqual(new Set());
  });

  it("needs none but the API when asking for it", () => {
    expect(foreignImportsOf("opentelemetry.ts")).toEqual(new Set(["@opentelemetry/api"]));
  });
});

/** What an entry imports from outside the package, itself or through what it imports; types too. */
function foreignImportsOf(entry: string): ReadonlySet<string> {
  const queue = [new URL(entry, SOURCE)];
  const seen = new Set(queue.map(String));
  const foreign = new Set<string>();
  for (const file of queue) {
    for (const specifier of importsIn(file)) {
      if (!specifier.startsWith(".")) {
        foreign.add(specifier);
        continue;
      }
      const next = new URL(specifier, file);
      if (!seen.has(next.href)) queue.push(next);
      seen.add(next.href);
    }
  }
  return foreign;
}

function importsIn(file: URL): string[] {
  const declarations = /^(?:import|export)\b(?:[^;"(=]*?\bfrom)?\s*"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...readFileSync(file, "utf8").matchAll(declarations)].flatMap(([, named, called]) => named ?? called ?? []);
}
