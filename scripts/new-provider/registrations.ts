import { isRecord } from "../contracts.ts";
import { type Insertion, insertInto } from "./insert.ts";
import type { Names } from "./names.ts";

/** What is changed in files that are there already, by their path in the workspace. */
export type Registration = readonly [path: string, change: (text: string) => string];

/** Everywhere a provider has to be named to be one. The type checker, or a test, misses it where it is not. */
export function registrationsOf({ name, title }: Names): readonly Registration[] {
  const contract = `${name}Contract`;
  const places = `${name}Places`;
  return [
    sources("packages/simulator/src/words.ts", [
      { constant: "PROVIDERS", entry: `"${name}"` },
      {
        constant: "INVENTED",
        entry: `${name}: { campaignStatus: "warming-up", callStatus: "on-hold", endReason: "sunspot-interference" }`,
      },
      { constant: "INVENTED_WORDS", entry: `${name}: Object.values(INVENTED.${name}).flat()` },
    ]),
    sources("packages/simulator/src/contract.ts", [
      {
        statement: `import { contract as ${contract} } from "./generated/${name}/contract.ts";`,
        constant: "DOCUMENTS",
        entry: `${name}: ${contract}`,
      },
    ]),
    sources("packages/simulator/src/sensitive-places.ts", [
      {
        statement: `import { sensitivePlaces as ${places} } from "./generated/${name}/sensitive.ts";`,
        constant: "sensitivePlaces",
        entry: `${name}: ${places}`,
      },
    ]),
    sources("packages/simulator/src/simulator.ts", [
      {
        statement: `import { simulate${title} } from "./${name}/routes.ts";`,
        constant: "SIMULATIONS",
        entry: `${name}: simulate${title}`,
      },
    ]),
    sources("packages/simulator/src/cli/first-campaign.ts", [
      {
        statement: `import { firstCampaign as first${title}Campaign } from "../${name}/first-campaign.ts";`,
        constant: "CREATED_BY",
        entry: `${name}: first${title}Campaign`,
      },
    ]),
    sources("packages/simulator/test/support.ts", [
      {
        statement: `import { contract as ${contract} } from "../src/generated/${name}/contract.ts";`,
        constant: "CONTRACTS",
        entry: `${name}: ${contract}`,
      },
    ]),
    sources("packages/simulator/test/fault-support.ts", [{ constant: "LISTING", entry: `${name}: "/campaigns"` }]),
    sources("packages/simulator/test/server.test.ts", [{ constant: "LISTING", entry: `${name}: "/campaigns"` }]),
    sources("scripts/feature-table/adapters.ts", [
      {
        statement: `import { create${title} } from "@trunkline/${name}";`,
        constant: "KINDS",
        entry: `{ title: "${title}", simulate: { provider: "${name}" }, create: create${title}, isUnfinished: true }`,
      },
    ]),
    sources("scripts/test/preflight.test.ts", [
      {
        statement: `import { rules as ${name}Rules } from "../../packages/${name}/src/generated/rules.ts";`,
        constant: "RULES",
        entry: `${name}: ${name}Rules`,
      },
    ]),
    sources("trials/redaction/subjects.ts", [
      {
        statement: `import { create${title}Transport } from "@trunkline/${name}/client";`,
        constant: "TRANSPORTS",
        entry: `${name}: create${title}Transport`,
      },
    ]),
    json("scripts/package.json", (content) => withDependency(content, "devDependencies", name)),
    json("trials/package.json", (content) => withDependency(content, "dependencies", name)),
    json(".changeset/config.json", (content) => withFixed(content, name)),
  ];
}

function sources(path: string, insertions: readonly Insertion[]): Registration {
  return [path, (text) => insertInto(path, text, insertions)];
}

type Json = Readonly<Record<string, unknown>>;

function json(path: string, change: (content: Json) => Json): Registration {
  return [
    path,
    (text) => {
      const content: unknown = JSON.parse(text);
      if (!isRecord(content)) throw new Error(`${path} is not an object: nothing is written`);
      return `${JSON.stringify(change(content), null, 2)}\n`;
    },
  ];
}

function withDependency(content: Json, kind: string, name: string): Json {
  const known = content[kind];
  const all = { ...(isRecord(known) ? known : {}), [`@trunkline/${name}`]: "workspace:*" };
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...content, [kind]: Object.fromEntries(sorted) };
}

/** All packages that are published together have one version. */
function withFixed(content: Json, name: string): Json {
  const [group = [], ...others]: readonly unknown[] = Array.isArray(content.fixed) ? content.fixed : [];
  return { ...content, fixed: [[...(Array.isArray(group) ? group : []), `@trunkline/${name}`], ...others] };
}
