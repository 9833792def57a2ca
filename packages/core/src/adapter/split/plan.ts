/** What is wanted of a value, and of the values inside it. A value that has no plan is passed over as it is. */
export interface Plan {
  readonly members: readonly PlannedMember[];
  /** For each value in a list. */
  readonly items?: Plan;
  /** Leave it out: the path by which that was asked. */
  readonly omit?: string;
  /** Stop at its opening bracket, where it is a list. */
  readonly isList?: boolean;
}

export interface PlannedMember {
  readonly name: string;
  /** The name in UTF-8, as it is spelled without escapes. */
  readonly bytes: Uint8Array;
  readonly plan: Plan;
}

/** Stops at the list: the document itself, or its member of that name. */
export function planOfDocument(list: string | undefined): Plan {
  const plan: Plan = { members: [], isList: true };
  return list === undefined ? plan : { members: [toMember(list, plan)] };
}

/** Leaves out members of an element, by their paths from it. Undefined: there are none. */
export function planOfElement(paths: readonly string[]): Plan | undefined {
  return paths.length === 0 ? undefined : toPlan(paths.map((path) => ({ path, steps: toSteps(path) })));
}

interface Route {
  readonly path: string;
  /** Names of members, each with a dot before it, and `[]` for every value in a list. */
  readonly steps: readonly string[];
}

const ITEMS = "[]";

/** `a[].b` → `.a`, `[]`, `.b`. */
function toSteps(path: string): readonly string[] {
  const steps = path.split(".").flatMap((part, index) => {
    const [, name = "", brackets = ""] = /^(.*?)((?:\[\])*)$/s.exec(part) ?? [];
    const items = Array.from({ length: brackets.length / ITEMS.length }, () => ITEMS);
    return index === 0 && name === "" && items.length > 0 ? items : [`.${name}`, ...items];
  });
  if (steps.at(-1) === ITEMS) throw new TypeError(`"${path}" names no member: values in a list cannot be left out`);
  return steps;
}

function toPlan(routes: readonly Route[]): Plan {
  const ending = routes.find(({ steps }) => steps.length === 0);
  if (ending !== undefined) return { members: [], omit: ending.path };
  const firsts = new Set(routes.map(({ steps }) => steps[0] ?? ITEMS));
  const planOf = (first: string) =>
    toPlan(
      routes.filter(({ steps }) => steps[0] === first).map(({ path, steps }) => ({ path, steps: steps.slice(1) })),
    );
  const names = [...firsts].filter((step) => step !== ITEMS);
  return {
    members: names.map((step) => toMember(step.slice(1), planOf(step))),
    ...(firsts.has(ITEMS) && { items: planOf(ITEMS) }),
  };
}

function toMember(name: string, plan: Plan): PlannedMember {
  return { name, bytes: new TextEncoder().encode(name), plan };
}
