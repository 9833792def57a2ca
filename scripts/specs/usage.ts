import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Contract, readContracts } from "../contracts.ts";

/** What was asked for makes no sense, and why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** `parseArgs`, whose complaints are about the usage. */
export function parseUsage<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const [said = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(`${said}: see pnpm specs --help`);
  }
}

/** The contract of a provider. Throws a {@link UsageError} that lists those there are. */
export function contractOf(provider: string | undefined): Contract {
  const contracts = readContracts();
  const contract = contracts.find((each) => each.provider === provider);
  if (contract !== undefined) return contract;
  const names = contracts.map((each) => each.provider).join(", ");
  throw new UsageError(
    `${provider === undefined ? "say which provider" : `there is no specs/${provider}.yaml`}: ${names}`,
  );
}
