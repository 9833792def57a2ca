// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

/** Every word of `CampaignStatus`. */
export const campaignStatusWords = [
  "draft",
  "running",
  "paused",
  "completed",
] as const;

/** Every word of `LaunchMode`. */
export const launchModeWords = [
  "ai_first",
  "speed_dial",
] as const;

/** Every word of `SessionStatus`. */
export const sessionStatusWords = [
  "dialing",
  "connected",
  "completed",
  "stopped",
  "errored",
] as const;

/** Every word of `CallStatus`. */
export const callStatusWords = [
  "initializing",
  "queued_for_calling",
  "calling",
  "scheduled",
  "completed",
  "cancelled",
  "errored",
] as const;

/** Every word of `Outcome`. */
export const outcomeWords = [
  "not_interested",
  "interested",
  "completed",
  "requested_callback_later",
  "requested_callback_new_number",
  "do_not_contact",
] as const;

/** Every word of `Direction`. */
export const directionWords = [
  "inbound",
  "outbound",
] as const;

/** Every word of `AttemptStatus`. */
export const attemptStatusWords = [
  "queued",
  "ringing",
  "ongoing",
  "completed",
  "error",
] as const;

/** Every word of `AttemptResult`. */
export const attemptResultWords = [
  "IVR",
  "voicemail",
  "human",
  "unknown",
  "ios-screening-filter",
] as const;

/** Every word of `DialError`. */
export const dialErrorWords = [
  "number_non_attributed",
  "too_many_calls",
  "busy",
  "temporarily_unavailable",
  "no_answer",
  "no_international_permission",
  "precondition_failed",
  "non_classified_error",
] as const;

/** Every word of `AttemptEndReason`. */
export const attemptEndReasonWords = [
  "tool_end_call",
  "voicemail",
  "transfer",
  "ivr_no_navigate",
] as const;

/** Every word of `EndedBy`. */
export const endedByWords = [
  "agent",
  "user",
  "system",
] as const;

/** Every word of `TranscriptRole`. */
export const transcriptRoleWords = [
  "user",
  "assistant",
  "tool",
] as const;

/** Every word of `Weekday`. */
export const weekdayWords = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** Every word of `BackgroundSound`. */
export const backgroundSoundWords = [
  "audio/office.ogg",
] as const;

/** Every word of `FirstSentenceMode`. */
export const firstSentenceModeWords = [
  "generated",
  "static",
  "none",
] as const;

/** Every word of `HumanTransferMode`. */
export const humanTransferModeWords = [
  "warm",
  "cold",
] as const;

/** Every word of `ThinkingSound`. */
export const thinkingSoundWords = [
  "city-ambience.ogg",
  "forest-ambience.ogg",
  "office-ambience.ogg",
  "crowded-room.ogg",
  "keyboard-typing.ogg",
  "keyboard-typing2.ogg",
  "hold_music.ogg",
] as const;

/** Every word of `HttpMethod`. */
export const httpMethodWords = [
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
] as const;

/** Every word of `ParameterType`. */
export const parameterTypeWords = [
  "string",
  "number",
  "boolean",
  "enum",
  "date",
  "datetime",
] as const;

/** Every word of `VoiceProvider`. */
export const voiceProviderWords = [
  "cartesia",
  "elevenlabs",
] as const;

/** Every word of `FaqSource`. */
export const faqSourceWords = [
  "human",
  "ai",
] as const;

/** Every word of `DedicatedModelName`. */
export const dedicatedModelNameWords = [
  "gpt-4.1",
  "ministral-3-8b-instruct",
] as const;

/** Every word of `RealtimeProvider`. */
export const realtimeProviderWords = [
  "openai",
  "google",
] as const;
