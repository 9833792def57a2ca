/** Which of a consumer's chunks listing campaigns really loads: it is run against a server, and what it loads is recorded. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import type { Bundle } from "./bundle.ts";
import { runRecorded } from "./recorder.ts";

const CAMPAIGN = { id: "campaign-1", name: "Renewals", status: "in-progress", createdAt: "2026-08-18T09:30:00.000Z" };
/** One campaign, in the forms of all APIs at once. */
const ANSWER = JSON.stringify({
  results: [CAMPAIGN],
  campaigns: [CAMPAIGN],
  metadata: { itemsPerPage: 100, totalItems: 1, currentPage: 1 },
});

/** Sends every request of a consumer to our server, wherever it was meant to go. */
const REDIRECT = `
const original = globalThis.fetch;
globalThis.fetch = (input, init) => original(new URL(new URL(input.url ?? input).pathname, process.env.SERVER), init);`;

/** Names of the chunks, the started one included. Throws unless the campaign was listed. */
export async function chunksOfListing({ chunks }: Bundle): Promise<readonly string[]> {
  const folder = await mkdtemp(`${tmpdir()}/bundled-`);
  const server = createServer((_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(ANSWER),
  );
  try {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    await Promise.all([...chunks].map(([name, { text }]) => writeFile(`${folder}/${name}`, text)));
    await writeFile(`${folder}/package.json`, JSON.stringify({ type: "module" }));
    const home = pathToFileURL(`${folder}/`);
    const [entry] = chunks.keys();
    const keys = { VAPI_API_KEY: "key", REVOX_API_KEY: "key", COZMOX_API_KEY: "key" };
    const { stdout, loaded } = await runRecorded(
      { code: `await import("./${entry}");`, home, before: REDIRECT },
      { ...keys, SERVER: `http://127.0.0.1:${address.port}` },
    );
    if (stdout.trim() !== CAMPAIGN.id) throw new Error(`the campaign was not listed, but: ${stdout}`);
    return loaded.map((url) => url.slice(url.lastIndexOf("/") + 1)).filter((name) => chunks.has(name));
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}
