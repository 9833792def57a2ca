/** Tells two inputs apart, whatever the order of their properties. Numbers, texts and lists are taken as they are. */
export async function digestOfInput(input: unknown): Promise<string> {
  const bytes = await sha256(JSON.stringify(input, inOrder));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
