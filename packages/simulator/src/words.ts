/** The providers that can be simulated. */
export const PROVIDERS = ["vapi", "revox", "cozmox"] as const;
export type ProviderId = (typeof PROVIDERS)[number];

/** A word of the contract, or one that it does not have yet. */
export type Open<Word extends string> = Word | (string & {});

/** What the invented words stand in for, by provider. */
export const INVENTED = {
  vapi: {
    campaignStatus: "warming-up",
    contactStatus: "contact.deferred",
    callStatus: "on-hold",
    // One that resembles a family of known reasons, and one that resembles nothing.
    endedReasons: ["pipeline-error-brand-new-vendor-voice-failed", "sunspot-interference"],
  },
  cozmox: {
    campaignStatus: "warming-up",
    callStatus: "on-hold",
    endedReasons: ["pipeline-error-brand-new-vendor-voice-failed", "sunspot-interference"],
  },
  revox: {
    campaignStatus: "warming_up",
    callStatus: "awaiting_consent",
    attemptStatus: "on_hold",
    result: "fax",
    dialError: "carrier_strike",
    outcome: "wants_brochure",
  },
} as const;

/** Words that no contract has, which the option `oddities` puts among the data. */
export const INVENTED_WORDS: Readonly<Record<ProviderId, readonly string[]>> = {
  vapi: Object.values(INVENTED.vapi).flat(),
  cozmox: Object.values(INVENTED.cozmox).flat(),
  revox: Object.values(INVENTED.revox).flat(),
};
