/** Programs of twenty lines that do the same with different libraries, for the compiler. */
import { PROVIDERS } from "../size/subjects.ts";

const ROOT = new URL("../../", import.meta.url);
const BENCHMARKS = new URL("benchmarks/", ROOT);

/** A program, and where its imports are looked up from. */
export interface TypedConsumer {
  readonly name: string;
  readonly home: URL;
  /** With {@link CURSOR} where somebody asks what may come next. */
  readonly code: string;
}

/** What all are compared with. */
export const BASELINE = "plain fetch";

/** Where completion is asked for. */
export const CURSOR = "/*|*/";

const TAIL = (list: string) => `
const counts = new Map<string, number>();
export async function count(): Promise<void> {
  for await (const campaign of ${list}) {
    const { status } = campaign;
    const before = counts.get(status) ?? 0;
    counts.set(status, before + 1);
    if (campaign.name.startsWith("Renewals")) console.log(campaign.${CURSOR}id);
  }
}
export function report(): readonly string[] {
  const lines = [...counts].map(([status, total]) => \`\${status}: \${total}\`);
  lines.sort();
  return lines;
}
`;

export const TYPED: readonly TypedConsumer[] = [
  {
    name: BASELINE,
    home: BENCHMARKS,
    code: `interface Campaign { readonly id: string; readonly name: string; readonly status: string }
async function list(): Promise<readonly Campaign[]> {
  const answer = await fetch("https://api.vapi.ai/campaign", { headers: { Authorization: "Bearer key" } });
  return (await answer.json()).results;
}${TAIL("await list()")}`,
  },
  ...PROVIDERS.flatMap(([provider, create]) =>
    ["", "/raw"].map((entry) => ({
      name: `@trunkline/${provider}${entry}`,
      home: new URL(`packages/${provider}/`, ROOT),
      code: `import { ${create} } from "@trunkline/${provider}${entry}";
const client = ${create}({ apiKey: "key" });${TAIL("client.listCampaigns()")}`,
    })),
  ),
  {
    name: "@vapi-ai/server-sdk",
    home: BENCHMARKS,
    code: `import { VapiClient } from "@vapi-ai/server-sdk";
const client = new VapiClient({ token: "key" });
async function list() {
  return (await client.campaigns.campaignControllerFindAll()).results;
}${TAIL("await list()")}`,
  },
];
