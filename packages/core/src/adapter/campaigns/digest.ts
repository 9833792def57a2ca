/** Tells two values apart, whatever the order of their properties. Numbers, texts and lists are taken as they are. */
export async function digestOf(value: unknown): Promise<string> {
  const bytes = await sha256(JSON.stringify(value, inOrder) ?? "");
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Tells two inputs apart, and in which of their properties: `name:1f… rows:9c…`. */
export async function digestOfInput(input: object): Promise<string> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(input).sort(byName)) {
    if (value !== undefined) parts.push(`${name}:${(await digestOf(value)).slice(0, PART_LENGTH)}`);
  }
  return parts.join(" ");
}

/** The properties in which two inputs differ, by their digests. Empty: in none. */
export function differencesOf(one: string, other: string): readonly string[] {
  const [first, second] = [toParts(one), toParts(other)];
  const names = [...new Set([...first.keys(), ...second.keys()])];
  return names.filter((name) => first.get(name) !== second.get(name));
}

const PART_LENGTH = 32;

function toParts(digest: string): ReadonlyMap<string, string> {
  return new Map(
    digest.split(" ").map((part) => {
      const [name = "", value = ""] = part.split(":");
      return [name, value];
    }),
  );
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
