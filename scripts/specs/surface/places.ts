import type { Site } from "./difference.ts";
import type { Excuse, Operation, Surface, Use } from "./surface.ts";

export interface Places {
  /** Where every place of a surface occurs in requests and answers, by the names that differences have. */
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  /** Every departure that a contract explains, by where it stands. */
  readonly excuses: ReadonlyMap<string, Excuse>;
}

const KNOWN = new WeakMap<Surface, Places>();

/** Gone through once for each surface. */
export function placesOf(surface: Surface): Places {
  const places = KNOWN.get(surface) ?? walked(surface);
  KNOWN.set(surface, places);
  return places;
}

function walked(surface: Surface): Places {
  const sites = new Map<string, Site[]>();
  const excuses = new Map<string, Excuse>();
  const note: Note = (place, site, excuse) => {
    if (excuse !== undefined) excuses.set(excuse.at, excuse);
    const known = sites.get(place);
    if (known === undefined) sites.set(place, [site]);
    else if (known.at(-1) !== site) known.push(site);
  };
  if (surface.addressExcuse !== undefined) excuses.set(surface.addressExcuse.at, surface.addressExcuse);
  for (const operation of surface.operations.values()) walkOperation(operation, note);
  return { sites, excuses };
}

type Note = (place: string, site: Site, excuse?: Excuse) => void;

function walkOperation({ name: operation, parameters, body, answers }: Operation, note: Note): void {
  for (const [key, use] of parameters) walk(use, `${operation} ${key}`, { operation, way: "send", path: [key] }, note);
  if (body !== undefined) walk(body, `${operation} body`, { operation, way: "send", path: ["body"] }, note);
  for (const [status, use] of answers) {
    if (use !== undefined) walk(use, `${operation} ${status}`, { operation, way: "read", path: [] }, note);
  }
}

function walk({ shape, excuse }: Use, place: string, site: Site, note: Note, around: readonly unknown[] = []): void {
  note(place, site, excuse);
  if (around.includes(shape)) return;
  if (shape.name !== undefined) note(shape.name, site);
  const within = [...around, shape];
  const name = shape.name ?? place;
  const below = (key: string): Site => ({ ...site, path: [...site.path, key] });
  if (shape.items !== undefined) walk(shape.items, `${name}[]`, below("[]"), note, within);
  for (const [key, property] of shape.properties ?? []) walk(property, `${name}.${key}`, below(key), note, within);
  for (const [kind, inner] of shape.choice ?? []) walk({ shape: inner, isDeprecated: false }, kind, site, note, within);
}
