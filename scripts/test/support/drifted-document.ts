/** Ways in which a published document may drift where we read, each told by what comparing documents makes of it. */
import type { Contract } from "../../contracts.ts";
import { compareSurfaces } from "../../specs/surface/compare.ts";
import type { Difference, Site } from "../../specs/surface/difference.ts";
import { placesOf } from "../../specs/surface/places.ts";
import { projectDocument } from "../../specs/surface/project.ts";
import {
  followed,
  listOf,
  type Node,
  type Path,
  recordIn,
  type Spot,
  spotsOf,
  valueAt,
  withAt,
} from "./document-spots.ts";
import { publishedFrom } from "./published-from.ts";

export const DRIFTS = ["gone", "null", "missing", "kind", "word"] as const;
export type Drift = (typeof DRIFTS)[number];

export interface Drifted {
  readonly drift: Drift;
  readonly difference: Difference;
}

/** The word that documents come to have. */
export const NEW_WORD = "put-on-the-moon";

/** Each drift of each place that we read, as far as a document can have it there. */
export function driftsOf(contract: Contract): readonly Drifted[] {
  const document = publishedFrom(contract);
  const base = projectDocument(contract, document);
  const spots = spotsOf(contract, document).filter(({ ways }) => ways.has("read"));
  const places = new Map<string, Spot[]>();
  for (const spot of spots) places.set(spot.place, [...(places.get(spot.place) ?? []), spot]);

  return DRIFTS.flatMap((drift): Drifted[] => {
    const { aspect, edit } = EDITS[drift];
    // Where one is taken away, what lies below it cannot be: that is changed in another document.
    const isAlone = drift === "gone" || drift === "kind";
    const found = (isAlone ? apart([...places.keys()], placesOf(base).sites) : [[...places.keys()]]).flatMap(
      (group) => {
        const edited = group.flatMap((place) => places.get(place) ?? []).reduce<unknown>(edit, document);
        return compareSurfaces(base, projectDocument(contract, recordIn(edited))).differences;
      },
    );
    const own = found.filter((difference) => difference.aspect === aspect && isAwaited(difference, drift));
    return [...new Map(own.map((difference) => [difference.place, { drift, difference }])).values()];
  });
}

/** Places in groups, in none of which one lies within another. */
function apart(places: readonly string[], sites: ReadonlyMap<string, readonly Site[]>): readonly (readonly string[])[] {
  const groups: { readonly places: string[]; readonly own: Set<string>; readonly above: Set<string> }[] = [];
  for (const place of places) {
    const own = (sites.get(place) ?? []).map(keyOf);
    const above = (sites.get(place) ?? []).flatMap((site) =>
      site.path.map((_, index) => keyOf({ ...site, path: site.path.slice(0, index) })),
    );
    const free = groups.find(
      (group) => !own.some((key) => group.above.has(key)) && !above.some((key) => group.own.has(key)),
    );
    const group = free ?? { places: [], own: new Set(), above: new Set() };
    if (free === undefined) groups.push(group);
    group.places.push(place);
    for (const key of own) group.own.add(key);
    for (const key of above) group.above.add(key);
  }
  return groups.map((group) => group.places);
}

function keyOf({ operation, way, path }: Site): string {
  return JSON.stringify([operation, way, path]);
}

/** What an edit of a published document brings about, and not the other way round. */
function isAwaited({ sites, before, after, name }: Difference, drift: Drift): boolean {
  if (!sites.some(({ way }) => way === "read")) return false;
  if (drift === "gone") return after === undefined;
  if (drift === "null") return after === true;
  if (drift === "missing") return after === false;
  return drift === "word" ? name === NEW_WORD && before === undefined : true;
}

interface Edit {
  readonly aspect: Difference["aspect"];
  readonly edit: (document: unknown, spot: Spot) => unknown;
}

const EDITS: Readonly<Record<Drift, Edit>> = {
  gone: {
    aspect: "property",
    edit: (document, { role, at }) =>
      role === "property" ? withAt(demandedNoMore(document, at), at, () => undefined) : document,
  },
  null: {
    aspect: "null",
    edit: (document, { role, at }) =>
      role === "property" || role === "items"
        ? withAt(document, at, (schema) => ({ ...recordIn(schema), nullable: true }))
        : document,
  },
  missing: {
    aspect: "required",
    edit: (document, { role, at }) => (role === "property" ? demandedNoMore(document, at) : document),
  },
  kind: {
    aspect: "kind",
    edit(document, { at, said, role }) {
      const kind = role === "answer" ? undefined : OTHER_KIND[kindOf(said)];
      return kind === undefined ? document : withAt(document, at, () => ({ type: kind }));
    },
  },
  word: {
    aspect: "word",
    edit(document, { at }) {
      const there = followed(recordIn(document), at);
      const words = listOf(there.said.enum);
      const isText =
        words.length > 0 && words.every((word) => typeof word === "string") && there.said.items === undefined;
      if (!isText || words.includes(NEW_WORD)) return document;
      const holder = enumHolder(document, at, there.at);
      return withAt(document, [...holder, "enum"], () => [...words, NEW_WORD]);
    },
  },
};

/** The kind that a value takes on when it comes as another one. */
export const OTHER_KIND: Readonly<Partial<Record<string, string>>> = {
  string: "number",
  number: "string",
  integer: "string",
  boolean: "string",
  object: "string",
  array: "object",
};

function kindOf({ type, enum: words }: Node): string {
  // Text with words is declared an object at times.
  return Array.isArray(words) && type === "object" ? "string" : String(type);
}

function enumHolder(document: unknown, at: Path, there: Path): Path {
  return Array.isArray(recordIn(valueAt(document, at)).enum) ? at : there;
}

function demandedNoMore(document: unknown, at: Path): unknown {
  const name = at.at(-1);
  const holder = [...at.slice(0, -2), "required"];
  const required = valueAt(document, holder);
  if (!Array.isArray(required)) return document;
  return withAt(document, holder, () => required.filter((each) => each !== name));
}
