import type { Simulator, TrueCampaign } from "@trunkline/simulator";

/** What is really there of a run, whatever it was told. */
export function campaignsOf({ campaigns }: Simulator, key: string): readonly TrueCampaign[] {
  return campaigns.filter(({ name }) => name === key || name.startsWith(`${key} `));
}

/** For no campaign of this run somebody is on the line, or will be. */
export function isQuiet(simulator: Simulator, key: string): boolean {
  const own = campaignsOf(simulator, key);
  const attempts = own.flatMap(({ rows }) => rows.flatMap((row) => row.attempts));
  return own.every(({ mayDial }) => !mayDial) && attempts.every(({ over }) => over);
}

/** What a campaign of this run is called after it was renamed, without its mark. */
export function newNameOf(key: string): string {
  return `${key} renamed`;
}
