import { type Contract, isRecord } from "../../contracts.ts";
import {
  kindsOf,
  listOf,
  type Node,
  nodeOf,
  type Plain,
  plain,
  resolved,
  united,
  wordsOf,
} from "../document/dialect.ts";
import { findOperation, neighboursOf } from "../document/paths.ts";
import { guidesOf } from "./guides.ts";
import {
  type Excuse,
  FACTS,
  type Fact,
  type Kind,
  type Operation,
  type Parameter,
  type Property,
  type Shape,
  type Surface,
  type Use,
} from "./surface.ts";

/** What a contract itself says. */
export function projectContract(contract: Contract): Surface {
  return project(contract, contract.document, true);
}

/** What a published document says where the contract speaks, whatever its dialect and the publisher's habits. */
export function projectDocument(contract: Contract, document: Node): Surface {
  return project(contract, document, false);
}

type Value = string | number | boolean;

interface Projection {
  readonly contract: Contract;
  readonly document: Node;
  readonly isOwn: boolean;
  /** Our name by theirs. */
  readonly ours: ReadonlyMap<string, string>;
  /** Shapes that have a name, and so may hold themselves. */
  readonly named: Map<string, Shape>;
}

/** What the contract says at the place that is being projected. Undefined: it does not speak of it. */
type Guide = Plain | undefined;

function project(contract: Contract, document: Node, isOwn: boolean): Surface {
  const ours = Object.entries(contract.schemas).flatMap(([name, schema]) => {
    const theirs = isOwn ? name : schema["x-upstream-schema"];
    return typeof theirs === "string" ? [[theirs, name] as const] : [];
  });
  const projection: Projection = { contract, document, isOwn, ours: new Map(ours), named: new Map() };
  const operations = contract.operations.flatMap((operation): [string, Operation][] => {
    const { name, method, path } = operation;
    const guide = findOperation(contract.document, method, path);
    const found = findOperation(document, method, path);
    if (guide === undefined || found === undefined) return [];
    return [[name, { name, method, path, ...projectOperation(projection, guide, found) }]];
  });
  return {
    provider: contract.provider,
    operations: new Map(operations),
    ...addressesOf(projection),
    neighbours: isOwn ? statedNeighbours(contract) : neighboursOf(contract, document),
  };
}

function addressesOf(projection: Projection): Pick<Surface, "addresses" | "addressExcuse"> {
  const servers = listOf(projection.document.servers).map(nodeOf);
  const excuses = servers.map((server) => excuseOf(projection, server, "/servers").excuse);
  const excuse = excuses.find((each) => each !== undefined);
  const addresses = servers.flatMap(({ url }) => (typeof url === "string" ? [url.replace(/\/$/, "")] : []));
  return {
    ...(addresses.length > 0 && { addresses }),
    ...(excuse !== undefined && { addressExcuse: excuse }),
  };
}

/** Schemes by what they are, not by what the document calls them. */
function proofsOf(document: Node, operation: Node): readonly string[] {
  const schemes = nodeOf(nodeOf(document.components).securitySchemes);
  const names = listOf(operation.security ?? document.security).flatMap((each) => Object.keys(nodeOf(each)));
  const proofs = names.map((name) => {
    const { type, scheme, in: place, name: header } = resolved(document, schemes[name]);
    return [type ?? name, scheme, place, header].filter((part) => part !== undefined).join(" ");
  });
  return [...new Set(proofs)].sort();
}

/** What the contract says of operations that lie beside ours, and that we leave alone. */
function statedNeighbours({ document }: Contract): readonly string[] {
  return listOf(nodeOf(nodeOf(document.info)["x-upstream"]).unused)
    .map(String)
    .sort();
}

type Found = NonNullable<ReturnType<typeof findOperation>>;

function projectOperation(projection: Projection, guide: Found, found: Found) {
  const body = bodyOf(projection, guide, found);
  const proofs = proofsOf(projection.document, found.operation);
  return {
    parameters: parametersOf(projection, guide, found),
    ...(found.operation.deprecated === true && { isDeprecated: true as const }),
    ...(proofs.length > 0 && { proofs }),
    ...(body !== undefined && { body }),
    answers: answersOf(projection, guide, found),
  };
}

function parametersOf(projection: Projection, guide: Found, found: Found): ReadonlyMap<string, Parameter> {
  const guides = new Map(guide.parameters(projection.contract.document));
  const declared = new Map(found.parameters(projection.document));
  // A parameter that the path itself demands is there, declared or not: then nothing else is known of it.
  const undeclared = [...guides].filter(([key]) => key.startsWith("path ") && !declared.has(key));
  return new Map([
    ...[...declared].map(([key, node]) => [key, parameterOf(projection, guides.get(key), node)] as const),
    ...undeclared.map(
      ([key, node]) =>
        [key, parameterOf({ ...projection, document: projection.contract.document }, node, node)] as const,
    ),
  ]);
}

function parameterOf(projection: Projection, guide: Node | undefined, node: Node): Parameter {
  const place = String(node.in);
  const style = String(node.style ?? (place === "query" || place === "cookie" ? "form" : "simple"));
  const inner = guide === undefined ? undefined : guidesOf(projection.contract).at(guide.schema);
  const use = useOf(projection, inner, node.schema ?? jsonSchema(node), `/parameters/${place} ${node.name}`);
  return {
    ...use,
    ...excuseOf(projection, node, `/parameters/${place} ${node.name}`),
    name: String(guide?.name ?? node.name),
    in: place,
    isRequired: node.required === true,
    isDeprecated: node.deprecated === true || use.isDeprecated,
    style,
    isExploded: typeof node.explode === "boolean" ? node.explode : style === "form",
  };
}

function bodyOf(projection: Projection, guide: Found, found: Found): Property | undefined {
  const node = resolved(projection.document, found.operation.requestBody);
  const schema = jsonSchema(node);
  if (schema === undefined) return undefined;
  const inner = jsonSchema(resolved(projection.contract.document, guide.operation.requestBody));
  const guided = inner === undefined ? undefined : guidesOf(projection.contract).at(inner);
  return { ...useOf(projection, guided, schema, `${found.where}/body`), isRequired: node.required === true };
}

function answersOf(projection: Projection, guide: Found, found: Found): Operation["answers"] {
  const guides = nodeOf(guide.operation.responses);
  // A success is read alike whatever its number: a document that moves one from 200 to 201 is still held against our answer.
  const [first] = Object.keys(guides).filter((status) => status.startsWith("2"));
  const answers = Object.entries(nodeOf(found.operation.responses)).filter(([status]) => status.startsWith("2"));
  return new Map(
    answers.map(([status, node]) => {
      const schema = jsonSchema(resolved(projection.document, node));
      if (schema === undefined) return [status, undefined];
      const inner = jsonSchema(resolved(projection.contract.document, guides[status] ?? guides[first ?? ""]));
      const guided = inner === undefined ? undefined : guidesOf(projection.contract).at(inner);
      return [status, useOf(projection, guided, schema, `${found.where}/${status}`)];
    }),
  );
}

function useOf(projection: Projection, guide: Guide, node: unknown, at: string): Use {
  return {
    shape: shapeOf(projection, guide, plain(projection.document, node), at),
    isDeprecated: nodeOf(node).deprecated === true,
    ...excuseOf(projection, nodeOf(node), at),
  };
}

function excuseOf({ isOwn }: Projection, node: Node, at: string): { readonly excuse?: Excuse } {
  const why = node["x-differs"];
  return isOwn && why !== undefined ? { excuse: { at, why: String(why) } } : {};
}

function shapeOf(projection: Projection, given: Guide, found: Plain, at: string): Shape {
  const guide = guideFor(projection, given, found);
  const kinds = kindsIn(guide, found);
  const head = {
    ...(guide?.name !== undefined && { name: guide.name }),
    ...theirNameOf(projection, guide, found),
    kinds,
    isNullable: found.isNullable,
    isOpen: false,
    isWhole: guide?.schema["x-whole"] === true,
  };
  if (guide !== undefined && isAnything(guide)) {
    // Where we take anything, a choice between kinds is anything too.
    return {
      ...head,
      kinds: kinds.length > 1 || found.choice !== undefined ? [] : kinds,
      isOpen: true,
      isNullable: guide.isNullable,
      facts: {},
    };
  }
  if (kinds.includes("object") && (guide === undefined || isOpenObject(guide)))
    return { ...head, isOpen: true, facts: {} };
  const schema = united(projection.document, found);
  const facts = factsOf(found.choice === undefined ? schema : found.schema);
  const key = guide?.name === undefined ? undefined : JSON.stringify([guide.name, found.name, head, facts]);
  const known = key === undefined ? undefined : projection.named.get(key);
  // Two schemas said in place may share all of that, and still hold other properties: only what has a name is taken for known.
  if (known !== undefined && found.name !== undefined) return known;

  const where = guide?.name === undefined ? at : `/components/schemas/${guide.name}`;
  const properties = new Map<string, Property>();
  const choice = new Map<string, Shape>();
  const words = kinds.includes("array") ? undefined : wordsOf(schema);
  const items = kinds.includes("array") ? itemsOf(projection, guide, schema, where) : undefined;
  const isChoice = guide?.choice !== undefined;
  const shape: Shape = {
    ...head,
    facts,
    ...(words !== undefined && { words }),
    ...(items !== undefined && { items }),
    ...(isChoice && { choice }),
    ...(!isChoice && kinds.includes("object") && { properties }),
  };
  if (key !== undefined) projection.named.set(key, shape);
  if (isChoice) fillChoice(projection, guide, found, choice, where);
  else if (kinds.includes("object")) fillProperties(projection, guide, schema, properties, where);
  return shape;
}

/**
 * What the contract says of what stands here: where the document has a schema there that we know under another name than the
 * one expected, then of that one. Kinds that we read as one keep the one we read them as.
 */
function guideFor({ contract, ours, isOwn }: Projection, guide: Guide, found: Plain): Guide {
  const name = found.name === undefined ? undefined : ours.get(found.name);
  const schema = name === undefined ? undefined : contract.schemas[name];
  if (isOwn || name === undefined || schema === undefined) return guide;
  if (guide !== undefined && (guide.name === undefined || guide.schema["x-upstream-schema"] === undefined))
    return guide;
  return guidesOf(contract).named(name);
}

function theirNameOf({ isOwn }: Projection, guide: Guide, found: Plain): { readonly theirName?: string } {
  const name = isOwn ? guide?.schema["x-upstream-schema"] : found.name;
  return typeof name === "string" ? { theirName: name } : {};
}

/** Whole numbers are not told from others by publishers who generate their documents from JavaScript. */
function kindsIn(guide: Guide, found: Plain): readonly Kind[] {
  const wanted = guide === undefined ? [] : kindsOf(guide);
  const isWhole = wanted.includes("integer") && !wanted.includes("number");
  const kinds = kindsOf(found).map((kind): Kind => (kind === "number" && isWhole ? "integer" : kind));
  return [...new Set(kinds)].sort();
}

function itemsOf(projection: Projection, guide: Guide, schema: Node, where: string): Use {
  const items = nodeOf(schema.items);
  // Words of the items, put on the list: another habit.
  const words = items.enum === undefined && schema.enum !== undefined ? { enum: schema.enum } : {};
  const inner = guide?.schema.items;
  const guided = inner === undefined ? undefined : guidesOf(projection.contract).at(inner);
  return useOf(projection, guided, { ...items, ...words }, `${where}/items`);
}

function fillChoice(
  projection: Projection,
  guide: Guide,
  found: Plain,
  choice: Map<string, Shape>,
  where: string,
): void {
  const guides = new Map((guide?.choice ?? []).map((kind) => [kind.name, kind]));
  for (const [index, kind] of (found.choice ?? [found]).entries()) {
    const name =
      (kind.name === undefined ? undefined : projection.ours.get(kind.name)) ?? kind.name ?? `kind ${index + 1}`;
    choice.set(name, shapeOf(projection, guides.get(name), kind, `${where}/${name}`));
  }
}

function fillProperties(
  projection: Projection,
  guide: Guide,
  schema: Node,
  properties: Map<string, Property>,
  where: string,
): void {
  const guides = guidesOf(projection.contract);
  const guided = guide === undefined ? undefined : guides.properties(guide);
  const required = listOf(schema.required);
  const isWhole = guide?.schema["x-whole"] === true;
  const stated = nodeOf(schema.properties);
  // What is demanded without being described may be anything.
  const undescribed = required.filter((name) => typeof name === "string" && !Object.hasOwn(stated, name));
  const all = [...Object.entries(stated), ...undescribed.map((name) => [String(name), {}] as const)];
  for (const [name, node] of all) {
    const inner = guided?.get(name);
    if (inner === undefined && !isWhole) continue;
    const use = useOf(
      projection,
      inner === undefined ? undefined : guides.at(inner),
      node,
      `${where}/properties/${name}`,
    );
    properties.set(name, { ...use, isRequired: required.includes(name) });
  }
}

/** Facts that hold of anything. */
const SAYS_NOTHING = new Set([
  ...["minLength 0", "minItems 0", "minProperties 0", "uniqueItems false", "readOnly false", "writeOnly false"],
]);

function factsOf(schema: Node): Shape["facts"] {
  const { propertyName } = nodeOf(schema.discriminator);
  const stated: Node = { ...schema, discriminator: propertyName };
  return Object.fromEntries(
    FACTS.flatMap((name): [Fact, Value][] => {
      const value = stated[name];
      const isStated = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return isStated && !SAYS_NOTHING.has(`${name} ${value}`) ? [[name, value]] : [];
    }),
  );
}

function isAnything({ schema, choice }: Plain): boolean {
  return (
    choice === undefined && ["type", "enum", "const", "properties", "items"].every((key) => schema[key] === undefined)
  );
}

function isOpenObject({ schema, choice }: Plain): boolean {
  return (
    choice === undefined && schema.properties === undefined && kindsOf({ schema, isNullable: false }).includes("object")
  );
}

function jsonSchema(holder: Node): unknown {
  const content = Object.entries(nodeOf(holder.content));
  const [, json] = content.find(([type]) => /\bjson\b/.test(type)) ?? content.find(([type]) => type === "*/*") ?? [];
  return isRecord(json) ? json.schema : undefined;
}
