import { type Contract, isRecord, readContracts } from "../../contracts.ts";
import { DocumentError } from "../document/document.ts";
import { type Generations, readGenerations } from "../fingerprint/generations.ts";
import type { Identity } from "../fingerprint/identify.ts";
import { identifyAnswer } from "../fingerprint/identify-answer.ts";
import { identifyContract, identifyDocument } from "../fingerprint/identify-surface.ts";
import { isExact, reportIdentity, verdictOf } from "../fingerprint/report.ts";
import { readSubject, type Subject } from "../fingerprint/subject.ts";
import { projectContract, projectDocument } from "../surface/project.ts";
import { parseUsage, UsageError } from "../usage.ts";

const OPTIONS = {
  upstream: { type: "string" },
  operation: { type: "string" },
  json: { type: "boolean" },
} as const;

/** Prints which known generation a document, a contract or a recorded answer is; gives 1 when it is not quite any of them. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseUsage({ args, options: OPTIONS, strict: true });
  if (values.upstream === undefined) {
    throw new UsageError("say what it is of: specs fingerprint --upstream FILE [--operation listCampaigns]");
  }
  const subject = await readSubject(values.upstream);
  if (values.operation !== undefined && subject.kind !== "answer") {
    throw new UsageError(`--operation is for a recorded answer, and ${subject.source} is none`);
  }
  const { identity, owner } = identify(subject, values.operation);
  const told = { verdict: verdictOf(identity, owner), ...identity };
  console.log(values.json === true ? JSON.stringify(told, null, 2) : reportIdentity(identity, owner));
  return isExact(identity) ? 0 : 1;
}

interface Identified {
  readonly identity: Identity;
  /** Whose API the generation is of, as it calls itself. */
  readonly owner: string;
}

/** The best of what is known of any provider. Throws a {@link DocumentError} where nothing is anything like it. */
function identify(subject: Subject, operation: string | undefined): Identified {
  const found: Identified[] = [];
  const refusals: DocumentError[] = [];
  for (const contract of readContracts()) {
    const generations = readGenerations(contract.provider);
    if (generations === undefined) continue;
    try {
      const identity = identifyAmong(generations, contract, subject, operation);
      if (identity !== undefined) found.push({ identity, owner: ownerOf(contract) });
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      refusals.push(error);
    }
  }
  const [best] = found.sort((a, b) => a.identity.against.length - b.identity.against.length);
  if (best !== undefined) return best;
  throw refusals[0] ?? new DocumentError(subject.source, "has none of the operations whose generations are known");
}

function identifyAmong(
  generations: Generations,
  contract: Contract,
  subject: Subject,
  operation: string | undefined,
): Identity | undefined {
  const { source } = subject;
  switch (subject.kind) {
    case "document":
      return identifyDocument(generations, source, projectDocument(contract, subject.published.document));
    case "contract":
      return identifyContract(generations, source, projectContract(subject.contract));
    case "answer":
      return identifyAnswer(generations, source, subject.value, operation);
  }
}

function ownerOf({ document, provider }: Contract): string {
  const { title } = isRecord(document.info) ? document.info : {};
  return typeof title === "string" ? title : provider;
}
