import { existsSync } from "node:fs";
import ts from "typescript";

/** What a provider is called: as it is written in ids and paths, in names of types, and in the environment. */
export interface Names {
  /** `acme` */
  readonly name: string;
  /** `Acme` */
  readonly title: string;
  /** `ACME` */
  readonly constant: string;
}

/** Packages that are no provider's, and names that those that are laid need for something else. */
const TAKEN: readonly string[] = [
  ...["core", "conformance", "simulator", "scripts", "examples", "benchmarks", "trials", "trunkline"],
  ...["campaign", "provider", "client", "transport", "driver", "asker", "observer", "listing", "switchboard"],
  ...["index", "raw", "generated", "test", "node"],
];

/** Throws an `Error` that says why a provider cannot be called so. `root` is the workspace's, with a slash at its end. */
export function toNames(name: string, root: string): Names {
  const complaint = complaintAbout(name, root);
  if (complaint !== undefined) throw new Error(`${JSON.stringify(name)} ${complaint}`);
  return { name, title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, constant: name.toUpperCase() };
}

function complaintAbout(name: string, root: string): string | undefined {
  if (!/^[a-z][a-z0-9]*$/.test(name)) {
    return "is not one word of small letters and digits, such as acme: it is an id, a package and a key of providerOptions";
  }
  if (name.length > 24) return "is longer than 24 letters";
  if (TAKEN.includes(name)) return "is the name of something else here";
  if (isKeyword(name)) return "is a word of the language";
  const there = [`specs/${name}.yaml`, `packages/${name}`, `packages/simulator/src/${name}`].find((path) =>
    existsSync(root + path),
  );
  return there && `is there already: ${there}. Nothing is written over`;
}

function isKeyword(name: string): boolean {
  return ts.identifierToKeywordKind(ts.factory.createIdentifier(name)) !== undefined;
}
