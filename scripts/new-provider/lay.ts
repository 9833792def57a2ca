import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isRecord, record, toContract } from "../contracts.ts";
import { generatedFiles } from "../generate/files.ts";
import type { Names } from "./names.ts";
import { registrationsOf } from "./registrations.ts";
import { templateFiles } from "./template.ts";

/** The package whose configuration a new one copies. */
const MODEL = "packages/revox";
const CONFIGURATION = ["tsconfig.json", "tsdown.config.ts", "vitest.config.ts"];

/** What has been written, by its path in the workspace. */
export interface Laid {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  /** Takes all of it back, as far as it has been written. */
  undo(): void;
}

/**
 * Writes everything that a new provider consists of, and names it wherever providers are listed; formatting is left to do.
 * Throws an `Error` before anything is written when a file is there already, or a place to name it at is gone.
 */
export async function layProvider(names: Names, root: string): Promise<Laid> {
  const created = new Map([...templateFiles(names), ...fromModel(names, root)]);
  const contract = toContract(names.name, created.get(`specs/${names.name}.yaml`) ?? "");
  for (const [path, text] of await generatedFiles(contract)) created.set(`packages/${path}`, text);
  const inTheWay = [...created.keys()].filter((path) => existsSync(root + path));
  if (inTheWay.length > 0) throw new Error(`${inTheWay.join(", ")}: there already. Nothing is written over`);
  const before = new Map(registrationsOf(names).map(([path]) => [path, readFileSync(root + path, "utf8")]));
  const changed = new Map(registrationsOf(names).map(([path, change]) => [path, change(before.get(path) ?? "")]));

  function undo(): void {
    for (const path of created.keys()) rmSync(root + path, { force: true });
    for (const [path, text] of before) writeFileSync(root + path, text);
    for (const folder of [`packages/${names.name}`, `packages/simulator/src/${names.name}`]) {
      rmSync(root + folder, { recursive: true, force: true });
    }
    rmSync(`${root}packages/simulator/src/generated/${names.name}`, { recursive: true, force: true });
  }

  try {
    for (const [path, text] of [...created, ...changed]) {
      mkdirSync(dirname(root + path), { recursive: true });
      writeFileSync(root + path, text);
    }
  } catch (error) {
    undo();
    throw error;
  }
  return { created: [...created.keys()], changed: [...changed.keys()], undo };
}

/** With the versions that the others have. */
function fromModel({ name, title }: Names, root: string): readonly (readonly [string, string])[] {
  const folder = `packages/${name}`;
  const read = (file: string) => readFileSync(`${root}${MODEL}/${file}`, "utf8");
  const model = record(JSON.parse(read("package.json")), `${MODEL}/package.json`);
  const { devDependencies } = model;
  const manifest = {
    ...model,
    name: `@trunkline/${name}`,
    description: `${title} campaigns behind the Trunkline contract.`,
    devDependencies: isRecord(devDependencies)
      ? Object.fromEntries(Object.entries(devDependencies).filter(([dependency]) => /^@/.test(dependency)))
      : {},
  };
  return [
    [`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`],
    ...CONFIGURATION.map((file) => [`${folder}/${file}`, read(file)] as const),
  ];
}
