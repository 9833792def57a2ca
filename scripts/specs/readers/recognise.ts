/** Which operation a request is of. */
import type { Operation } from "../surface/surface.ts";
import type { Asked } from "./world.ts";

/** By methods, and templates of paths: one without placeholders comes first. Undefined: of none of these. */
export function recogniserOf(
  operations: readonly Operation[],
): (...request: Parameters<typeof fetch>) => Promise<Asked | undefined> {
  const templates = operations
    .map(({ name, method, path }) => ({ name, method, ...toPattern(path) }))
    .sort((a, b) => a.names.length - b.names.length);
  return async (input, init) => {
    const request = await read(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const template = templates.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
    if (template === undefined) return undefined;
    const values = (template.pattern.exec(pathname) ?? []).slice(1).map(decodeURIComponent);
    const path = Object.fromEntries(template.names.map((name, index) => [name, values[index] ?? ""]));
    return {
      operation: template.name,
      path,
      parameters: new Map<string, readonly string[]>([
        ...Object.entries(path).map(([name, value]) => [`path ${name}`, [value]] as const),
        ...[...new Set(searchParams.keys())].map((name) => [`query ${name}`, searchParams.getAll(name)] as const),
      ]),
      ...(request.text !== "" && { body: JSON.parse(request.text) }),
    };
  };
}

/** Without making a request of it where that can be spared: it costs more than all the rest. */
async function read(input: RequestInfo | URL, init: RequestInit = {}) {
  const { method = "GET", body } = init;
  if (!(input instanceof Request) && (typeof body === "string" || body === undefined || body === null)) {
    return { url: String(input), method, text: body ?? "" };
  }
  const request = new Request(input, init);
  return { url: request.url, method: request.method, text: await request.text() };
}

function toPattern(path: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { pattern: new RegExp(`^${parts.join("([^/]+)")}$`), names };
}
